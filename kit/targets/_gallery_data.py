"""What the modules of the gallery know of the kit: a module too, since a strict policy lets no page fetch JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.targets import _views as views
from kit.targets._frames import pascal
from kit.theme.contrast import NEEDED
from kit.theme.names import dashed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.model import Kit
    from kit.targets import Files

MODES = {"light": "Light", "dark": "Dark", "light-more": "Light, more contrast", "dark-more": "Dark, more contrast"}
# What a component without a ground of its own stands on.
_GROUNDS = ("color-canvas", "color-surface")
# Components that come and go: a framework calls them. All others stand in its tree.
_PASSING = frozenset({"toast", "banner", "loading", "celebration", "page-progress"})


def data_js(kit: Kit, described: Mapping[str, Any], files: Files, places: list[dict[str, str]]) -> str:
    """Return the module ``gallery/data.js``. ``files`` are the kit's; ``places`` say where other languages are."""
    settings = kit.settings
    tokens = list(dict.fromkeys(dashed(path) for path in kit.base.tokens[kit.base.modes[0]]))
    seen = {name: _tokens(name, tokens, files, settings.prefix) for name in described}
    data = {
        "prefix": settings.prefix,
        "place": {"locale": settings.locale, "tone": settings.tone},
        "places": places,
        "themes": [{"name": theme.name, "title": views.title(theme.name)} for theme in kit.themes],
        "modes": {name: text for name, text in MODES.items() if any(name in theme.modes for theme in kit.themes)},
        "needed": {kind: [NEEDED[kind, False], NEEDED[kind, True]] for kind in ("text", "shape")},
        "components": {
            name: {**_playable(name, one, settings.prefix), "tokens": seen[name], "pairs": _pairs(kit, seen[name])}
            for name, one in described.items()
        },
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"/** What this gallery shows; written by nodkit. */\nexport default {text};\n"


def _tokens(name: str, known: list[str], files: Files, prefix: str) -> list[str]:
    """Return the tokens that a component's styles and module name, without the prefix, in the vocabulary's order."""
    text = files[f"{name}/{name}.css"] + files[f"{name}/{name}.js"]
    used = set(re.findall(rf"--{re.escape(prefix)}-([\w-]+)", text))
    used |= {word.rpartition("-")[0] for word in used if word.endswith(("-duration", "-easing", "-delay"))}
    return [token for token in known if token in used]


def _pairs(kit: Kit, tokens: list[str]) -> list[list[str]]:
    """Return the promises of contrast that a component relies on: kind, colour, ground."""
    grounds = {*_GROUNDS, *tokens}
    rows = ([pair.kind, dashed(pair.color), dashed(pair.ground)] for pair in kit.base.pairs)
    return [row for row in rows if row[1] in tokens and row[2] in grounds]


def _playable(name: str, component: dict[str, Any], prefix: str) -> dict[str, Any]:
    options = {
        camel(key): {"attribute": key.replace("_", "-"), **{k: v for k, v in option.items() if k != "part"}}
        for key, option in component["options"].items()
    }
    examples = {
        example["name"]: {"options": views.options_in_js(example["options"]), "plays": example["plays"]}
        for example in component["examples"]
    }
    return {
        "tag": component["tag"],
        "title": pascal(name),
        "family": component["family"],
        "module": f"../{component['module']}",
        "call": component["call"]["name"],
        "first": camel(component["call"]["first"]),
        "passing": name in _PASSING,
        "methods": list(component["methods"]),
        "events": sorted(views.event(name, prefix) for name in component["events"]),
        "times": [{key: time[key] for key in ("text", "about", "norm", "rule")} for time in views.times(component)],
        "promises": [row["says"] for row in component["promises"]],
        "options": options,
        "examples": examples,
    }
