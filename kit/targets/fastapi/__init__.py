"""FastAPI and Starlette: a package with static files, template functions, and middleware that carries toasts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.targets._python.macros import pack_jinja

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "a package for FastAPI and Starlette: template functions, static files, toasts by response, over redirects too"
HERE = Path(__file__).resolve().parent


def pack(kit: Kit) -> Files:
    """Return the files of the package, by path relative to its own folder."""
    return pack_jinja(kit, HERE, "install", "middleware")
