"""TypeScript declarations, printed from the specs: options, methods, events and calls of each component."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.render import class_name, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.model import Component, Kit, Settings
    from kit.spec import Method

# What every component tells about itself for measuring; times in milliseconds.
MEASURES = {
    "shown": {"paint": "number"},
    "acted": {"paint": "number", "seen": "number", "how": "string"},
    "dismissed": {"paint": "number", "seen": "number", "how": "string"},
    "expired": {"paint": "number", "seen": "number", "how": "string"},
}
SCALARS = {"text": "string", "number": "number", "flag": "boolean", "list": "string[]"}


def declarations(component: Component, settings: Settings) -> str:
    """Return ``<component>.d.ts``: what its module exports, and what it adds to the page's own types."""
    return "\n".join(
        [
            *_options(component, settings),
            *_element(component, settings),
            *_calls(component, settings),
            *_page(component, settings),
        ]
    )


def event_map(kit: Kit) -> str:
    """Return ``events.d.ts``: every event of the kit by name, declared once for the whole page."""
    details: dict[str, dict[str, str]] = {}
    for component in kit.components:
        for event in component.spec.events:
            details.setdefault(event_name(event, kit.settings), {}).update(detail(component, event))
    rows = "\n".join(f'    "{event}": CustomEvent<{shape(fields)}>;' for event, fields in sorted(details.items()))
    return f"declare global {{\n  interface HTMLElementEventMap {{\n{rows}\n  }}\n}}\nexport {{}};\n"


def detail(component: Component, event: str) -> dict[str, str]:
    """Return the fields of an event's detail with their types."""
    return {**MEASURES.get(event.removeprefix("nod-"), {}), **component.spec.details.get(event, {})}


def shape(fields: dict[str, str]) -> str:
    """Return an object type; optional fields end in ``?``."""
    inner = "; ".join(f"{name}: {kind}" for name, kind in fields.items())
    return f"{{ {inner} }}" if inner else "Record<string, never>"


def event_name(event: str, settings: Settings) -> str:
    """Return an event's name as a kit of this prefix sends it: specs write ``nod-``."""
    return f"{settings.prefix}-{event.removeprefix('nod-')}"


def kind_of(option: Any) -> str:
    """Return the type of an option's value in TypeScript."""
    if option.type == "choice":
        return " | ".join(json.dumps(choice) for choice in option.choices)
    return SCALARS[option.type]


def _options(component: Component, settings: Settings) -> Iterator[str]:
    spec, name = component.spec, class_name(component, settings)
    yield f"/** {comment(spec.summary)} */\nexport interface {name}Options {{"
    for key, option in spec.options.items():
        optional = "" if getattr(option, "required", False) else "?"
        yield f"  /** {comment(option.about)} */\n  {camel(key)}{optional}: {kind_of(option)};"
    yield "  /** Where to put it; it has a place of its own otherwise. */\n  into?: Element | null;"
    for key, kind in spec.call.arguments.items():
        yield f"  {key}: {own_type(kind, name)};"
    yield "}\n"


def _element(component: Component, settings: Settings) -> Iterator[str]:
    spec, name = component.spec, class_name(component, settings)
    yield f"/** The element `<{tag(component, settings)}>`. */\nexport declare class {name} extends HTMLElement {{"
    yield from (f"  {_signature(key, method, name)}" for key, method in spec.methods.items())
    yield "}\n"


def _calls(component: Component, settings: Settings) -> Iterator[str]:
    spec, name = component.spec, class_name(component, settings)
    call, first = spec.call.name, camel(spec.call.first)
    rest = f"Omit<{name}Options, {json.dumps(first)}>"
    kind = kind_of(spec.options[spec.call.first])
    yield f"export declare function {call}({first}: {kind}, options?: {rest}): {name};"
    yield f"export declare function {call}(options: {name}Options): {name};"
    if spec.call.also:
        yield f"export declare namespace {call} {{"
        yield from (f"  {_signature(key, method, name, 'function ')}" for key, method in spec.call.also.items())
        yield "}"
    yield ""


def _page(component: Component, settings: Settings) -> Iterator[str]:
    yield 'import "../events.js";\n'
    entry = f'"{tag(component, settings)}": {class_name(component, settings)};'
    yield f"declare global {{\n  interface HTMLElementTagNameMap {{\n    {entry}\n  }}\n}}\n"


def _signature(key: str, method: Method, name: str, keyword: str = "") -> str:
    returns = own_type(method.returns, name)
    return f"/** {comment(method.about)} */\n  {keyword}{key}({_arguments(method.arguments, name)}): {returns};"


def _arguments(arguments: dict[str, str], name: str) -> str:
    return ", ".join(f"{key}: {own_type(kind, name)}" for key, kind in arguments.items())


def own_type(kind: str, name: str) -> str:
    """Return a type of a spec with the component's own names in it."""
    return kind.replace("$Options", f"{name}Options").replace("$Element", name)


def comment(text: str) -> str:
    """Return a text as it may stand in a comment: on one line, and unable to end it."""
    return re.sub(r"\*/", "*\u200b/", " ".join(text.split()))
