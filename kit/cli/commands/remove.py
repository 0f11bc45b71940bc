"""``nodkit remove``: components out of somebody's project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli._project import carry_out, project_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command("remove")
@click.argument("components", nargs=-1, required=True, metavar="COMPONENT…")
@project_options
def command(components: tuple[str, ...], root: Path, *, dry_run: bool, as_json: bool) -> None:
    """Take components out of a project; files that you edited stay."""
    from kit.project.work import remove

    carry_out(lambda root: remove(root, components), root, dry_run=dry_run, as_json=as_json)
