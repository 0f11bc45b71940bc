"""Runs the command line as `nodkit` does, in this process, and returns what a shell would see."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

from kit.cli import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


def run(*arguments: object) -> Done:
    """Run one command line. Anything but an exit is a traceback in a shell, and fails the test."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
    return Done(code, out.getvalue(), err.getvalue())
