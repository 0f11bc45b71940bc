"""``nodkit new``: something new to start from."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli._common import json_flag, library, print_json
from kit.cli.commands.theme import new_command
from kit.errors import KitError, did_you_mean


@click.group("new")
def command() -> None:
    """Start something new: a project, a component or a theme of your own."""


command.add_command(new_command, "theme")


@command.command("component")
@click.argument("name")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("components"),
    show_default=True,
    metavar="DIR",
    help="The folder of your components.",
)
@json_flag
def component_command(name: str, out: Path, *, as_json: bool) -> None:
    """Bake a component into a kit of your own: spec, templates, words and promises, all of them kept."""
    from kit.project.born import write_component

    files = write_component(name, out, library().component_names)
    if as_json:
        print_json({"name": name, "files": [str(file) for file in files]})
        return
    for file in files:
        click.echo(file)
    root = out.resolve().parent
    here = "" if root == Path.cwd().resolve() else f"--library {out.parent} "
    click.echo(f"\nnext: nodkit {here}gallery\nthen: nodkit {here}verify {name}")
    if out.name != "components":
        click.echo(f"nodkit looks for it in a folder called components: {out.parent / 'components'}")


@command.command("project")
@click.argument("name", default="My page")
@click.option(
    "--kind",
    default="plain",
    show_default=True,
    metavar="K",
    help="plain, vite, flask, fastapi or django: what it is written for.",
)
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
def project_command(  # noqa: PLR0913 -- click hands over one argument an option
    name: str, kind: str, theme: str, prefix: str, out: Path, *, as_json: bool
) -> None:
    """Bake a small shop with a themed kit in it: a page, its tests, and a workflow that keeps verifying it."""
    from kit.project.starter import KINDS, Starter, bake

    if kind not in KINDS:
        raise KitError("unknown kind of project", given=kind, fix=did_you_mean(kind, KINDS))
    made = bake(Starter(name, theme, prefix, kind), out)
    if as_json:
        print_json({"folder": str(made), "kind": kind, "theme": theme, "prefix": prefix})
        return
    click.echo(f"{made}\n\nLook at it:\n  cd {made}")
    for line in KINDS[kind]:
        click.echo(f"  {line}")
    if kind != "vite":  # which says its address itself
        click.echo("  open http://127.0.0.1:8000")
