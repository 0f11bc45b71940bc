"""Looks at pages and templates for toasts that alone carry an error or an action: who misses one has lost it.

What a script shows is not seen here: that is looked at while the page runs, under ``data-nod-lint``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kit.errors import KitError, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ENDINGS = (".html", ".htm", ".jinja", ".jinja2", ".j2", ".djhtml")


@dataclass(frozen=True)
class Toast:
    """A toast that a page prints or asks for: where it is, what it carries alone (or ""), what it names beside it."""

    at: Place
    carries: str
    also: str


def pages(given: Iterable[Path]) -> list[Path]:
    """Return the files, and those below the folders, that hold HTML; KitError where there are none."""
    found: list[Path] = []
    for path in given:
        inside = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix in ENDINGS)
        if not path.is_file() and not inside:
            raise KitError("no pages or templates here", given=path, fix=f"files that end in {', '.join(ENDINGS)}")
        found += [path] if path.is_file() else inside
    return found


def lint(texts: Mapping[Path, str], prefix: str = "nod") -> list[KitError]:
    """Return a finding for each toast that alone carries an error or an action, or names an element that is nowhere."""
    readers = [_Reader(path, text, prefix) for path, text in texts.items()]
    known = {name for reader in readers for name in reader.ids}
    dynamic = any("{" in name for name in known)
    return [
        finding
        for reader in readers
        for toast in reader.toasts
        if (finding := _finding(toast, known, prefix, dynamic=dynamic))
    ]


def _finding(toast: Toast, known: set[str], prefix: str, *, dynamic: bool) -> KitError | None:
    if not toast.carries or "{" in toast.also:
        return None
    name = f"data-{prefix}-also"
    if not toast.also:
        fix = f'say or offer it in the page too, and name that element: {name}="its-id"'
        return KitError(f"a toast is the only carrier of {toast.carries}", at=toast.at, fix=fix)
    if toast.also in known or dynamic:
        return None
    return KitError(f"{name} names no element of these pages", at=toast.at, given=toast.also, fix="the id of one")


class _Reader(HTMLParser):
    """Collects the toasts and the ids of one page; template tags around elements are text to it."""

    def __init__(self, path: Path, text: str, prefix: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.tag, self.asks = path, f"{prefix}-toast", f"data-{prefix}-toast"
        self.also = f"data-{prefix}-also"
        self.toasts: list[Toast] = []
        self.ids: list[str] = []
        self._inside = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's id, and the toast that it is or asks for."""
        values = {name: value or "" for name, value in attrs}
        if values.get("id"):
            self.ids.append(values["id"])
        if self._inside and values.get("data-part") == "action" and not self.toasts[-1].carries:
            self.toasts[-1] = replace(self.toasts[-1], carries="an action")
        if tag == self.tag and "still" not in values:
            self._inside = True
            self._note(values.get("tone", ""), values.get("action", ""), values)
        elif self.asks in values:
            self._note(values.get(f"{self.asks}-tone", ""), values.get(f"{self.asks}-action", ""), values)

    def handle_endtag(self, tag: str) -> None:
        """Leave a toast."""
        self._inside = self._inside and tag != self.tag

    def _note(self, tone: str, action: str, values: Mapping[str, str]) -> None:
        carries = "an error" if tone == "error" else f"the action “{action}”" if action else ""
        line, column = self.getpos()
        self.toasts.append(Toast(Place(self.path, line, column + 1), carries, values.get(self.also, "")))
