"""The gallery: one static page with every component, example, theme and mode, for any file server.

Its templates, styles and modules stand in ``kit/gallery``. Nothing is inline, so it works under the strictest policy.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kit import __version__
from kit.render import render_page, render_page_css, render_source, tag
from kit.targets import _views as views
from kit.targets._core import core_files, described
from kit.targets._gallery_data import MODES, data_js
from kit.theme import vocabulary

if TYPE_CHECKING:
    from kit.model import Component, Kit, Settings
    from kit.targets import Files
    from kit.theme import Name

ABOUT = "one static page that shows every component, example, theme and mode"
FOLDER = Path(__file__).resolve().parent.parent / "gallery"
STYLES = ("page", "hero", "bar", "cards", "panels", "inspector", "know")
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
    described = {component.name: _described(component, kit.settings) for component in kit.components}
    files = core_files(kit)
    files |= {"index.html": _page(kit, described, live=live, baselines=baselines), "gallery/gallery.css": _styles(kit)}
    for path in sorted((FOLDER / "js").glob("*.js")):
        if live or path.stem != LIVE:
            files[f"gallery/{path.name}"] = path.read_text(encoding="utf-8")
    files["gallery/facts.js"] = NO_FACTS
    files["gallery/data.js"] = data_js(kit, described, files, places or [])
    return files


# Read once, printed once, as in kit/targets/_core.py: what is built again after a save is what was saved.
_kept = lru_cache(maxsize=512)


@_kept
def _described(component: Component, settings: Settings) -> dict[str, Any]:
    times = {name: time.model_dump() for name, time in component.spec.times.items()}
    return {**described(component, settings), "spec_times": times}


def _piece(name: str, context: dict[str, Any]) -> Markup:
    return Markup(render_page(FOLDER / "html" / name, context))  # noqa: S704 -- the template has escaped all it prints


def _page(kit: Kit, described: dict[str, Any], *, live: bool, baselines: bool) -> str:
    prefix = kit.settings.prefix
    families = _families(kit)
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
        "sections": Markup("").join(family["section"] for family in families),
        "help": _piece("help.html.j2", {"prefix": prefix, "keys": KEYS}),
        "inspector": _piece("inspector.html.j2", {"prefix": prefix, "widths": _pairs(WIDTHS)}),
    }
    return str(_piece("page.html.j2", whole))


def _families(kit: Kit) -> list[dict[str, Any]]:
    """Return the families that have components, in the order of the house, each with its section of the page."""
    found: list[dict[str, Any]] = []
    for family in views.FAMILIES:
        own = [component for component in kit.components if component.spec.family == family]
        own.sort(key=lambda component: (component.name != family, component.name))
        if own:
            found.append(_family(family, len(found) + 1, tuple(own), kit.settings))
    return found


@_kept
def _family(family: str, number: int, own: tuple[Component, ...], settings: Settings) -> dict[str, Any]:
    title, short, lead = views.FAMILIES[family]
    words = {"name": f"family-{family}", "title": title, "short": short, "lead": lead, "number": f"{number:02}"}
    made = {**words, "components": [_component(component, settings) for component in own]}
    return {**made, "section": _piece("section.html.j2", {"prefix": settings.prefix, "family": made})}


@_kept
def _component(component: Component, settings: Settings) -> dict[str, Any]:
    name, prefix, described = component.name, settings.prefix, _described(component, settings)
    saffer = [{"name": part.capitalize(), "text": described["microinteraction"][part]} for part in views.SAFFER]
    made = {
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
    panels = _piece("panels.html.j2", {"prefix": prefix, "component": made, "ticks": views.ticks()})
    return {**made, "panels": panels}


def _styles(kit: Kit) -> str:
    tags = ", ".join(tag(component, kit.settings) for component in kit.components)
    reset = render_source(FOLDER / "css" / "reset.css.j2", {"tags": tags})
    return _styles_of(vocabulary(kit.base, kit.settings.prefix), kit.settings) + "\n" + reset


@_kept
def _styles_of(tokens: Name, settings: Settings) -> str:
    return "\n".join(render_page_css(FOLDER / "css" / f"{name}.css.j2", tokens, settings) for name in STYLES)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _pairs(mapping: dict[str, str]) -> list[dict[str, str]]:
    return [{"value": value, "title": text} for value, text in mapping.items()]
