"""``nodkit adopt``: files that stand in a project already become its kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli._project import carry_out, project_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command("adopt")
@project_options
def command(root: Path, *, dry_run: bool, as_json: bool) -> None:
    """Take over files that stand here without a lock, as edited by you; none is changed."""
    from kit.project.work import adopt

    carry_out(adopt, root, dry_run=dry_run, as_json=as_json)
