"""``nodkit init``: looks at a project and writes its nodkit.toml, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli._common import print_json
from kit.cli._project import project_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command("init")
@click.option("--theme", default="base", show_default=True, metavar="T", help="The theme of its kit.")
@click.option("--out", metavar="DIR", help="The folder that the kit goes into. [default: as fits the project]")
@project_options
def command(theme: str, out: str | None, root: Path, *, dry_run: bool, as_json: bool) -> None:
    """Look at a project, propose how a kit fits into it, and write nodkit.toml."""
    from kit.project.wiring import added
    from kit.project.work import announced, init, proposal

    found, wishes = proposal(root, theme)
    if out:
        wishes = wishes.model_copy(update={"out": out})
    work = init(root, wishes)
    if not dry_run:
        work.apply()
    wiring = announced(root, wishes)
    will = [{"path": one.path, "lines": added(one)} for one in wiring.actions]
    if as_json:
        told = {"because": found.because, "advice": found.advice, "add_writes": will, "add_asks": wiring.advice}
        print_json({"dry_run": dry_run, **told, **wishes.model_dump()})
        return
    click.echo(f"{found.project} project ({found.because}); the kit goes into {wishes.out}/, in the theme {theme}")
    if found.advice:
        click.echo(f"then {found.advice}")
    for one in will:
        click.echo(f"nodkit add will also write into {one['path']}:")
        for line in one["lines"]:
            click.echo(f"  + {line}")
    click.echo("nothing was written" if dry_run else "wrote nodkit.toml and nodkit.lock\nnext: nodkit add toast")
