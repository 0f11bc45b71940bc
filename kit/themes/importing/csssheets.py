"""Custom properties in CSS: a plain list, Tailwind's ``@theme``, shadcn's ``globals.css``. Read by tinycss2."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from kit.errors import KitError, Place
from kit.located import read_text
from kit.themes.importing.found import Found, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_GLOBAL = re.compile(r"(?:^|[\s(,])(?::root|html|body|:host|\*)(?=[\s),:.\[]|$)")


def read(path: Path) -> list[Sheet]:
    """Return a sheet for each mode in which a custom property is declared. Rules for parts of a page are left out."""
    import tinycss2

    sheets: dict[str, Sheet] = {}
    _Reading(path, sheets).rules(
        tinycss2.parse_stylesheet(read_text(path), skip_comments=True, skip_whitespace=True), ""
    )
    if not sheets:
        raise KitError("no custom property is declared here", at=path, fix="write :root { --primary: #5b3df5; }")
    return list(sheets.values())


class _Reading:
    """Goes through the rules of a style sheet, knowing in which mode it is."""

    def __init__(self, path: Path, sheets: dict[str, Sheet]) -> None:
        self.path, self.sheets = path, sheets

    def rules(self, nodes: Iterable[Any], mode: str) -> None:
        import tinycss2

        for node in nodes:
            if node.type == "error":
                at = Place(self.path, node.source_line, node.source_column)
                raise KitError(f"broken CSS: {node.message}", at=at, fix="mend the style sheet here or just before")
            if node.type == "at-rule" and node.content is not None:
                inner = _with(mode, tinycss2.serialize(node.prelude))
                if node.lower_at_keyword == "theme":
                    self.declarations(node.content, mode)
                elif node.lower_at_keyword in {"media", "layer", "supports"}:
                    self.rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), inner)
            elif node.type == "qualified-rule":
                selector = tinycss2.serialize(node.prelude).strip()
                inner = _with(mode, selector)
                if inner != mode or _GLOBAL.search(selector):
                    self.declarations(node.content, inner)

    def declarations(self, content: list[Any], mode: str) -> None:
        import tinycss2

        for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if node.type == "declaration" and node.name.startswith("--"):
                place = partial(Place, self.path, node.source_line, node.source_column)
                text = tinycss2.serialize(node.value).strip()
                sheet = self.sheets.setdefault(mode, Sheet(mode))
                sheet.tokens[node.name] = Found(node.name, text, "", place)


def _with(mode: str, condition: str) -> str:
    """Return the mode that a selector or a media query adds up to."""
    text = condition.lower()
    dark, light = "dark" in text, "light" in text
    more = "contrast" in text or "-more" in text or mode.endswith("-more")
    scheme = "dark" if dark and "not(.dark" not in text else "light" if light else mode.removesuffix("-more")
    return f"{scheme or 'light'}-more" if more else scheme
