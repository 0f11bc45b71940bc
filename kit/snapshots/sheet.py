"""A contact sheet: all examples of a kit on one page, standing still, so that one capture takes them all."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.verify.built import BuiltKit

ADDRESS = "/-/sheet"
STYLES = "/-/sheet.css"

# Cells are as wide as a phone; what is larger than its cell is cut, so that pictures never show their neighbours.
_CSS = """
html { background: var(--nod-color-canvas); }
body { margin: 0; color: var(--nod-color-text); font-family: var(--nod-font-body); }
main { display: flex; flex-wrap: wrap; inline-size: 1312px; }
[data-cell] { box-sizing: border-box; inline-size: 328px; padding: 16px; overflow: hidden; contain: layout paint; }
"""
_HTML = """<!doctype html>
<html lang="{locale}" data-{prefix}-theme="{theme}" data-{prefix}-mode="{mode}">
<head>
<meta charset="utf-8">
<title>Sheet</title>
<link rel="stylesheet" href="/{theme_css}">
{styles}
<link rel="stylesheet" href="/-/sheet.css">
{scripts}
</head>
<body><main>{cells}</main></body>
</html>
"""


def sheet_query(components: Sequence[str], theme: str, mode: str) -> str:
    """Return the query string that names a sheet."""
    return urlencode({"components": ",".join(components), "theme": theme, "mode": mode})


def sheet_pages(kit: BuiltKit) -> dict[str, Callable[[str], str]]:
    """Return the composed pages of a sheet, for a server."""
    return {ADDRESS: lambda query: sheet_html(kit, query), STYLES: lambda _query: sheet_css(kit)}


def sheet_html(kit: BuiltKit, query: str) -> str:
    """Return the page of a sheet; a KitError or KeyError where the query names what is not there."""
    values = {key: value[0] for key, value in parse_qs(query, strict_parsing=True).items()}
    components = [kit.component(name) for name in values["components"].split(",")]
    cells = "".join(
        f'<div data-cell="{escape(component.name)}/{escape(example.name)}">{still(example.html, component.tag)}</div>'
        for component in components
        for example in component.examples
    )
    return _HTML.format(
        locale=escape(kit.locale),
        prefix=kit.prefix,
        theme=escape(kit.theme(values["theme"]).name),
        mode=escape(values["mode"]),
        theme_css=kit.theme(values["theme"]).css,
        styles="\n".join(f'<link rel="stylesheet" href="/{component.css}">' for component in components),
        scripts="\n".join(f'<script type="module" src="/{component.define}"></script>' for component in components),
        cells=cells,
    )


def sheet_css(kit: BuiltKit) -> str:
    """Return the styles of the sheet."""
    return _CSS.replace("--nod-", f"--{kit.prefix}-")


def still(markup: str, tag: str) -> str:
    """Return an example's markup as a frozen preview."""
    return re.sub(rf"<{re.escape(tag)}\b", f"<{tag} still", markup, count=1)
