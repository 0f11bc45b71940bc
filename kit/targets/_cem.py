"""The Custom Elements Manifest 2.1.0, printed from the specs: what documentation tools, editors and wrappers read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.render import class_name, tag
from kit.targets._frames import attribute
from kit.targets._types import detail, event_name, kind_of, own_type, shape
from kit.theme.names import dashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kit.model import Component, Kit
    from kit.spec import Method

Row = dict[str, Any]


def elements_manifest(kit: Kit, files: Mapping[str, str], root: str = "") -> Row:
    """Return the manifest of a package whose modules stand below ``root``; ``files`` are its style sheets."""
    modules = [module for component in kit.components for module in _modules(component, kit, files, root)]
    return {"schemaVersion": "2.1.0", "readme": "README.md", "modules": modules}


def style_tokens(css: str, kit: Kit) -> list[Row]:
    """Return the tokens that a style sheet looks at, as custom properties with what they are for."""
    names = set(re.findall(rf"var\((--{kit.settings.prefix}-[\w-]+)", css))
    known = {
        f"--{kit.settings.prefix}-{dashed(path)}": token for path, token in kit.base.tokens[kit.base.modes[0]].items()
    }
    return [{"name": name, "description": known[name].description} for name in sorted(names & set(known))]


def _modules(component: Component, kit: Kit, files: Mapping[str, str], root: str) -> Iterator[Row]:
    name, call = component.name, component.spec.call.name
    kind, path = class_name(component, kit.settings), f"{root}{component.name}/{component.name}.js"
    yield {
        "kind": "javascript-module",
        "path": path,
        "declarations": [_element(component, kit, files[f"{name}/{name}.css"]), _call(component, kind)],
        "exports": [{"kind": "js", "name": one, "declaration": {"name": one, "module": path}} for one in (kind, call)],
    }
    made = {"name": kind, "module": path}
    yield {
        "kind": "javascript-module",
        "path": f"{root}define/{name}.js",
        "exports": [
            {"kind": "custom-element-definition", "name": tag(component, kit.settings), "declaration": made},
            *({"kind": "js", "name": one, "declaration": {"name": one, "module": path}} for one in (kind, call)),
        ],
    }


def _element(component: Component, kit: Kit, css: str) -> Row:
    spec, kind = component.spec, class_name(component, kit.settings)
    return {
        "kind": "class",
        "name": kind,
        "customElement": True,
        "tagName": tag(component, kit.settings),
        "summary": spec.summary,
        "description": " ".join(spec.microinteraction.model_dump().values()),
        "superclass": {"name": "HTMLElement", "package": "global:"},
        "attributes": [_attribute(name, option) for name, option in spec.options.items()],
        "members": [
            {"kind": "method", "name": name, "description": one.about, **_signature(one, kind)}
            for name, one in spec.methods.items()
        ],
        "events": [
            {
                "name": event_name(name, kit.settings),
                "type": {"text": f"CustomEvent<{shape(detail(component, name))}>"},
                "description": about,
            }
            for name, about in spec.events.items()
        ],
        "cssProperties": style_tokens(css, kit),
    }


def _attribute(name: str, option: Any) -> Row:
    row = {
        "name": attribute(name),
        "type": {"text": kind_of(option).replace("string[]", "string")},
        "description": option.about,
    }
    if option.default in (None, "", []) or option.default is False:
        return row
    return {**row, "default": "|".join(option.default) if isinstance(option.default, list) else str(option.default)}


def _call(component: Component, kind: str) -> Row:
    spec = component.spec
    first = {
        "name": camel(spec.call.first),
        "type": {"text": f"{kind_of(spec.options[spec.call.first])} | {kind}Options"},
    }
    options = {"name": "options", "optional": True, "type": {"text": f"{kind}Options"}}
    about = spec.call.about or spec.summary
    return {
        "kind": "function",
        "name": spec.call.name,
        "description": about,
        "parameters": [first, options],
        "return": {"type": {"text": kind}},
    }


def _signature(method: Method, kind: str) -> Row:
    rows: list[Row] = []
    for name, written in method.arguments.items():
        row: Row = {"name": name.strip("?."), "type": {"text": own_type(written, kind)}}
        if name.endswith("?"):
            row["optional"] = True
        if name.startswith("..."):
            row["rest"] = True
        rows.append(row)
    return {"parameters": rows, "return": {"type": {"text": own_type(method.returns, kind)}}}
