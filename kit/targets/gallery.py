"""The gallery: one static page with every component, example, theme and mode, for any file server.

Its templates, styles and modules stand in ``kit/gallery``. Nothing is inline, so it works under the strictest policy.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kit import __version__
from kit.names import camel
from kit.render import render_page, render_page_css
from kit.targets import _views as views
from kit.targets._core import core_files, describe
from kit.theme import vocabulary

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "one static page that shows every component, example, theme and mode"
FOLDER = Path(__file__).resolve().parent.parent / "gallery"
STYLES = ("page", "hero", "bar", "cards", "panels", "inspector")
LIVE = "live"
WIDTHS = {"": "Full", "1024": "1024", "768": "768", "375": "375", "320": "320"}
MODES = {"light": "Light", "dark": "Dark", "light-more": "Light, more contrast", "dark-more": "Dark, more contrast"}


def pack(kit: Kit, *, live: bool = False) -> Files:
    """Return the whole gallery. With ``live`` its page also listens to the server that builds it again."""
    described = {
        component.name: {
            **describe(component, kit),
            "spec_times": {name: time.model_dump() for name, time in component.spec.times.items()},
        }
        for component in kit.components
    }
    files = core_files(kit)
    files |= {"index.html": _page(kit, described, live=live), "gallery/gallery.css": _styles(kit)}
    for path in sorted((FOLDER / "js").glob("*.js")):
        if live or path.stem != LIVE:
            files[f"gallery/{path.name}"] = path.read_text(encoding="utf-8")
    files["gallery/data.js"] = _data(kit, described)
    return files


def _piece(name: str, context: dict[str, Any]) -> Markup:
    return Markup(render_page(FOLDER / "html" / name, context))  # noqa: S704 -- the template has escaped all it prints


def _page(kit: Kit, described: dict[str, Any], *, live: bool) -> str:
    prefix = kit.settings.prefix
    families = _families(described, prefix)
    themes = [
        {"name": theme.name, "title": views.title(theme.name), "about": theme.about, "css": f"themes/{theme.name}.css"}
        for theme in kit.themes
    ]
    modes = [{"name": name, "title": text} for name, text in MODES.items() if any(name in t.modes for t in kit.themes)]
    context = {"prefix": prefix, "themes": themes, "modes": modes, "families": families}
    count = sum(len(component["examples"]) for component in described.values())
    whole = {
        **context,
        "locale": kit.settings.locale,
        "theme": kit.themes[0].name,
        "styles": f"{prefix}.css",
        "live": live,
        "version": __version__,
        "facts": f"{_count(len(described), 'component')}, {_count(count, 'example')}, {_count(len(themes), 'theme')}",
        "themes_title": "One kit, any character" if len(themes) > 1 else "Theme",
        "models": views.models(described),
        "heroes": [family["components"][0]["examples"][0] for family in families],
        "icons": _piece("icons.svg.j2", context),
        "bar": _piece("bar.html.j2", context),
        "sections": Markup("").join(_piece("section.html.j2", {"prefix": prefix, "family": one}) for one in families),
        "inspector": _piece("inspector.html.j2", {"prefix": prefix, "widths": _pairs(WIDTHS)}),
    }
    return str(_piece("page.html.j2", whole))


def _families(described: dict[str, Any], prefix: str) -> list[dict[str, Any]]:
    """Return the families that have components, in the order of the house, with all that their sections show."""
    found: list[dict[str, Any]] = []
    for family, (title, short, lead) in views.FAMILIES.items():
        own = [name for name, one in described.items() if one["family"] == family]
        own.sort(key=lambda name: (name != family, name))
        members = [_component(name, described[name], prefix) for name in own]
        if members:
            number = f"{len(found) + 1:02}"
            words = {"name": f"family-{family}", "title": title, "short": short, "lead": lead, "number": number}
            found.append({**words, "components": members})
    return found


def _component(name: str, described: dict[str, Any], prefix: str) -> dict[str, Any]:
    saffer = [{"name": part.capitalize(), "text": described["microinteraction"][part]} for part in views.SAFFER]
    component = {
        "name": name,
        "title": views.title(name),
        "tag": described["tag"],
        "summary": described["summary"],
        "saffer": saffer,
        "on_button": described["call"]["name"] == "loading",
        "examples": views.examples(name, described),
        "states": views.states(described),
        "times": views.times(described),
        "promises": views.promises(described),
        "tables": views.tables(described, prefix),
    }
    panels = _piece("panels.html.j2", {"prefix": prefix, "component": component, "ticks": views.ticks()})
    return {**component, "panels": panels}


def _styles(kit: Kit) -> str:
    tokens = vocabulary(kit.base, kit.settings.prefix)
    return "\n".join(render_page_css(FOLDER / "css" / f"{name}.css.j2", tokens, kit.settings) for name in STYLES)


def _data(kit: Kit, described: dict[str, Any]) -> str:
    """Return what the page's modules need to know, as a module: a strict policy lets no page fetch JSON."""
    data = {
        "prefix": kit.settings.prefix,
        "themes": [{"name": theme.name, "title": views.title(theme.name)} for theme in kit.themes],
        "modes": {name: text for name, text in MODES.items() if any(name in theme.modes for theme in kit.themes)},
        "components": {name: _playable(component, kit.settings.prefix) for name, component in described.items()},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"/** What this gallery shows; written by nodkit. */\nexport default {text};\n"


def _playable(component: dict[str, Any], prefix: str) -> dict[str, Any]:
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
        "family": component["family"],
        "module": f"../{component['module']}",
        "call": component["call"]["name"],
        "first": camel(component["call"]["first"]),
        "events": sorted(views.event(name, prefix) for name in component["events"]),
        "options": options,
        "examples": examples,
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _pairs(mapping: dict[str, str]) -> list[dict[str, str]]:
    return [{"value": value, "title": text} for value, text in mapping.items()]
