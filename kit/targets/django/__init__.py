"""Django 5.2 and later: a reusable app of template tags and static files; its middleware brings messages to htmx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.targets._python import kit_name, pack_package

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "a Django app: template tags, static files, messages as toasts, with and without htmx"
HERE = Path(__file__).resolve().parent


def pack(kit: Kit) -> Files:
    """Return the files of the app, by path relative to its own folder."""
    return pack_package(
        kit,
        HERE,
        {
            "__init__.py": "package.py.j2",
            "apps.py": "apps.py.j2",
            "markup.py": "markup.py.j2",
            "middleware.py": "middleware.py.j2",
            "rendering.py": "rendering.py.j2",
            "responses.py": "responses.py.j2",
            "toasts.py": "toasts.py.j2",
            "templatetags/__init__.py": "tags.py.j2",
            f"templatetags/{kit_name(kit)}.py": "library.py.j2",
        },
    )
