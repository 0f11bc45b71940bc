"""A component of one's own, born whole: spec, three templates, words and promises, in a kit that is one's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.library import KINDS
from kit.render import render_source
from kit.swap import swap

if TYPE_CHECKING:
    from collections.abc import Container

HERE = Path(__file__).resolve().parent / "component"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
# What a kit calls its own files and folders, where a component's would land on them.
_TAKEN = {"define", "events", "index", "kit", "runtime", "snippets", "static", "templates", "themes"}


def born(name: str) -> dict[str, str]:
    """Return the files of a new component by their path in its folder. A name that a tag cannot have is a KitError."""
    if not _NAME.match(name):
        fix = "lower case words joined by -, starting with a letter, like order-placed"
        raise KitError("not a component's name", given=name, fix=fix)
    if name in _TAKEN:
        raise KitError("a kit calls something else so", given=name, fix=f"say more, like {name}-notice")
    context = {"name": name, "call": "show" + "".join(word.capitalize() for word in name.split("-"))}
    files = {f"{name}.{kind}.j2": HERE / f"{kind}.j2" for kind in KINDS}
    files[f"{name}.yaml"] = HERE / "spec.yaml"
    return {path: render_source(source, context) for path, source in sorted(files.items())}


def write_component(name: str, components: Path, known: Container[str] = ()) -> list[Path]:
    """Write a new component into a folder of components and return its files. Nothing that stands there is touched."""
    files = born(name)
    folder = components / name
    if folder.exists() or folder.is_symlink():
        raise KitError(
            "there is something of that name already", at=folder, fix="choose another name; nothing was changed"
        )
    if name in known:
        fix = "choose another name; one's own would take its place"
        raise KitError("nodkit has a component of that name", given=name, fix=fix)
    try:
        swap(folder.absolute(), {path: text.encode() for path, text in files.items()}, ())
    except OSError as error:
        fix = "name a folder that you may write to with --out"
        raise KitError(f"cannot be written: {error.strerror or error}", at=folder, fix=fix) from error
    return [folder / path for path in files]
