"""Hostile text for every option that takes words, and where it stands in markup that a server printed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.verify.built import Component, Example

HOSTILE = (
    "<img src=x onerror=nodPwned=1 data-pwned>",
    "\"'><script data-pwned>nodPwned=1</script><b data-pwned>",
    "</p></div></main><i data-pwned>{{7*7}}${7*7}</i>&lt;u data-pwned&gt;&amp;",
)


def texts(component: Component, number: int) -> dict[str, Any]:
    """Give each option another of the strings, so that each string comes everywhere in three rounds."""
    made: dict[str, Any] = {}
    for turn, name in enumerate(_names(component)):
        text = HOSTILE[(turn + number) % len(HOSTILE)]
        made[name] = [text, text] if component.options[name]["type"] == "list" else text
    return made


def printed(component: Component, example: Example) -> tuple[str, dict[str, Any]]:
    """Put hostile text where the example's own words stand in its markup, escaped as a template engine would.

    And say into which options' places it came.
    """
    markup, options = example.html, {}
    for name in _names(component):
        value = example.options.get(name)
        if isinstance(value, str) and value and escape(value) in markup:
            options[name] = HOSTILE[0]
            markup = markup.replace(escape(value), escape(HOSTILE[0]))
    return markup, options


def _names(component: Component) -> list[str]:
    return [name for name, option in component.options.items() if option["type"] in {"text", "list"}]
