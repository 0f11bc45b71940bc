"""``nodkit report``: puts the runs of several machines together."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from kit.cli import FINDING
from kit.cli._files import write_file
from kit.cli._runs import hand_on, output_options
from kit.errors import KitError

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group("report")
def command() -> None:
    """Work with runs of `nodkit verify` and of `nodkit snap` that were written with --json."""


@command.command("merge")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE.json…")
@output_options
def merge(files: tuple[Path, ...], **given: Any) -> None:
    """Make one run of the shares of several machines. Exit code 1 when a promise is broken, or a picture changed.

    Runs of `nodkit verify` get one report; those of `nodkit snap` have no pictures in them.
    """
    from kit.verify.records import from_json, merged

    whole = {path.resolve() for path in files}
    for option in ("json", "junit", "report"):
        if given[option] and given[option].resolve() in whole:
            raise KitError(f"--{option} names a file that is read", at=given[option], fix="name another file")
    if pictured := _snapped(files):
        _merge_pictures(pictured, given)
        return
    result = merged([(path, from_json(path)) for path in files])
    hand_on(result, given, _locate)
    if not result.passed:
        sys.exit(FINDING)


def _snapped(files: tuple[Path, ...]) -> list[tuple[Path, dict[str, Any]]]:
    """Return the runs of `nodkit snap` among these files. KitError where only some are: they are other things."""
    from kit.located import read_json
    from kit.snapshots.records import is_record

    found = [(path, value) for path in files for value in (read_json(path).value,) if is_record(value)]
    if found and len(found) < len(files):
        other = next(path for path in files if path not in {one for one, _ in found})
        raise KitError(
            "runs of nodkit verify and of nodkit snap cannot be one", at=other, fix="merge each kind on its own"
        )
    return found


def _merge_pictures(runs: list[tuple[Path, dict[str, Any]]], given: dict[str, Any]) -> None:
    from kit.snapshots.records import merged, sentences

    for option in ("junit", "report"):
        if given[option]:
            fix = f"leave out --{option}; each share writes its page itself: nodkit snap --shard I/N --report FILE"
            raise KitError("runs of nodkit snap have no pictures in them", given=f"--{option}", fix=fix)
    run = merged(runs)
    for line in sentences(run):
        click.echo(line)
    if given["json"]:
        write_file(given["json"], json.dumps(run, ensure_ascii=False, indent=1), "--json")
    if run["changes"]:
        sys.exit(FINDING)


def _locate(component: str) -> str:
    spec = Path("components") / component / f"{component}.yaml"
    return spec.as_posix() if spec.is_file() else ""
