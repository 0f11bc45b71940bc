"""``nodkit add``: components into somebody's project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli._project import carry_out, project_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command("add")
@click.argument("components", nargs=-1, required=True, metavar="COMPONENT…")
@project_options
def command(components: tuple[str, ...], root: Path, *, dry_run: bool, as_json: bool) -> None:
    """Put components into a project, themed and ready to use."""
    from kit.project.work import add

    carry_out(lambda root: add(root, components), root, dry_run=dry_run, as_json=as_json)
