"""``nodkit verify``: the feedback contract, run in a browser."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import FINDING
from kit.cli._common import components_argument, themes_option
from kit.cli._files import FILE, write_file
from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.verify.built import BuiltKit
    from kit.verify.findings import Result
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
@click.option("--json", "json", type=FILE, help="Write all verdicts to this file.")
@click.option("--junit", "junit", type=FILE, help="Write JUnit XML to this file, for a build server.")
@click.option("--report", "report", type=FILE, help="Write a page to look at to this file; it needs no other.")
@click.option(
    "--github/--no-github",
    default=lambda: os.environ.get("GITHUB_ACTIONS") == "true",
    help="Annotate files and fill the job's summary. [default: on in GitHub Actions]",
)
def command(components: tuple[str, ...], themes: tuple[str, ...], **given: Any) -> None:
    """Prove in a browser that components give feedback in time, once, and move only as much as wanted.

    Exit code 1 when a promise is broken.
    """
    from kit.verify.output.github import locator
    from kit.verify.output.progress import Progress
    from kit.verify.run import verify

    with _kit(given["folder"], components, themes) as kit:
        plan = _plan(kit, components, themes, given)
        with Progress(sys.stderr, len(plan.cases)) as progress:
            result = verify(kit, plan, progress)
        if given["github"]:
            _say_on_github(result, locator(kit, Path.cwd()))
        else:
            _say(result)
    for option, text in _files(result, given).items():
        write_file(given[option], text, f"--{option}")
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


def _files(result: Result, given: dict[str, Any]) -> dict[str, str]:
    """Return the text of each file that was asked for, by its option."""
    from kit.verify.output.junit import junit
    from kit.verify.output.report import report

    made: dict[str, Callable[[], str]] = {
        "json": result.as_json,
        "junit": lambda: junit(result),
        "report": lambda: report(result),
    }
    return {option: make() for option, make in made.items() if given[option]}


def _say(result: Result) -> None:
    for finding in result.findings:
        click.echo(f"{finding}\n")
    click.echo(result.summary())


def _say_on_github(result: Result, locate: Callable[[str], str]) -> None:
    from kit.verify.output.github import commands, quoted, summary

    with quoted(click.echo):
        _say(result)
    for line in commands(result, locate):
        click.echo(line)
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(page).open("a", encoding="utf-8", errors="replace") as file:
                file.write(summary(result))
        except OSError as error:
            fix = "give --no-github, or unset GITHUB_STEP_SUMMARY"
            raise KitError(f"cannot be written: {error.strerror}", at=Path(page), fix=fix) from error
