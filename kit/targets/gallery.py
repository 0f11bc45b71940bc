"""The gallery: one static page with every component, example, theme and mode, for any file server.

Its templates, styles and modules stand in ``kit/gallery``. Nothing is inline, so it works under the strictest policy.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kit import __version__
from kit.render import render_page, render_page_css
from kit.targets import _views as views
from kit.targets._core import core_files, describe
from kit.targets._gallery_data import MODES, data_js
from kit.theme import vocabulary

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "one static page that shows every component, example, theme and mode"
FOLDER = Path(__file__).resolve().parent.parent / "gallery"
STYLES = ("reset", "page", "hero", "bar", "cards", "panels", "inspector", "know")
NO_FACTS = "export default { bytes: {}, verified: null };\n"
LIVE = "live"
KEYS = [
    {"names": keys, "about": about}
    for keys, about in (
        (["Ctrl K", "/"], "Search"),
        (["?"], "This sheet"),
        (["T"], "Next theme"),
        (["M"], "Next mode"),
        (["R"], "Right to left, and back"),
        (["Esc"], "Close what is open"),
        (["P"], "In the inspector: play again"),
        (["F"], "In the inspector: freeze, or let go"),
        ([",", "."], "In the inspector: one frame back, one frame on"),
        (["L"], "Copy a link to exactly this"),
    )
]
WIDTHS = {"": "Full", "1024": "1024", "768": "768", "375": "375", "320": "320"}


def pack(kit: Kit, *, live: bool = False, places: list[dict[str, str]] | None = None, baselines: bool = False) -> Files:
    """Return the whole gallery. With ``live`` its page also listens to the server that builds it again.

    ``places`` (locale, tone and href of each) are where the same gallery is in other words. ``gallery/facts.js``
    knows nothing yet: ``kit.gallery.facts`` weighs the files and reads verdicts.
    """
    described = {
        component.name: {
            **describe(component, kit),
            "spec_times": {name: time.model_dump() for name, time in component.spec.times.items()},
        }
        for component in kit.components
    }
    files = core_files(kit)
    files |= {"index.html": _page(kit, described, live=live, baselines=baselines), "gallery/gallery.css": _styles(kit)}
    for path in sorted((FOLDER / "js").glob("*.js")):
        if live or path.stem != LIVE:
            files[f"gallery/{path.name}"] = path.read_text(encoding="utf-8")
    files["gallery/facts.js"] = NO_FACTS
    files["gallery/data.js"] = data_js(kit, described, files, places or [])
    return files


def _piece(name: str, context: dict[str, Any]) -> Markup:
    return Markup(render_page(FOLDER / "html" / name, context))  # noqa: S704 -- the template has escaped all it prints


def _page(kit: Kit, described: dict[str, Any], *, live: bool, baselines: bool) -> str:
    prefix = kit.settings.prefix
    families = _families(described, prefix)
    themes = [
        {"name": theme.name, "title": views.title(theme.name), "about": theme.about, "css": f"themes/{theme.name}.css"}
        for theme in kit.themes
    ]
    modes = [{"name": name, "title": text} for name, text in MODES.items() if any(name in t.modes for t in kit.themes)]
    context = {"prefix": prefix, "themes": themes, "modes": modes, "families": families, "baselines": baselines}
    count = sum(len(component["examples"]) for component in described.values())
    whole = {
        **context,
        "locale": kit.settings.locale,
        "theme": kit.themes[0].name,
        "styles": f"{prefix}.css",
        "live": live,
        "version": __version__,
        "words": f"{kit.settings.locale} · {kit.settings.tone}",
        "facts": f"{_count(len(described), 'component')}, {_count(count, 'example')}, {_count(len(themes), 'theme')}",
        "themes_title": "One kit, any character" if len(themes) > 1 else "Theme",
        "models": views.models(described),
        "heroes": [family["components"][0]["examples"][0] for family in families],
        "icons": _piece("icons.svg.j2", context),
        "bar": _piece("bar.html.j2", context),
        "sections": Markup("").join(_piece("section.html.j2", {"prefix": prefix, "family": one}) for one in families),
        "help": _piece("help.html.j2", {"prefix": prefix, "keys": KEYS}),
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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _pairs(mapping: dict[str, str]) -> list[dict[str, str]]:
    return [{"value": value, "title": text} for value, text in mapping.items()]
