"""Programs of Node that tests ask: those of a folder's ``node_modules``, and modules written for the test."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Said:
    code: int
    out: str


def program(home: Path, *words: object, within: Path, **environment: str) -> Said:
    """Run a program that is installed in a folder, and return its exit code and all that it printed."""
    name, *arguments = map(str, words)
    # Into a file: a program that ends at once cuts off what it has not written into a pipe yet.
    with TemporaryFile("w+", encoding="utf-8") as said:
        done = subprocess.run(
            [str(home / "node_modules" / ".bin" / name), *arguments],
            cwd=within,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
            env={**os.environ, "NO_COLOR": "1", **environment},
        )
        said.seek(0)
        return Said(done.returncode, said.read().strip())


def node(script: str, *words: object, within: Path, given: str = "", **environment: str) -> str:
    """Run a module that a test wrote, and return what it printed; it ends well, and complains of nothing."""
    done = subprocess.run(
        [shutil.which("node") or "node", "--input-type=module", "--eval", script, *map(str, words)],
        cwd=within,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
