"""A template's HTML as a tree: elements, texts, and the branches that comments stand for (see ``kit/markup.py``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kit.errors import KitError

if TYPE_CHECKING:
    from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element: its attributes in the order and case in which they are written, a value or None."""

    tag: str
    attributes: list[tuple[str, str | None]] = field(default_factory=list)
    children: list[Element | str | Branch] = field(default_factory=list)


@dataclass
class Branch:
    """An ``if`` (``head`` is its test) or a ``for`` (``head`` is its list, ``name`` its variable)."""

    head: str
    name: str = ""
    children: list[Element | str | Branch] = field(default_factory=list)
    otherwise: list[Element | str | Branch] = field(default_factory=list)


def read_tree(html: str, path: Path) -> Element:
    """Return the one element that the HTML holds; KitError where it is not well formed."""
    return _Tree(path).tree(html)


class _Tree(HTMLParser):
    """Reads the flat HTML back into elements and branches; the template must be well formed."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.root = Element("")
        self.open: list[Element | Branch] = [self.root]

    def tree(self, html: str) -> Element:
        self.feed(html)
        self.close()
        tops = [child for child in self.root.children if isinstance(child, Element)]
        if len(self.open) > 1 or len(tops) != 1:
            name = getattr(self.open[-1], "tag", "if or for")
            raise KitError(
                "a template prints exactly one element, and closes all it opens", at=self.path, given=name or len(tops)
            )
        return tops[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        self._add(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(self._element(tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        top = self.open[-1]
        if not isinstance(top, Element) or top.tag.lower() != tag:
            raise KitError(
                "closing tag without its opening one",
                at=self.path,
                given=f"</{tag}>",
                fix="close elements inside their branch",
            )
        self.open.pop()

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        if text.strip() or (text == " " and "\n" not in data):
            self._add(text.lstrip() if "\n" in data[: len(data) - len(data.lstrip())] else text)

    def handle_comment(self, data: str) -> None:
        word, _, rest = data.partition(" ")
        if word == "end":
            self.open.pop()
        elif word == "else":
            branch = self.open[-1]
            if isinstance(branch, Branch):
                branch.otherwise, branch.children = branch.children, []
        else:
            name, _, head = rest.partition(" ") if word == "for" else ("", "", rest)
            branch = Branch(head, name)
            self._add(branch)
            self.open.append(branch)

    def _add(self, child: Element | str | Branch) -> None:
        self.open[-1].children.append(child)

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        """Give attributes the case in which they are written: the parser lowers ``viewBox``."""
        written = self.get_starttag_text() or ""
        cased = [re.search(rf"[\s\"']({re.escape(name)})(?=[\s=/>])", written, re.IGNORECASE) for name, _ in attrs]
        return Element(
            tag, [(match[1] if match else name, value) for match, (name, value) in zip(cased, attrs, strict=True)]
        )
