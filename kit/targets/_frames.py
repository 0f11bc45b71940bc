"""What frameworks need to know of a component: its tag, its options as attributes and props, its events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.located import read_text
from kit.names import camel
from kit.render import class_name, tag
from kit.targets._types import comment, detail, event_name, shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.model import Component, Kit, Settings
    from kit.targets import Files

WRAPPERS = Path(__file__).resolve().parent / "_wrappers"

# The wrapper is for the generated modules beside it, whose own declarations say all.
OPAQUE = "export declare function component(...given: unknown[]): unknown;\n"

# In HTML a list is one text with | between, and every number is a text.
_ATTRIBUTES = {"text": "string", "number": "number | string", "flag": "boolean", "list": "string"}


@dataclass(frozen=True)
class Event:
    """``name`` as it is sent (``nod-shown``), ``short`` without the prefix, and the type of what handlers get."""

    name: str
    short: str
    kind: str
    about: str

    @property
    def handler(self) -> str:
        """The prop that hears it: ``onShown``."""
        return f"on{pascal(self.short)}"


@dataclass(frozen=True)
class Face:
    """A component as a framework sees it."""

    name: str
    tag: str
    kind: str
    options: dict[str, Any]
    arguments: frozenset[str]
    methods: frozenset[str]
    events: tuple[Event, ...]

    @property
    def title(self) -> str:
        """The name of the framework's own component: ``BusyButton``."""
        return pascal(self.name)

    @property
    def props(self) -> str:
        """The type of its props, without handlers: the options of the call that a page may give as data."""
        left = " | ".join(json.dumps(name) for name in ("into", *sorted(self.arguments)))
        return f"Omit<{self.kind}Options, {left}>"

    def attributes(self, handler: Callable[[str], str]) -> list[str]:
        """Return the members of a type for the raw tag; ``handler`` names the attribute that hears an event.

        None is required, since parts may show it instead. One that has the name of a method is left out: frameworks
        would set the property, and so the method would be gone.
        """
        lines = [
            f"/** {comment(option.about)} */ {json.dumps(attribute(name))}?: {_attribute_type(option)};"
            for name, option in self.options.items()
            if camel(name) not in self.methods
        ]
        return [*lines, *(f"{json.dumps(handler(one.name))}?: {_listener(one)};" for one in self.events)]

    def handlers(self) -> list[str]:
        """Return the members of a type for handlers as props."""
        return [f"/** {comment(one.about)} */ {one.handler}?: {_listener(one)};" for one in self.events]


def face(component: Component, settings: Settings) -> Face:
    """Return what frameworks see of a component."""
    spec = component.spec
    events = tuple(
        Event(event_name(name, settings), name.removeprefix("nod-"), shape(detail(component, name)), about)
        for name, about in spec.events.items()
    )
    return Face(
        name=component.name,
        tag=tag(component, settings),
        kind=class_name(component, settings),
        options=dict(spec.options),
        arguments=frozenset(key.rstrip("?") for key in spec.call.arguments),
        methods=frozenset(spec.methods),
        events=events,
    )


def faces(kit: Kit) -> list[Face]:
    """Return the faces of all components."""
    return [face(component, kit.settings) for component in kit.components]


def pascal(name: str) -> str:
    """Return ``busy-button`` as ``BusyButton``."""
    return "".join(word.capitalize() for word in name.split("-"))


def attribute(name: str) -> str:
    """Return an option's name as it stands in HTML."""
    return name.replace("_", "-")


def components(kit: Kit, framework: str, of: Callable[[Face], tuple[str, str]]) -> Files:
    """Return ``<component>/<framework>.js`` and ``.d.ts`` as ``of`` prints them, and the wrapper that they share."""
    files: Files = {
        f"{framework}/component.js": read_text(WRAPPERS / f"{framework}.js"),
        f"{framework}/component.d.ts": OPAQUE,
    }
    for one in faces(kit):
        files[f"{one.name}/{framework}.js"], files[f"{one.name}/{framework}.d.ts"] = of(one)
    return files


def together(kit: Kit, framework: str) -> Files:
    """Return ``<framework>/index.js`` and ``.d.ts``: all components of the framework."""
    text = "".join(f'export * from "../{component.name}/{framework}.js";\n' for component in kit.components)
    return {f"{framework}/index.js": text, f"{framework}/index.d.ts": text}


def indented(lines: list[str], depth: int) -> str:
    """Return lines below each other, indented by so many spaces."""
    return "\n".join(f"{' ' * depth}{line}" for line in lines)


def _attribute_type(option: Any) -> str:
    if option.type == "choice":
        return " | ".join(json.dumps(choice) for choice in option.choices)
    return _ATTRIBUTES[option.type]


def _listener(event: Event) -> str:
    return f"(event: CustomEvent<{event.kind}>) => void"
