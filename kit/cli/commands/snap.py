"""``nodkit snap``: did anything change to the eye."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli import FINDING
from kit.cli._common import built_kit, components_argument, json_flag, print_json, themes_option
from kit.cli._files import FILE, write_file

if TYPE_CHECKING:
    from kit.snapshots.run import Outcome

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("snap")
@components_argument
@themes_option
@click.option("--kit", "kit_folder", type=FOLDER, help="A built kit. [default: build one for this]")
@click.option("--approved", type=FOLDER, default=Path("snapshots"), show_default=True, help="The approved pictures.")
@click.option(
    "--evidence", type=FOLDER, default=Path("dist/snap"), show_default=True, help="Where pictures that changed go."
)
@click.option("--report", type=FILE, help="Write a page with what changed, side by side, to this file.")
@click.option("--approve", is_flag=True, help="Make the pictures as they are now the approved ones.")
@json_flag
def command(  # noqa: PLR0913 -- click hands over one argument an option
    *,
    components: tuple[str, ...],
    themes: tuple[str, ...],
    kit_folder: Path | None,
    approved: Path,
    evidence: Path,
    report: Path | None,
    approve: bool,
    as_json: bool,
) -> None:
    """Compare pictures of every example, in every theme and mode, with the approved ones."""
    from kit.snapshots.run import Request, snap

    if approve and report:
        raise click.UsageError("--report shows what is not approved yet: give it without --approve")
    built = kit_folder or built_kit(components, themes)
    try:
        outcome = snap(Request(built, approved, components, themes), approve=approve)
    finally:
        if kit_folder is None:
            shutil.rmtree(built)
    if not approve:
        _keep(outcome, evidence)
    if report:
        _print(outcome, approved, report)
    _say(outcome, evidence, approve=approve, as_json=as_json)
    if outcome.changes and not approve:
        sys.exit(FINDING)


def _keep(outcome: Outcome, evidence: Path) -> None:
    """Write what changed: the picture as it is now and, where both can be laid over each other, what differs."""
    from kit.snapshots.pictures import Picture
    from kit.writer import write

    files: dict[str, str | bytes] = {}
    for change in outcome.changes:
        if change.picture:
            files[f"{change.name}.now.png"] = change.picture.png()
        if change.difference.mark:
            files[f"{change.name}.difference.png"] = Picture(change.name, change.difference.mark).png()
    if files or evidence.exists():
        write(files, evidence, overwrite=True)


def _print(outcome: Outcome, approved: Path, file: Path) -> None:
    from kit.snapshots.report import report

    write_file(file, report(outcome, approved / outcome.surroundings), "--report")


def _say(outcome: Outcome, evidence: Path, *, approve: bool, as_json: bool) -> None:
    changes = [{"picture": change.name, "says": change.difference.says} for change in outcome.changes]
    if as_json:
        print_json(
            {"taken": outcome.taken, "surroundings": outcome.surroundings, "approved": approve, "changes": changes}
        )
        return
    for change in changes:
        click.echo(f"{change['picture']}: {change['says']}")
    if approve:
        click.echo(f"{outcome.taken} pictures, {len(changes)} approved ({outcome.surroundings})")
    else:
        click.echo(f"{outcome.taken} pictures, {len(changes)} not as approved ({outcome.surroundings})")
        if changes:
            click.echo(f"see {evidence}; approve them with: nodkit snap --approve")
