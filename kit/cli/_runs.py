"""What the commands that open browsers share: where browsers are, which share of a run is asked for, and its files."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli._files import FILE, write_file
from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kit.verify.built import BuiltKit
    from kit.verify.findings import Result

# What the gallery shows of the last run, in a project: one that has a nodkit.toml.
VERDICTS = Path(".nodkit/verify.json")
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

shard_option = click.option("--shard", metavar="I/N", help="Take the I-th of N even shares, one for each machine.")
connect_option = click.option(
    "--connect", default="", metavar="WS", help="The address of a Playwright server that has the browsers."
)
changed_option = click.option(
    "--changed-since", metavar="REV", help="Only what changed since this git revision reaches."
)


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that name what a run is written to."""
    for option in (
        click.option("--json", "json", type=FILE, help="Write all verdicts to this file."),
        click.option("--junit", "junit", type=FILE, help="Write JUnit XML to this file, for a build server."),
        click.option("--report", "report", type=FILE, help="Write a page to look at to this file; it needs no other."),
        click.option(
            "--github/--no-github",
            default=lambda: os.environ.get("GITHUB_ACTIONS") == "true",
            help="Annotate files and fill the job's summary. [default: on in GitHub Actions]",
        ),
    ):
        command = option(command)
    return command


@contextmanager
def opened_kit(folder: Path | None, components: Sequence[str], themes: Sequence[str]) -> Iterator[BuiltKit]:
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


def hand_on(result: Result, given: dict[str, Any], locate: Callable[[str], str]) -> None:
    """Print a run, and write the files that were asked for. ``locate`` names the file of a component, or ''."""
    if given["github"]:
        _say_on_github(result, locate)
    else:
        _say(result)
    for option, text in _files(result, given).items():
        write_file(given[option], text, f"--{option}")
    if Path("nodkit.toml").is_file():
        _remember(result)


def _remember(result: Result) -> None:
    """Keep the verdicts where the gallery looks for them; a folder that git leaves out."""
    from kit.verify.records import as_json

    with suppress(OSError):  # a project that nobody may write to is verified all the same
        VERDICTS.parent.mkdir(exist_ok=True)
        (VERDICTS.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        write_file(VERDICTS, as_json(result), "--json")


def _files(result: Result, given: dict[str, Any]) -> dict[str, str]:
    """Return the text of each file that was asked for, by its option."""
    from kit.verify.output.junit import junit
    from kit.verify.output.report import report
    from kit.verify.records import as_json

    made: dict[str, Callable[[], str]] = {
        "json": lambda: as_json(result),
        "junit": lambda: junit(result),
        "report": lambda: report(result),
    }
    return {option: make() for option, make in made.items() if given[option]}


def _say(result: Result) -> None:
    from kit.verify.tally import summary

    for finding in result.findings:
        click.echo(f"{finding}\n")
    click.echo(summary(result))


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
