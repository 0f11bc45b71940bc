"""``nodkit report``: puts the runs of several machines together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kit.cli import FINDING
from kit.cli._runs import hand_on, output_options
from kit.errors import KitError

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group("report")
def command() -> None:
    """Work with runs of `nodkit verify` that were written with --json."""


@command.command("merge")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE.json…")
@output_options
def merge(files: tuple[Path, ...], **given: Any) -> None:
    """Make one run of the shares of several machines, with one report. Exit code 1 when a promise is broken."""
    from kit.verify.records import from_json, merged

    whole = {path.resolve() for path in files}
    for option in ("json", "junit", "report"):
        if given[option] and given[option].resolve() in whole:
            raise KitError(f"--{option} names a file that is read", at=given[option], fix="name another file")
    result = merged([(path, from_json(path)) for path in files])
    hand_on(result, given, _locate)
    if not result.passed:
        sys.exit(FINDING)


def _locate(component: str) -> str:
    spec = Path("components") / component / f"{component}.yaml"
    return spec.as_posix() if spec.is_file() else ""
