"""What every target is packed from: modules, style sheets, themes, and the manifest that says what is there."""

from __future__ import annotations

import json
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
    from kit.model import Component, Kit
    from kit.spec import Example
    from kit.targets import Files


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
        javascript = render_js(component, settings)
        later = render_later(component, settings)
        used |= imports(javascript) | imports(later)
        if later:
            files[f"{component.name}/{component.name}.later.js"] = later
        files[f"{component.name}/{component.name}.js"] = javascript
        files[f"{component.name}/{component.name}.css"] = render_css(component, tokens, settings)
        files[f"{component.name}/{component.name}.d.ts"] = declarations(component, kit)
        files[f"define/{component.name}.js"] = define_module(component, kit)
        files[f"define/{component.name}.d.ts"] = f'export * from "../{component.name}/{component.name}.js";\n'
    for name, text in render_runtime(used, settings).items():
        files[f"runtime/{name}.js"] = text
    files[f"{settings.prefix}.css"] = "\n".join(
        files[f"{component.name}/{component.name}.css"] for component in kit.components
    )
    files["index.js"] = files["index.d.ts"] = index_module(kit)
    files["events.d.ts"] = event_map(kit)
    files["kit.json"] = json.dumps(manifest(kit), ensure_ascii=False, indent=1) + "\n"
    return files


def define_module(component: Component, kit: Kit) -> str:
    """Return the module whose import makes the tag known."""
    name, kind = component.name, class_name(component, kit.settings)
    return (
        f'import {{ {kind} }} from "../{name}/{name}.js";\n'
        'import { define } from "../runtime/element.js";\n\n'
        f'define("{tag(component, kit.settings)}", {kind});\n\n'
        f'export * from "../{name}/{name}.js";\n'
    )


def index_module(kit: Kit) -> str:
    """Return the module that makes every tag known and offers every call."""
    return "".join(f'export * from "./define/{component.name}.js";\n' for component in kit.components)


def manifest(kit: Kit) -> dict[str, Any]:
    """Return what ``kit.json`` holds: all that verification, pictures and the gallery need to know of a built kit."""
    return {
        "nodkit": __version__,
        **{key: getattr(kit.settings, key) for key in ("prefix", "tone", "locale")},
        "styles": f"{kit.settings.prefix}.css",
        "themes": {
            theme.name: {"css": f"themes/{theme.name}.css", "about": theme.about, "modes": list(theme.modes)}
            for theme in kit.themes
        },
        "components": {component.name: describe(component, kit) for component in kit.components},
    }


def describe(component: Component, kit: Kit) -> dict[str, Any]:
    """Return a component's entry in the manifest: its spec, its files and its examples with their markup."""
    name, settings = component.name, kit.settings
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
        "examples": [_example(component, example, kit) for example in component.spec.examples],
    }


def _example(component: Component, example: Example, kit: Kit) -> dict[str, Any]:
    made = example.model_dump(mode="json")
    return {**made, "html": render_html(component, example.options, kit.settings)}


def base_css(css: str, kit: Kit) -> str:
    """Return page styles of the kit itself in the base layer."""
    return layered(css, "base", kit.settings)
