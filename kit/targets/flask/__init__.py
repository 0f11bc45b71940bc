"""Flask 3: a package with a blueprint; flashed messages become toasts, in pages and for htmx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.targets._python import kit_name, pack_package
from kit.targets._python.macros import macros

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "a Flask blueprint: template functions and macros, static files, flashed messages as toasts"
HERE = Path(__file__).resolve().parent


def pack(kit: Kit) -> Files:
    """Return the files of the package, by path relative to its own folder."""
    sources = {
        "__init__.py": "package.py.j2",
        "blueprint.py": "blueprint.py.j2",
        "jinja.py": "jinja.py.j2",
        "markup.py": "markup.py.j2",
        "responses.py": "responses.py.j2",
        "toasts.py": "toasts.py.j2",
    }
    return {**pack_package(kit, HERE, sources), f"templates/{kit_name(kit)}/macros.html": macros(kit)}
