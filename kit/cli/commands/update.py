"""``nodkit update``: a project as its nodkit.toml and this nodkit say, with its edits kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli._project import carry_out, project_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command("update")
@project_options
def command(root: Path, *, dry_run: bool, as_json: bool) -> None:
    """Bring a project up to date, and keep every edit of yours."""
    from kit.project.work import update

    carry_out(update, root, dry_run=dry_run, as_json=as_json)
