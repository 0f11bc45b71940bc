"""``nodkit doctor``: what is here, what is missing, how to get it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import shutil
import sys
from typing import TYPE_CHECKING

import click

from kit import __version__
from kit.cli._common import json_flag, library, print_json, table
from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Iterator

EXTRAS = {
    "verify": ("playwright", "PIL", "numpy", "axe_playwright_python"),
    "gallery": ("starlette", "uvicorn", "watchfiles"),
    "new": ("cookiecutter",),
}


def extra_of(module: str) -> str:
    """Return the extra of nodkit that brings a module; '' where none does."""
    top = module.partition(".")[0]
    return next((extra for extra, modules in EXTRAS.items() if top in modules), "")


@click.command("doctor")
@click.option("--install", is_flag=True, help="Get a browser: Playwright's own, else the system's package.")
@json_flag
def command(*, install: bool, as_json: bool) -> None:
    """Say what nodkit finds on this machine, and how to get what is missing."""
    if install:
        from kit.browser import install as get_browser

        get_browser()
    rows = list(findings())
    if as_json:
        print_json(
            [{"what": what, "found": found or None, "fix": None if found else fix or None} for what, found, fix in rows]
        )
        return
    click.echo(
        table([(what, found or "missing", f"get it: {fix}" if not found and fix else "") for what, found, fix in rows])
    )


def findings() -> Iterator[tuple[str, str, str]]:
    """Yield what was looked for, what was found ('' for nothing), and how to get it."""
    yield "nodkit", __version__, ""
    yield "python", platform.python_version(), ""
    shelf = library()
    yield (
        "components",
        ", ".join(sorted(shelf.component_names)),
        "install nodkit again: its components are not beside it",
    )
    yield "themes", ", ".join(sorted(shelf.theme_names)), "install nodkit again: its themes are not beside it"
    for extra, modules in EXTRAS.items():
        missing = [module for module in modules if importlib.util.find_spec(module) is None]
        yield (
            f"extra {extra}",
            "" if missing else _versions(modules),
            f'{sys.executable} -m pip install "nodkit[{extra}]"',
        )
    yield "browser", *_browser()
    yield "node", shutil.which("node") or "", "only nodkit's own validators need it; see nodejs.org"


def _versions(modules: tuple[str, ...]) -> str:
    names = {"PIL": "pillow", "axe_playwright_python": "axe-playwright-python"}
    return ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in (names.get(module, module) for module in modules)
    )


def _browser() -> tuple[str, str]:
    from kit.browser import find_browser

    try:
        found = find_browser()
    except KitError as error:
        return "", error.fix
    return f"{found.version} ({found.origin}: {found.path})", ""
