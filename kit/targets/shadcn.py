"""Target ``shadcn``: a registry whose items are universal, so that they install without React and without Tailwind."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kit import __version__
from kit.targets._vite import sources

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "a registry for the shadcn CLI, of items that any project can take"
NAMESPACE = "@nodkit"
CORE = "core"
SCHEMA = "https://ui.shadcn.com/schema"


@dataclass(frozen=True)
class Item:
    """One thing that can be added: its files by their path in the kit, and what it needs beside them."""

    name: str
    title: str
    about: str
    files: dict[str, str]
    needs: tuple[str, ...] = (CORE,)


def pack(kit: Kit) -> Files:
    """Return ``registry.json``, the sources that it names, and ``r/<name>.json`` with everything inside."""
    items = _items(kit)
    files: Files = {}
    rows = []
    for item in items:
        row = _row(item, kit)
        rows.append(row)
        files |= {f"registry/{kit.settings.prefix}/{path}": text for path, text in item.files.items()}
        whole = [{**one, "content": text} for one, text in zip(row["files"], item.files.values(), strict=True)]
        files[f"r/{item.name}.json"] = _json({"$schema": f"{SCHEMA}/registry-item.json", **row, "files": whole})
    registry = {"$schema": f"{SCHEMA}/registry.json", "name": "nodkit", "homepage": "/", "items": rows}
    return {"registry.json": _json(registry), "r/registry.json": _json(registry), **files}


def _items(kit: Kit) -> list[Item]:
    """Return an item a component, one for what all need, and one for each theme beside the first."""
    default = kit.themes[0]
    files = sources(replace(kit, themes=(default,)), {})
    mine = {
        one.name: {
            path: text for path, text in files.items() if path.startswith((f"{one.name}/", f"define/{one.name}."))
        }
        for one in kit.components
    }
    taken = {path for part in mine.values() for path in part} | {"index.js", "index.d.ts", "kit.json"}
    rest = {path: text for path, text in files.items() if path not in taken}
    themes = sources(kit, {})
    return [
        Item(CORE, "Core", f"What every component needs, and the theme {default.name}.", rest, ()),
        *(Item(one.name, one.name, one.spec.summary, mine[one.name]) for one in kit.components),
        *(
            Item(f"theme-{one.name}", one.name, one.about, {path: themes[path]})
            for one in kit.themes[1:]
            if (path := f"themes/{one.name}.css")
        ),
    ]


def _row(item: Item, kit: Kit) -> dict[str, Any]:
    prefix = kit.settings.prefix
    row = {
        "name": item.name,
        "type": "registry:item",
        "title": item.title.replace("-", " ").capitalize(),
        "description": item.about,
        "files": [
            {"path": f"registry/{prefix}/{path}", "type": "registry:file", "target": f"~/src/{prefix}/{path}"}
            for path in item.files
        ],
        "meta": {"version": __version__, "theme": kit.themes[0].name, "sha256": _hash(item.files)},
    }
    if item.needs:
        row["registryDependencies"] = [f"{NAMESPACE}/{name}" for name in item.needs]
    return row


def _hash(files: dict[str, str]) -> str:
    whole = hashlib.sha256()
    for path, text in sorted(files.items()):
        whole.update(f"{path}\0{text}\0".encode())
    return whole.hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
