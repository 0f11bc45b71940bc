"""``nodkit snap``: did anything change to the eye, or in motion."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import FINDING
from kit.cli._common import components_argument, json_flag, print_json, themes_option
from kit.cli._files import FILE, write_file
from kit.cli._runs import changed_option, connect_option, opened_kit, shard_option

if TYPE_CHECKING:
    from kit.snapshots.run import Outcome, Request
    from kit.verify.built import BuiltKit

FOLDER = click.Path(path_type=Path, file_okay=False)
_ALL = "*"


@click.command("snap")
@components_argument
@themes_option
@click.option("--kit", "kit_folder", type=FOLDER, help="A built kit. [default: build one for this]")
@click.option("--approved", type=FOLDER, default=Path("snapshots"), show_default=True, help="The approved pictures.")
@click.option(
    "--evidence", type=FOLDER, default=Path("dist/snap"), show_default=True, help="Where pictures that changed go."
)
@click.option("--report", type=FILE, help="Write a page with what changed, side by side, to this file.")
@click.option(
    "--approve",
    is_flag=False,
    flag_value=_ALL,
    default="",
    metavar="[FILTER]",
    help="Make what is as it is now the approved one: all, or what has these words or this pattern in its name.",
)
@click.option("--config", type=FILE, help="A nodkit.toml whose [snap] has masks and allowances.")
@click.option("--films/--no-films", default=True, help="Film what moves, in the first theme. [default: films]")
@shard_option
@changed_option
@connect_option
@json_flag
def command(components: tuple[str, ...], themes: tuple[str, ...], **given: Any) -> None:
    """Compare pictures of every example, in every theme and mode, with the approved ones; and how each moves."""
    from kit.snapshots.records import plain
    from kit.snapshots.run import snap

    approve: str = given["approve"]
    if approve and given["report"]:
        raise click.UsageError("--report shows what is not approved yet: give it without --approve")
    with opened_kit(given["kit_folder"], components, themes) as kit:
        wanted = _request(kit, components, themes, given)
        outcome = snap(wanted, approve=approve)
    if not approve:
        _keep(outcome, given["evidence"])
    if given["report"]:
        _print(outcome, given["approved"], given["report"])
    _say(plain(outcome, wanted, approved=bool(approve)), given)
    if outcome.changes and not approve:
        sys.exit(FINDING)


def _request(kit: BuiltKit, components: tuple[str, ...], themes: tuple[str, ...], given: dict[str, Any]) -> Request:
    from kit.snapshots.rules import read_rules
    from kit.snapshots.run import request
    from kit.verify.reach import reach
    from kit.verify.shards import read_shard

    wanted = request(kit, given["approved"], components, themes)
    if given["changed_since"]:
        touched = reach(kit, given["changed_since"], Path.cwd())
        met = [name for name in wanted.components if any(touched.touches(name, theme) for theme in wanted.themes)]
        wanted = replace(wanted, components=met, whole=False)
        if not met:
            click.echo(f"nothing that changed since {given['changed_since']} reaches a component", err=True)
    if given["shard"]:
        shard = read_shard(given["shard"])
        mine = shard.of(wanted.components, lambda name: len(kit.component(name).examples))
        wanted = replace(wanted, components=mine, whole=False)
    if given["config"]:
        names = [f"{one.name}/{example.name}" for one in kit.components.values() for example in one.examples]
        wanted = replace(wanted, rules=read_rules(given["config"], names))
    return replace(wanted, films=given["films"], connect=given["connect"])


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


def _say(run: dict[str, Any], given: dict[str, Any]) -> None:
    from kit.snapshots.records import sentences

    if given["as_json"]:
        print_json(run)
        return
    for line in sentences(run):
        click.echo(line)
    if run["changes"] and not run["approved"]:
        click.echo(f"see {given['evidence']}; approve them with: nodkit snap --approve")
