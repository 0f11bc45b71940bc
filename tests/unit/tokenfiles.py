"""Token files and themes for tests, written as short as they can be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kit.located import parse_json
from kit.tokens import Resolved, read_tree, resolve

if TYPE_CHECKING:
    from kit.errors import KitError

THEMES = Path(__file__).parents[2] / "themes"
FILE = Path("a.tokens.json")


def read(text: str | dict) -> Resolved:
    return resolve(read_tree(parse_json(text if isinstance(text, str) else json.dumps(text), FILE)))


def only_error(text: str) -> KitError:
    found = read(text).errors
    assert len(found) == 1, [str(error) for error in found]
    return found[0]


def place_of(mark: str, text: str) -> str:
    """Return file:line:column of the first spot where a mark stands."""
    before = text[: text.index(mark)]
    return f"{FILE}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def write_theme(root: Path, name: str, tokens: dict, modes: dict[str, dict] | None = None) -> Path:
    """Write a theme of one set and, where given, inline tokens for each mode."""
    folder = root / name
    folder.mkdir(parents=True)
    resolver = {"version": "2025.10", "description": f"The theme {name}.", "sets": {"all": {"sources": [{"$ref": "all.tokens.json"}]}},
                "resolutionOrder": [{"$ref": "#/sets/all"}]}  # fmt: skip
    if modes:
        resolver["modifiers"] = {
            "mode": {"contexts": {mode: [inline] for mode, inline in modes.items()}, "default": "light"}
        }
        resolver["resolutionOrder"].append({"$ref": "#/modifiers/mode"})
    (folder / "all.tokens.json").write_text(json.dumps(tokens, indent=1))
    (folder / f"{name}.resolver.json").write_text(json.dumps(resolver, indent=1))
    return folder


def srgb(red: float, green: float, blue: float, **more: object) -> dict:
    return {"$type": "color", "$value": {"colorSpace": "srgb", "components": [red, green, blue]}, **more}
