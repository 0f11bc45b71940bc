"""What pages say about a component: rows and sentences made of the manifest, so that templates only print."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from markupsafe import Markup

from kit.names import camel

FAMILIES = {
    "toast": ("Confirmation toasts", "Toasts", "It worked, and here are the words that say so."),
    "progress": ("Progress bars", "Progress", "How far it is, how long it takes, and never a made-up number."),
    "loading": ("Loading states", "Loading", "Waiting that answers at once, never flickers, and always has a way out."),
    "celebration": ("Milestone celebrations", "Celebrations", "Words first, and then the confetti."),
}
SAFFER = ("trigger", "rules", "feedback", "loops")

# The rows of the norm table in a few words; the whole sentences are in the documentation.
NORMS = {
    "T0": "answered in the same task",
    "T1": "visible within 100 ms",
    "T2": "legible within 150 ms",
    "T3": "long enough to read",
    "T4": "errors and actions stay",
    "T4b": "what left can be found again",
    "T5": "time stands still while it is read",
    "T6": "no flicker",
    "T7": "words at 2 s, a way out at 10 s",
    "T7b": "stalls are said within 4 s",
    "T8": "the control answers at once",
    "T9": "nothing moves for long",
    "T10": "enters in 150 to 300 ms, leaves faster",
    "S1": "said exactly once",
    "S2": "start, quarters, end",
    "S3": "names and roles",
    "M1": "reduced motion",
    "M2": "no flashes",
    "K1": "focus stays",
    "K2": "works by keyboard",
    "R1": "cleans up",
    "R2": "works over a dialog",
    "F1": "not too many",
    "G1": "honest progress",
    "E1": "errors say how to go on",
}

Row = dict[str, Any]
SECOND = 1000
_APART, _STEMS = 64, (44, 20)  # labels that are nearer to each other stand on two lines, SVG units
_DECADE, _FIRST, _WIDTH = 244, 10, 1000  # the ruler: SVG units for a factor of ten, and the ms at its start


def title(name: str) -> str:
    """Return a name as words: ``long-message`` becomes ``Long message``."""
    return name.replace("-", " ").replace("_", " ").capitalize()


def still(html: str, tag: str) -> Markup:
    """Return an example's markup as a frozen preview."""
    return Markup(re.sub(rf"<{tag}\b", rf"<{tag} still", html.strip(), count=1))  # noqa: S704 -- rendered by the kit


def in_state(html: str, tag: str, state: str) -> Markup:
    """Return an example's markup as a frozen preview in another state."""
    head, closing, rest = html.strip().partition(">")
    head = re.sub(r'\sdata-state="[^"]*"', "", head)
    return still(f'{head} data-state="{state}"{closing}{rest}', tag)


def options_in_js(options: Row) -> Row:
    """Return an example's options as the call takes them: names in camelCase."""
    return {camel(name): value for name, value in options.items()}


def literal(value: Any) -> str:
    """Return a value as JavaScript that a person would write."""
    if isinstance(value, list):
        return f"[{', '.join(literal(item) for item in value)}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{name}: {literal(item)}" for name, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    return json.dumps(value, ensure_ascii=False)


def js_code(name: str, component: Row, options: Row) -> str:
    """Return the import and the call that show an example."""
    call, first = component["call"]["name"], camel(component["call"]["first"])
    given = options_in_js(options)
    head = [literal(given.pop(first))] if first in given else []
    rest = [literal(given)] if given else []
    lines = [f'import {{ {call} }} from "./kit/{name}/{name}.js";', "", f"{call}({', '.join([*head, *rest])});"]
    return "\n".join(lines)


def codes(name: str, component: Row, example: Row) -> list[Row]:
    """Return the snippets of an example, each with its title."""
    return [
        {"title": "HTML", "text": example["html"].strip()},
        {"title": "JavaScript", "text": js_code(name, component, example["options"])},
    ]


def examples(name: str, component: Row) -> list[Row]:
    """Return what a card shows of each example."""
    family = FAMILIES[component["family"]][0]
    return [
        {
            "id": f"{name}/{example['name']}",
            "anchor": f"{name}-{example['name']}",
            "component": title(name),
            "title": title(example["name"]),
            "spoken": f"{name}, {title(example['name']).lower()}",
            "about": example["about"],
            "still": still(example["html"], component["tag"]),
            "codes": codes(name, component, example),
            "words": " ".join((name, family, example["name"], example["about"], *example["options"])).lower(),
        }
        for example in component["examples"]
    ]


def models(described: Row) -> list[str]:
    """Return the ids of the page's own templates that examples refer to (a skeleton takes its shape from one)."""
    named = [one["options"].get("like") for component in described.values() for one in component["examples"]]
    return sorted({name for name in named if name})


def states(component: Row) -> list[Row]:
    """Return the filmstrip: the first example in each state."""
    html, tag = component["examples"][0]["html"], component["tag"]
    return [
        {"name": name, "about": about, "still": in_state(html, tag, name)}
        for name, about in component["states"].items()
    ]


def at(milliseconds: float) -> int:
    """Return where a time stands on the ruler: logarithmic, since 100 ms, 1 s and 10 s are what people feel."""
    return min(_WIDTH - 12, max(12, round(12 + _DECADE * math.log10(max(milliseconds, _FIRST) / _FIRST))))


def duration(milliseconds: int) -> str:
    """Return a time in the unit that reads best."""
    return f"{milliseconds} ms" if milliseconds < SECOND else f"{milliseconds / SECOND:g} s"


def ticks() -> list[Row]:
    """Return the marks of the ruler."""
    return [{"x": at(time), "text": duration(time)} for time in (10, 100, SECOND, 10 * SECOND)]


def times(component: Row) -> list[Row]:
    """Return the times of a component, each with its place on the ruler and its norm, the shortest first."""
    rows: list[Row] = []
    for name, whole in sorted(component["spec_times"].items(), key=lambda item: item[1]["time"]):
        place = at(whole["time"])
        near = bool(rows) and place - rows[-1]["x"] < _APART and rows[-1]["stem"] == _STEMS[0]
        stem = _STEMS[near]
        words = {"name": name, "text": duration(whole["time"]), "about": whole["about"], "norm": whole["norm"]}
        rows.append({**words, "rule": NORMS.get(whole["norm"], ""), "x": place, "stem": stem, "label": stem - 6})
    return rows


def promises(component: Row) -> list[Row]:
    """Return the feedback contract in sentences."""
    return [
        {"says": row["says"][0].upper() + row["says"][1:], "norm": row["norm"], "about": NORMS.get(row["norm"], "")}
        for row in component["promises"]
    ]


def option_rows(component: Row) -> list[Row]:
    """Return the options: name in HTML, in JavaScript, type, default, meaning."""
    rows = []
    for name, option in component["options"].items():
        kind = " | ".join(option["choices"]) if option["type"] == "choice" else option["type"]
        default = option["default"]
        shown = "" if default in (None, False, "", []) else literal(default)
        rows.append({"name": name.replace("_", "-"), "cells": [camel(name), kind, shown, option["about"]]})
    return rows


def event(name: str, prefix: str) -> str:
    """Return an event's name in a kit with this prefix; specs write it with ``nod``."""
    return f"{prefix}-{name.removeprefix('nod-')}"


def tables(component: Row, prefix: str) -> list[Row]:
    """Return the tables of the reference, those without rows left out."""
    methods = [
        {"name": f"{name}({', '.join(method['arguments'])})", "cells": [method["returns"], method["about"]]}
        for name, method in component["methods"].items()
    ]
    events = {event(name, prefix): about for name, about in component["events"].items()}
    made = [
        {
            "title": "Options",
            "heads": ["In HTML", "In JavaScript", "Type", "Default", "What for"],
            "rows": option_rows(component),
        },
        {"title": "Events", "heads": ["Event", "When"], "rows": _pairs(events)},
        {"title": "Methods", "heads": ["Method", "Returns", "What for"], "rows": methods},
        {"title": "Parts", "heads": ["data-part", "What"], "rows": _pairs(component["parts"])},
    ]
    return [table for table in made if table["rows"]]


def _pairs(mapping: dict[str, str]) -> list[Row]:
    return [{"name": name, "cells": [about]} for name, about in mapping.items()]
