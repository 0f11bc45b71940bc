"""What the commands that change a project share: where it is, what they say, and how they end."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import FINDING
from kit.cli._common import json_flag, print_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.project.work import Work

ROOT = click.Path(path_type=Path, file_okay=False, exists=True)


def project_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command has that changes a project."""
    command = json_flag(command)
    command = click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")(command)
    return click.option("--project", "root", type=ROOT, default=Path(), metavar="DIR", help="[default: here]")(command)


def carry_out(plan: Callable[[Path], Work], root: Path, *, dry_run: bool, as_json: bool) -> Work:
    """Finish what was left undone, plan, do it unless it is a dry run, and say so. Conflicts end with exit code 1."""
    from kit.project.journal import recover

    if recover(root) and not as_json:
        click.echo("finished what an earlier run had begun", err=True)
    work = plan(root)
    if not dry_run:
        work.apply()
    _say(work, dry_run=dry_run, as_json=as_json)
    if work.conflicts:
        sys.exit(FINDING)
    return work


def say_advice(advice: tuple[str, ...]) -> None:
    """Tell what a person has to write, because nodkit was not sure of the place."""
    if advice:
        click.echo("for you to write, since the place is not beyond doubt:")
    for line in advice:
        click.echo(f"  {line}")


def _say(work: Work, *, dry_run: bool, as_json: bool) -> None:
    from kit.project.plan import ABOUT
    from kit.project.wiring import added

    if as_json:
        files = [{"path": one.path, "what": one.what, "conflicts": one.conflicts} for one in work.actions]
        print_json({"dry_run": dry_run, "files": files, "conflicts": work.conflicts, "advice": work.advice})
        return
    shown = [one for one in work.actions if one.what != "same"]
    quiet = {"create", "change", "remove", "adopt"}  # these need no person: a count says enough
    for action in shown:
        if action.what not in quiet or dry_run:
            click.echo(f"{action.what:<9} {action.path}")
        for line in added(action) if action.what == "wire" else ():
            click.echo(f"          + {line}")
    for what, count in Counter(one.what for one in shown).items():
        click.echo(f"{count} {'file' if count == 1 else 'files'}: {ABOUT[what]}")
    if not shown:
        click.echo("nothing to do")
    say_advice(work.advice)
    if dry_run:
        click.echo("(nothing was changed)")
