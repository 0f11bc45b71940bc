"""``nodkit new``: something new to start from."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli._common import json_flag, print_json


@click.group("new")
def command() -> None:
    """Start something new."""


@command.command("project")
@click.argument("name", default="My page")
@click.option("--theme", default="base", show_default=True, metavar="T", help="The theme of its kit.")
@click.option("--prefix", default="nod", show_default=True, help="Begins tags, events and properties.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Where its folder goes. [default: here]",
)
@json_flag
def project(name: str, theme: str, prefix: str, out: Path, *, as_json: bool) -> None:
    """Bake a plain web page with a themed kit in it."""
    from kit.project.starter import Starter, bake

    made = bake(Starter(name, theme, prefix), out)
    if as_json:
        print_json({"folder": str(made), "theme": theme, "prefix": prefix})
        return
    click.echo(
        f"{made}\n\nLook at it:\n  cd {made}\n  python3 -m http.server --bind 127.0.0.1 8000\n  open http://127.0.0.1:8000"
    )
