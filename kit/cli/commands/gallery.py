"""``nodkit gallery``: look at every component, theme and mode, live or as a static page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli._common import json_flag, library, print_json, read_kit, settings, settings_options, themes_option

if TYPE_CHECKING:
    from kit.model import Settings

PORT = 4747
_PORTS = click.IntRange(1, 65535)


@click.command("gallery")
@themes_option
@click.option("--port", type=_PORTS, default=PORT, show_default=True, help="Where the live gallery answers.")
@click.option(
    "--export", type=click.Path(path_type=Path), metavar="DIR", help="Write a static page for any file server."
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited since nodkit wrote them.")
@json_flag
@settings_options
def command(*, themes: tuple[str, ...], port: int, export: Path | None, force: bool, as_json: bool, **kit: str) -> None:
    """Show all components in themes (all by default): a live page, or with --export a static one."""
    chosen = settings(**kit)
    if export:
        _export(themes, chosen, export, force=force, as_json=as_json)
        return
    from kit.gallery.server import Live, serve
    from kit.targets.gallery import pack

    def build() -> dict[str, str]:
        return pack(read_kit((), themes, chosen), live=True)

    shelf = library()
    watched = [*shelf.component_roots, *shelf.theme_roots]

    def tell(address: str) -> None:
        if as_json:
            print_json({"address": address})
        else:
            click.echo(f"the gallery is at {address} (Ctrl C ends it)")

    serve(Live(build), watched, port, tell)


def _export(themes: tuple[str, ...], chosen: Settings, folder: Path, *, force: bool, as_json: bool) -> None:
    from kit.targets.gallery import pack
    from kit.writer import write

    report = write(pack(read_kit((), themes, chosen)), folder, overwrite=force)
    if as_json:
        names = ("written", "unchanged", "removed", "kept")
        print_json({"out": str(folder), **{name: len(getattr(report, name)) for name in names}})
        return
    click.echo(
        f"{folder}: {len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.removed)} removed"
    )
    click.echo(f"to look at it: python -m http.server --bind 127.0.0.1 -d {folder}")
