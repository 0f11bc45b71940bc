"""``nodkit schema``: what editors complete and check specs and nodkit.toml by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kit.cli._files import FILE, write_file

if TYPE_CHECKING:
    from pathlib import Path


@click.command("schema")
@click.argument("kind", type=click.Choice(["spec", "config"]))
@click.option("--out", type=FILE, metavar="FILE", help="Where to write it.  [default: stdout]")
def command(kind: str, out: Path | None) -> None:
    """Print the JSON Schema of a component's spec, or of nodkit.toml (config)."""
    from kit.project.schemas import SCHEMAS

    text = json.dumps(SCHEMAS[kind](), ensure_ascii=False, indent=2) + "\n"
    if out:
        write_file(out, text, "--out")
    else:
        click.echo(text, nl=False)
