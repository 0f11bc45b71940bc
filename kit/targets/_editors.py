"""What editors complete and explain: custom data for VS Code, web-types for JetBrains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.render import tag
from kit.targets._frames import attribute
from kit.targets._types import event_name, kind_of
from kit.theme.names import MODES, MOTIONS, dashed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.model import Component, Kit

Row = dict[str, Any]


def html_data(kit: Kit) -> Row:
    """Return ``vscode.html-custom-data.json``, version 1.1."""
    return {
        "version": 1.1,
        "tags": [
            {
                "name": tag(component, kit.settings),
                "description": component.spec.summary,
                "attributes": [_attribute(name, option) for name, option in component.spec.options.items()],
            }
            for component in kit.components
        ],
        "globalAttributes": [
            {"name": name, "description": about, "values": [{"name": value} for value in values]}
            for name, about, values in _page_attributes(kit)
        ],
    }


def css_data(kit: Kit) -> Row:
    """Return ``vscode.css-custom-data.json``, version 1.1: the tokens."""
    return {"version": 1.1, "properties": list(_tokens(kit))}


def web_types(kit: Kit, name: str, version: str) -> Row:
    """Return ``web-types.json`` of a package."""
    return {
        "$schema": "https://json.schemastore.org/web-types",
        "name": name,
        "version": version,
        "js-types-syntax": "typescript",
        "description-markup": "markdown",
        "contributions": {
            "html": {
                "elements": [_web_element(component, kit) for component in kit.components],
                "attributes": [
                    {"name": key, "description": about, "value": {"type": _union(values)}}
                    for key, about, values in _page_attributes(kit)
                ],
            },
            "css": {"properties": list(_tokens(kit))},
        },
    }


def _web_element(component: Component, kit: Kit) -> Row:
    spec = component.spec
    events = [{"name": event_name(name, kit.settings), "description": about} for name, about in spec.events.items()]
    return {
        "name": tag(component, kit.settings),
        "description": spec.summary,
        "attributes": [_web_attribute(name, option) for name, option in spec.options.items()],
        "js": {"events": events},
    }


def _web_attribute(name: str, option: Any) -> Row:
    row: Row = {"name": attribute(name), "description": option.about, "required": getattr(option, "required", False)}
    value = {"type": kind_of(option).replace("string[]", "string"), "required": option.type != "flag"}
    if option.default not in (None, "", []) and option.default is not False:
        row["default"] = str(option.default)
    return {**row, "value": value}


def _attribute(name: str, option: Any) -> Row:
    row: Row = {"name": attribute(name), "description": option.about}
    if option.type == "choice":
        row["values"] = [{"name": choice} for choice in option.choices]
    return {**row, "valueSet": "v"} if option.type == "flag" else row


def _page_attributes(kit: Kit) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the attributes that any element may have, and their values."""
    prefix = kit.settings.prefix
    yield f"data-{prefix}-theme", "The theme of what is inside.", tuple(theme.name for theme in kit.themes)
    yield f"data-{prefix}-mode", "Light or dark, with more contrast or not; else as the system wants.", tuple(MODES)
    yield f"data-{prefix}-motion", "Full or reduced motion; else as the system wants.", MOTIONS


def _tokens(kit: Kit) -> Iterator[Row]:
    for path, token in kit.base.tokens[kit.base.modes[0]].items():
        yield {"name": f"--{kit.settings.prefix}-{dashed(path)}", "description": token.description or path}


def _union(values: tuple[str, ...]) -> str:
    return " | ".join(f'"{value}"' for value in values)
