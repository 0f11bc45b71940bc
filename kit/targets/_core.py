"""What every target is packed from: modules, style sheets, themes, and the manifest that says what is there."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kit import __version__
from kit.render import (
    class_name,
    imports,
    layered,
    render_css,
    render_html,
    render_js,
    render_later,
    render_runtime,
    tag,
    words,
)
from kit.targets._types import declarations, event_map, event_name
from kit.theme import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.model import Component, Kit, Settings
    from kit.spec import Example
    from kit.targets import Files
    from kit.theme import Name


_BY_EVENT = ("events", "details")


def core_files(kit: Kit) -> Files:
    """Return the files that all web targets share, by path relative to the kit's root.

    ``<component>/<component>.js`` and ``.css``, ``define/<component>.js``, ``runtime/*.js``, ``themes/<theme>.css``,
    ``index.js`` (all components, defined), ``nod.css`` (all of their styles) and ``kit.json``; beside each module its
    types (``.d.ts``), and ``<component>/<component>.later.js`` where a component has one.
    """
    settings = kit.settings
    tokens = vocabulary(kit.base, settings.prefix)
    files: Files = {}
    for theme in kit.themes:
        files[f"themes/{theme.name}.css"] = theme.css
    used: set[str] = {"element"}
    for component in kit.components:
        own = _own_files(component, tokens, settings)
        used |= {name for path, text in own.items() if path.endswith(".js") for name in _imports(text)}
        files |= own
    for name, text in render_runtime(used, settings).items():
        files[f"runtime/{name}.js"] = text
    files[f"{settings.prefix}.css"] = "\n".join(
        files[f"{component.name}/{component.name}.css"] for component in kit.components
    )
    files["index.js"] = files["index.d.ts"] = index_module(kit)
    files["events.d.ts"] = event_map(kit)
    files["kit.json"] = _manifest_text(kit)
    return files


# Components are read once as long as their files are as they were: what is printed of them alone is kept with them,
# for a gallery that is built again. Bounded: about all components in all words.
_kept = lru_cache(maxsize=512)
_imports = lru_cache(maxsize=512)(imports)


@_kept
def _own_files(component: Component, tokens: Name, settings: Settings) -> Mapping[str, str]:
    name = component.name
    later = render_later(component, settings)
    return {
        f"{name}/{name}.js": render_js(component, settings),
        **({f"{name}/{name}.later.js": later} if later else {}),
        f"{name}/{name}.css": render_css(component, tokens, settings),
        f"{name}/{name}.d.ts": declarations(component, settings),
        f"define/{name}.js": define_module(component, settings),
        f"define/{name}.d.ts": f'export * from "../{name}/{name}.js";\n',
    }


def define_module(component: Component, settings: Settings) -> str:
    """Return the module whose import makes the tag known."""
    name, kind = component.name, class_name(component, settings)
    return (
        f'import {{ {kind} }} from "../{name}/{name}.js";\n'
        'import { define } from "../runtime/element.js";\n\n'
        f'define("{tag(component, settings)}", {kind});\n\n'
        f'export * from "../{name}/{name}.js";\n'
    )


def index_module(kit: Kit) -> str:
    """Return the module that makes every tag known and offers every call."""
    return "".join(f'export * from "./define/{component.name}.js";\n' for component in kit.components)


def manifest(kit: Kit) -> dict[str, Any]:
    """Return what ``kit.json`` holds: all that verification, pictures and the gallery need to know of a built kit."""
    return {**_head(kit), "components": {component.name: describe(component, kit) for component in kit.components}}


def _manifest_text(kit: Kit) -> str:
    """Return the manifest as JSON, each component's part of it as it was printed before."""
    if not kit.components:
        return json.dumps(manifest(kit), ensure_ascii=False, indent=1) + "\n"
    head = json.dumps(_head(kit), ensure_ascii=False, indent=1).removesuffix("\n}")
    parts = (f"  {json.dumps(one.name)}: {_entry(one, kit.settings)}" for one in kit.components)
    return f'{head},\n "components": {{\n' + ",\n".join(parts) + "\n }\n}\n"


@_kept
def _entry(component: Component, settings: Settings) -> str:
    return json.dumps(described(component, settings), ensure_ascii=False, indent=1).replace("\n", "\n  ")


def _head(kit: Kit) -> dict[str, Any]:
    return {
        "nodkit": __version__,
        **{key: getattr(kit.settings, key) for key in ("prefix", "tone", "locale")},
        "styles": f"{kit.settings.prefix}.css",
        "themes": {
            theme.name: {"css": f"themes/{theme.name}.css", "about": theme.about, "modes": list(theme.modes)}
            for theme in kit.themes
        },
    }


def describe(component: Component, kit: Kit) -> dict[str, Any]:
    """Return a component's entry in the manifest: its spec, its files and its examples with their markup."""
    return described(component, kit.settings)


@_kept
def described(component: Component, settings: Settings) -> dict[str, Any]:
    """Return the same as ``describe``; it is kept, and not to be changed."""
    name = component.name
    spec = component.spec.model_dump(mode="json", by_alias=True)
    for step in (step for promise in spec["promises"] for step in promise["steps"] if step["verb"] == "emits"):
        step["event"] = event_name(step["event"], settings)
    return {
        **spec,
        **{part: {event_name(name, settings): about for name, about in spec[part].items()} for part in _BY_EVENT},
        "copy": words(component, settings),
        "tag": tag(component, settings),
        "class": class_name(component, settings),
        "css": f"{name}/{name}.css",
        "module": f"{name}/{name}.js",
        "define": f"define/{name}.js",
        "times": {key: time.time for key, time in component.spec.times.items()},
        "examples": [_example(component, example, settings) for example in component.spec.examples],
    }


def _example(component: Component, example: Example, settings: Settings) -> dict[str, Any]:
    made = example.model_dump(mode="json")
    return {**made, "html": render_html(component, example.options, settings)}


def base_css(css: str, kit: Kit) -> str:
    """Return page styles of the kit itself in the base layer."""
    return layered(css, "base", kit.settings)
