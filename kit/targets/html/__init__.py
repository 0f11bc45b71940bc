"""Plain HTML: linked styles and ES modules, a page that shows how to use each component, and each example as a page.

Works from any static server, and under the strictest policy: nothing is inline.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kit.names import camel
from kit.render import render_page, render_page_css
from kit.targets import _views as views
from kit.targets._core import core_files, describe
from kit.theme import vocabulary

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "linked CSS and ES modules, with pages that show how to use each component"
HERE = Path(__file__).resolve().parent


def pack(kit: Kit) -> Files:
    """Return the kit's files, ``index.html`` with its style and module, and ``snippets/<component>/<example>.html``."""
    settings = kit.settings
    described = {component.name: describe(component, kit) for component in kit.components}
    page = {
        "prefix": settings.prefix,
        "locale": settings.locale,
        "theme": kit.themes[0].name,
        "styles": f"{settings.prefix}.css",
        "models": views.models(described),
        "themes": [
            {"name": theme.name, "title": views.title(theme.name), "about": theme.about} for theme in kit.themes
        ],
    }
    files = core_files(kit)
    files["index.html"] = _render(
        "index.html.j2", {**page, "components": [_usage(*item) for item in described.items()]}
    )
    files["page/page.css"] = render_page_css(HERE / "page.css.j2", vocabulary(kit.base, settings.prefix), settings)
    files["page/page.js"] = (HERE / "page.js").read_text(encoding="utf-8")
    files["page/demos.js"] = _demos(described, settings.prefix)
    for name, component in described.items():
        for example in component["examples"]:
            files[f"snippets/{name}/{example['name']}.html"] = _snippet(name, component, example, page)
    return files


def own(kit: Kit) -> Files:
    """Return the files that belong into somebody's project: the kit without the pages that show it."""
    return core_files(kit)


def _render(template: str, context: dict[str, Any]) -> str:
    return render_page(HERE / template, context)


def _usage(name: str, component: dict[str, Any]) -> dict[str, Any]:
    """Return what the index says of a component."""
    return {
        "name": name,
        "title": views.title(name),
        "tag": component["tag"],
        "summary": component["summary"],
        "examples": views.examples(name, component),
        "options": views.option_rows(component),
    }


def _snippet(name: str, component: dict[str, Any], example: dict[str, Any], page: dict[str, Any]) -> str:
    """Return one example as a whole page that needs nothing but the kit's files."""
    words = {
        "name": name,
        "title": f"{views.title(name)}: {views.title(example['name']).lower()}",
        "css": component["css"],
        "define": component["define"],
        "html": Markup(example["html"].strip()),  # noqa: S704 -- rendered by the kit
    }
    return _render("snippet.html.j2", {**page, **words})


def _demos(described: dict[str, Any], prefix: str) -> str:
    """Return a module that knows how each example is called."""
    demos = {
        f"{name}/{example['name']}": {
            "call": component["call"]["name"],
            "options": {camel(key): value for key, value in example["options"].items()},
        }
        for name, component in described.items()
        for example in component["examples"]
    }
    head = "/** How each example is shown from JavaScript; written by nodkit. */"
    body = json.dumps(demos, ensure_ascii=False, indent=1)
    return f"{head}\nexport const prefix = {json.dumps(prefix)};\nexport const demos = {body};\n"
