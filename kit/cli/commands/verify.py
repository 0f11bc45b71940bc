"""``nodkit verify``: the feedback contract, run in a browser."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import FINDING
from kit.cli._common import components_argument, themes_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.built import BuiltKit
    from kit.verify.run import Plan

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("verify")
@components_argument
@themes_option
@click.option("--kit", "folder", type=FOLDER, help="A built kit. [default: build one of what nodkit has here]")
@click.option(
    "--example", "examples", multiple=True, metavar="E", help="An example; may be given again. [default: all]"
)
@click.option("--mode", "modes", multiple=True, metavar="M", help="A mode, like dark; may be given again.")
@click.option("--check", "norms", multiple=True, metavar="ROW", help="A row of the norms, like T1. [default: all]")
@click.option(
    "--full", is_flag=True, help="Every example in every theme and mode, instead of a selection that covers all."
)
@click.option(
    "--workers", default=1, show_default=True, metavar="N", type=click.IntRange(1, 64), help="Browsers at a time."
)
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write all verdicts to this file."
)
def command(components: tuple[str, ...], themes: tuple[str, ...], **given: Any) -> None:
    """Prove in a browser that components give feedback in time, once, and move only as much as wanted.

    Exit code 1 when a promise is broken.
    """
    from kit.verify.run import verify

    with _kit(given["folder"], components, themes) as kit:
        result = verify(kit, _plan(kit, components, themes, given), _tick)
    _tick_end()
    if given["file"]:
        _write(given["file"], result.as_json())
    for finding in result.findings:
        click.echo(f"{finding}\n")
    click.echo(result.summary())
    if not result.passed:
        sys.exit(FINDING)


def _plan(kit: BuiltKit, components: tuple[str, ...], themes: tuple[str, ...], given: dict[str, Any]) -> Plan:
    from kit.verify import selection
    from kit.verify.run import Plan

    select = selection.full if given["full"] else selection.covering
    cases = selection.narrowed(select(kit, components, themes), given["examples"], given["modes"])
    return Plan(cases, given["norms"], given["workers"])


@contextmanager
def _kit(folder: Path | None, components: tuple[str, ...], themes: tuple[str, ...]) -> Iterator[BuiltKit]:
    """Read the kit of that folder, or build one that is gone afterwards."""
    from kit.cli._common import built_kit
    from kit.verify.built import read_kit

    if folder is not None:
        yield read_kit(folder)
        return
    made = built_kit(components, themes)
    try:
        yield read_kit(made)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write(file: Path, text: str) -> None:
    from kit.errors import KitError

    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise KitError(f"cannot be written: {error.strerror}", at=file, fix="name another file for --json") from error


def _tick(_: object) -> None:
    """Show on a terminal that the run goes on; pipes and CI get the result alone."""
    if sys.stderr.isatty():
        click.echo("·", nl=False, err=True)


def _tick_end() -> None:
    if sys.stderr.isatty():
        click.echo("", err=True)
