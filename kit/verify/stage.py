"""Composes the stage: a page that has other things on it, so that shifted layout and stolen focus show."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.verify.scene import options_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.verify.built import BuiltKit, Component
    from kit.verify.scene import Scene

PAGE = Path(__file__).resolve().parent / "page"
_LATER = re.compile(r"""import\(\s*["'](\.{1,2}/[\w./-]+\.js)["']\s*\)""")
_LINKS = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[\w./-]+\.js)["']""")

_HTML = """<!doctype html>
<html lang="{locale}" dir="{direction}" data-{prefix}-theme="{theme}" data-options="{options}" data-place="{place}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{component}: {example}</title>
<link rel="stylesheet" href="/{theme_css}">
<link rel="stylesheet" href="/{css}">
<link rel="stylesheet" href="/-/stage.css">
<script type="module" src="/-/stage/{component}.js"></script>
</head>
<body>
<main>
<h1>A page with work in it</h1>
<p><label for="before">Name</label> <input id="before"></p>
<p><button id="trigger" type="button">Save</button> <a id="after" href="#below">Go on</a></p>
<div id="mount">{markup}</div>
<p id="below">Text that follows, and that nothing should push around while it is read.</p>
</main>
<dialog id="dialog" aria-label="A question"><button id="inside" type="button">Save from here</button></dialog>
</body>
</html>
"""


def stage_html(kit: BuiltKit, scene: Scene) -> str:
    """Return the page of a scene."""
    component, theme = kit.component(scene.component), kit.theme(scene.theme)
    options = {camel(name): value for name, value in options_of(kit, scene).items()}
    values = {
        "locale": kit.locale,
        "direction": scene.direction,
        "prefix": kit.prefix,
        "theme": scene.theme,
        "options": json.dumps(options),
        "place": scene.place,
        "component": scene.component,
        "example": scene.example,
        "theme_css": theme.css,
        "css": component.css,
    }
    safe = {key: escape(value) for key, value in values.items()}
    return _HTML.format(**safe, markup=_markup(kit, component, scene))


def stage_module(kit: BuiltKit, component: Component) -> str:
    """Return the script of the stage; it imports statically, so that the page has loaded when the component has."""
    head = f'import * as component from "/{component.module}";\nimport "/{component.define}";\n'
    names = json.dumps({"tag": component.tag, "call": component.function, "later": later(kit, component)})
    return f"{head}const NAMES = {names};\n{(PAGE / 'stage.js').read_text(encoding='utf-8')}"


def later(kit: BuiltKit, component: Component) -> list[str]:
    """Return the addresses of the modules that are fetched when they are needed, from anywhere below the component."""
    found: dict[str, None] = {}
    known, wanted = {component.module}, [component.module]
    while wanted:
        module = wanted.pop()
        if not (kit.root / module).is_file():
            continue  # the page itself says what it lacks
        text = (kit.root / module).read_text(encoding="utf-8")
        found |= dict.fromkeys(_resolved(module, _LATER.findall(text)))
        linked = set(_resolved(module, _LINKS.findall(text))) - known
        known |= linked
        wanted += sorted(linked)
    return [f"/{path}" for path in found]


def _resolved(module: str, links: list[str]) -> list[str]:
    return [normpath(f"{dirname(module)}/{link}") for link in links]


def stage_css(kit: BuiltKit) -> str:
    """Return the styles of the page around the component, in the theme's own colours."""
    return (PAGE / "stage.css").read_text(encoding="utf-8").replace("--nod-", f"--{kit.prefix}-")


def watch_script(*, frozen: bool, own: bool = False) -> str:
    """Return the script that has to run before all others of a page, to see what happens in it.

    ``own``: the page is somebody's, and keeps what it has stored.
    """
    look, watch = ((PAGE / name).read_text(encoding="utf-8") for name in ("look.js", "watch.js"))
    return look + watch.replace("FROZEN", json.dumps(frozen)).replace("!OWN", json.dumps(not own))


def _markup(kit: BuiltKit, component: Component, scene: Scene) -> str:
    if scene.via == "html":
        return scene.html or component.example(scene.example).html
    if scene.via == "attributes":
        return bare(component, options_of(kit, scene))
    return ""


def bare(component: Component, options: Mapping[str, Any]) -> str:
    """Return an empty tag with the options as attributes, as a person writes it by hand."""
    attributes = []
    for name, value in options.items():
        if value is None or value is False:
            continue
        text = "" if value is True else "|".join(value) if isinstance(value, list) else str(value)
        attributes.append(f' {name.replace("_", "-")}="{escape(text)}"')
    return f"<{component.tag}{''.join(attributes)}></{component.tag}>"
