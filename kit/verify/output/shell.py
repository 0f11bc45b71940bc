"""The page that reports are printed on: one file, nothing loaded from anywhere, readable without its script."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kit import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILES = Path(__file__).resolve().parent / "page"
# Holds the page to its word: it loads nothing, sends nothing, and pictures are in it.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_HTML = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}: {verdict}</title>
<style>
{css}</style>
</head>
<body>
<header class="top">
<p class="brand">nodkit <span>{version}</span></p>
<h1>{title}</h1>
<p class="verdict {mark}"><span aria-hidden="true" class="sign"></span>{verdict}</p>
<p class="facts">{facts}</p>
</header>
<main>
{body}
</main>
<script>
{script}</script>
</body>
</html>
"""


@dataclass(frozen=True)
class Report:
    """What stands on the page. ``mark`` is ``kept`` or ``broken``; ``body`` is HTML, all else is text."""

    title: str
    verdict: str
    mark: str
    facts: str
    body: str


def print_report(report: Report) -> str:
    """Return the page."""
    return _HTML.format(
        policy=escape(_POLICY),
        version=escape(__version__),
        css=(_FILES / "report.css").read_text(encoding="utf-8"),
        script=(_FILES / "report.js").read_text(encoding="utf-8"),
        title=escape(report.title),
        verdict=escape(report.verdict),
        mark=escape(report.mark),
        facts=escape(report.facts),
        body=report.body,
    )


def filters(choices: Mapping[str, Iterable[str]]) -> str:
    """Return controls that show some of the cards below; without the script there are none, and all cards are shown.

    Each name is that of a ``data-`` attribute of the cards, each choice one of its values.
    """
    fields = "".join(
        f'<label>{escape(name)}<select name="{escape(name)}"><option value="">all</option>'
        + "".join(f"<option>{escape(choice)}</option>" for choice in dict.fromkeys(offered))
        + "</select></label>"
        for name, offered in choices.items()
    )
    return (
        '<form class="filters" hidden aria-label="Filter">'
        f'{fields}<label>words<input name="words" type="search" autocomplete="off"></label>'
        '<button type="button">Show all</button><p role="status"></p></form>'
    )


def cell(text: object, kind: str = "") -> str:
    """Return a cell of a table; ``kind`` is its class."""
    styled = f' class="{kind}"' if kind else ""
    return f"<td{styled}>{escape(str(text))}</td>"
