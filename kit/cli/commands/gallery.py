"""``nodkit gallery``: look at every component, theme and mode, live or as a static page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli._common import json_flag, library, print_json, settings, settings_options, themes_option
from kit.cli._files import FILE
from kit.cli._project import ROOT
from kit.cli._runs import VERDICTS, opened_kit

if TYPE_CHECKING:
    from kit.gallery.approving import Baselines
    from kit.gallery.making import Wanted
    from kit.library import Library
    from kit.model import Kit
    from kit.packing import Order
    from kit.snapshots.run import Survey

PORT = 4747
FOLDER = click.Path(file_okay=False, path_type=Path)
_PORTS = click.IntRange(1, 65535)


@click.command("gallery")
@themes_option
@click.option(
    "--project", "root", type=ROOT, metavar="DIR", help="Show the kit of a project, as its nodkit.toml says it."
)
@click.option("--port", type=_PORTS, default=PORT, show_default=True, help="Where the live gallery answers.")
@click.option(
    "--export", type=click.Path(path_type=Path), metavar="DIR", help="Write a static page for any file server."
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited since nodkit wrote them.")
@click.option("--verdicts", type=FILE, help="What `nodkit verify --json FILE` found. [default: .nodkit/verify.json]")
@click.option("--baselines", is_flag=True, help="Show what is not as approved, and approve it in the browser.")
@click.option(
    "--approved", type=FOLDER, default=Path("snapshots"), show_default=True, help="With --baselines: what is approved."
)
@json_flag
@settings_options
def command(*, themes: tuple[str, ...], **given: Any) -> None:
    """Show all components in themes (all by default): a live page, or with --export a static one."""
    from kit.gallery.making import Wanted, check_verdicts
    from kit.packing import Order, read

    chosen = settings(given["prefix"], given["tone"], given["locale"])
    order = Order(themes=themes, settings=chosen)
    if given["root"]:
        order = _of_project(given["root"], themes, given["baselines"])
    if given["verdicts"]:
        check_verdicts(given["verdicts"])
    wanted = Wanted(given["verdicts"] or VERDICTS)
    shelf = library(given["root"] or Path())
    if given["export"]:
        if given["baselines"]:
            raise click.UsageError("--baselines needs the live gallery: leave out --export")
        _export(read(shelf, order), wanted, given)
        return
    _serve(shelf, order, wanted, given)


def _of_project(root: Path, themes: tuple[str, ...], baselines: Any) -> Order:
    """Return what a project has: its components in its words, and in its themes unless others are named."""
    from kit.packing import Order
    from kit.project.config import read_config

    if baselines:
        raise click.UsageError("--baselines is for all components: leave out --project")
    wishes = read_config(root).wishes
    return Order(wishes.names, themes or wishes.themes, wishes.settings())


def _serve(shelf: Library, order: Order, wanted: Wanted, given: dict[str, Any]) -> None:
    from kit.gallery.making import builds, places
    from kit.gallery.server import Live, serve
    from kit.packing import read

    live = wanted._replace(live=True, places=places(order.settings), baselines=given["baselines"])
    # A library anew each time: what it found once, base among it, it keeps.
    made = builds(lambda one: read(replace(shelf), order._replace(settings=one)), order.settings, live)
    watched = [*shelf.component_roots, *shelf.theme_roots]
    if live.verdicts and live.verdicts.is_file():
        watched.append(live.verdicts)

    def tell(address: str) -> None:
        if given["as_json"]:
            print_json({"address": address})
        else:
            click.echo(f"the gallery is at {address} (Ctrl C ends it)")

    baselines = _baselines(order.themes, given["approved"]) if given["baselines"] else None
    serve(Live(made.pop(""), made), watched, given["port"], tell, baselines)


def _baselines(themes: tuple[str, ...], approved: Path) -> Baselines:
    from kit.gallery.approving import Baselines
    from kit.snapshots.run import request, survey

    def take() -> Survey:
        with opened_kit(None, (), themes) as kit:
            return survey(request(kit, approved, (), themes))

    return Baselines(take)


def _export(kit: Kit, wanted: Wanted, given: dict[str, Any]) -> None:
    from kit.gallery.making import made
    from kit.writer import write

    folder: Path = given["export"]
    report = write(made(kit, wanted), folder, overwrite=given["force"])
    if given["as_json"]:
        names = ("written", "unchanged", "removed", "kept")
        print_json({"out": str(folder), **{name: len(getattr(report, name)) for name in names}})
        return
    click.echo(
        f"{folder}: {len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.removed)} removed"
    )
    click.echo(f"to look at it: python -m http.server --bind 127.0.0.1 -d {folder}")
