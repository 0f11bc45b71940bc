"""``nodkit build``: a kit on disk, and what it weighs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli._common import (
    components_argument,
    json_flag,
    library,
    print_json,
    settings_options,
    table,
    themes_option,
)

if TYPE_CHECKING:
    from kit.sizes import Weight


@click.command("build")
@components_argument
@themes_option
@click.option(
    "--target", "target_name", default="html", show_default=True, metavar="NAME", help="How to package the kit."
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("dist/kit"), show_default=True, help="The folder to write."
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited since nodkit wrote them.")
@json_flag
@settings_options
def command(  # noqa: PLR0913 -- click hands over one argument an option
    *,
    components: tuple[str, ...],
    themes: tuple[str, ...],
    target_name: str,
    out: Path,
    force: bool,
    as_json: bool,
    **kit: str,
) -> None:
    """Build components (all by default) in themes (all by default) for a target."""
    from kit.building import build
    from kit.model import Settings
    from kit.packing import Order

    order = Order(components, themes, Settings(**kit), target_name)
    report, weights = build(library(), order, out, overwrite=force)
    if as_json:
        print_json({"out": str(out), **{name: len(paths) for name, paths in vars(report).items()}, "sizes": weights})
        return
    if weights:
        click.echo(f"{_sizes(weights)}\n")
    click.echo(
        f"{out}: {len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.removed)} removed"
    )
    for path in report.kept:
        click.echo(f"kept, because you edited it: {path}")


def _sizes(weights: dict[str, Weight]) -> str:
    head = ("", "files", "bytes", "gzip", "brotli")
    keys = ("files", "raw", "gzip", "brotli")
    rows = [(name, *(f"{row[key]:,}" for key in keys)) for name, row in weights.items()]  # type: ignore[literal-required]
    return table([head, *rows], right=(1, 2, 3, 4))
