"""``nodkit diff``: your edits, what nodkit would change, and how both come together."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli._common import json_flag, print_json
from kit.cli._project import ROOT

if TYPE_CHECKING:
    from kit.project.work import Work


@click.command("diff")
@click.argument("view", type=click.Choice(["mine", "upstream", "merged"]), default="mine")
@click.option("--project", "root", type=ROOT, default=Path(), metavar="DIR", help="[default: here]")
@json_flag
def command(view: str, root: Path, *, as_json: bool) -> None:
    """Show edits as a patch: mine (yours since nodkit wrote), upstream (nodkit's since then), or merged (an update)."""
    from kit.project.work import update

    patches = {path: patch for path, one, other in _pairs(update(root), view) if (patch := _patch(path, one, other))}
    if as_json:
        print_json({"view": view, "files": patches})
    else:
        click.echo("".join(patches.values()), nl=False)


def _pairs(work: Work, view: str) -> list[tuple[str, str, str]]:
    """Return path, text before and text after, for each file that the view is about."""
    rows = []
    for action in work.actions:
        base, mine = work.was.files.get(action.path, ""), action.mine or ""
        new = work.new_lock.files.get(action.path, "")
        after = mine if action.text is None else action.text
        rows.append((action.path, *{"mine": (base, mine), "upstream": (base, new), "merged": (mine, after)}[view]))
    return rows


def _patch(path: str, one: str, other: str) -> str:
    lines = difflib.unified_diff(
        one.splitlines(keepends=True), other.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
