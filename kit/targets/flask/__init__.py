"""Flask 3: a package with a blueprint; flashed messages become toasts, in pages and for htmx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.targets._python.macros import pack_jinja

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "a Flask blueprint: template functions and macros, static files, flashed messages as toasts"
HERE = Path(__file__).resolve().parent


def pack(kit: Kit) -> Files:
    """Return the files of the package, by path relative to its own folder."""
    return pack_jinja(kit, HERE, "blueprint")
