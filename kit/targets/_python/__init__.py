"""What the targets for Python web frameworks share: data, markup, server events; source that a project owns.

Each packs a Python package. Templates of components are copied as they stand: Jinja and Django print the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.options import ListOption
from kit.render import render_source, tag, words
from kit.targets._core import core_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.model import Component, Kit
    from kit.targets import Files

HERE = Path(__file__).resolve().parent
_WIDTH = 120  # of lines in the module of data
_FOR_OTHERS = (".d.ts", ".json")  # types and manifest are read by tools that a Python project does not run


def kit_name(kit: Kit) -> str:
    """Return what the package's templates, static files and tags are called: ``nodkit``, or ``acmekit``."""
    return f"{kit.settings.prefix}kit"


def pack_package(kit: Kit, folder: Path, sources: Mapping[str, str]) -> Files:
    """Return a Python package: ``sources`` maps its own files to templates in ``folder``, or else in this one."""
    name = kit_name(kit)
    context = {"kit": name, "prefix": kit.settings.prefix}
    files: Files = {"components.py": _data(kit)}
    for path, template in sources.items():
        source = folder / template if (folder / template).is_file() else HERE / template
        files[path] = render_source(source, context)
    files[f"templates/{name}/head.html"] = render_source(HERE / "head.html", context)
    for component in kit.components:
        files[f"templates/{name}/{component.name}.html"] = component.html.text
    files |= {f"static/{name}/{path}": text for path, text in _assets(kit).items()}
    return files


def _assets(kit: Kit) -> Files:
    """Return what browsers load. Styles are linked one by one: a second copy of all would hide what a person edits."""
    bundle = f"{kit.settings.prefix}.css"
    return {path: text for path, text in core_files(kit).items() if path != bundle and not path.endswith(_FOR_OTHERS)}


def _data(kit: Kit) -> str:
    parts = {
        "PREFIX": kit.settings.prefix,
        "THEMES": tuple(theme.name for theme in kit.themes),
        "COMPONENTS": {component.name: _component(component, kit) for component in kit.components},
    }
    lines = ['"""What each component takes, and the words that it says itself; nodkit writes this from the specs."""']
    return "\n\n".join([*lines, *(f"{name} = {_literal(value)}" for name, value in parts.items())]) + "\n"


def _literal(value: Any, depth: int = 0, beside: int = 0) -> str:
    """Write a value as formatters do, in one line where it fits: then an update merges by options."""
    flat = _flat(value)
    if not value or not isinstance(value, dict | list | tuple) or 4 * depth + beside + len(flat) < _WIDTH:
        return flat
    pad = "    " * (depth + 1)
    if isinstance(value, dict):
        keys = {key: f"{json.dumps(key, ensure_ascii=False)}: " for key in value}
        rows = [f"{pad}{keys[key]}{_literal(each, depth + 1, len(keys[key]))}," for key, each in value.items()]
    else:
        rows = [f"{pad}{_literal(each, depth + 1)}," for each in value]
    start, end = ("{", "}") if isinstance(value, dict) else ("[", "]") if isinstance(value, list) else ("(", ")")
    return "\n".join([start, *rows, f"{'    ' * depth}{end}"])


def _flat(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_flat(key)}: {_flat(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flat, value)) + "]"
        case tuple():
            return "(" + "".join(f"{_flat(each)}, " for each in value).rstrip(" " if len(value) == 1 else ", ") + ")"
        case str():
            return json.dumps(value, ensure_ascii=False)
    return repr(value)


def _component(component: Component, kit: Kit) -> dict[str, Any]:
    """Return what a server needs of a spec to print the component."""
    return {
        "tag": tag(component, kit.settings),
        "first": component.spec.call.first,
        "options": {name: _option(option) for name, option in component.spec.options.items()},
        "words": words(component, kit.settings),
    }


def _option(option: Any) -> dict[str, Any]:
    row = {"kind": option.type, "default": list(option.default) if isinstance(option, ListOption) else option.default}
    for name in ("part", "required", "choices"):
        if value := getattr(option, name, None):
            row[name] = list(value) if name == "choices" else value
    return row
