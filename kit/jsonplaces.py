"""Where each key of a JSON text stands. Only read when there is something to report."""

from __future__ import annotations

import bisect
import re
from json.decoder import scanstring  # type: ignore[attr-defined]  # public in the library, not in its stubs
from typing import TYPE_CHECKING, TypeAlias

from kit.errors import Place

if TYPE_CHECKING:
    from pathlib import Path

Key: TypeAlias = tuple[str | int, ...]

_TOKEN = re.compile(r'[ \t\r\n]*([{}\[\],:"]|[^\s{}\[\],:"]+)')


def json_places(text: str, path: Path) -> tuple[dict[Key, Place], list[tuple[Key, Place]]]:
    """Return the place of every key and item of valid JSON, and the keys that their object holds twice."""
    scan = _Scan(text, path)
    position = 0
    while match := _TOKEN.match(text, position):
        position = scan.take(match)
    return scan.places, scan.doubles


class _Scan:
    """Where we are in the text: one [kind, current step] for each open object or list."""

    def __init__(self, text: str, path: Path) -> None:
        self.text, self.path = text, path
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.places: dict[Key, Place] = {}
        self.doubles: list[tuple[Key, Place]] = []
        self.open: list[list[str | int]] = []
        self.expects_key = False

    def take(self, match: re.Match[str]) -> int:
        """Note one token; return where the next one starts."""
        mark, start = match[1], match.start(1)
        end: int = match.end()
        if mark == '"':
            word, end = scanstring(self.text, start + 1, True)  # noqa: FBT003 -- strict; it takes no keywords
            if self.expects_key:
                self._key(word, start)
                return end
        if mark in "}]":
            self.open.pop()
            self.expects_key = False
        elif mark == ",":
            self.expects_key = self.open[-1][0] == "{"
            if not self.expects_key:
                self.open[-1][1] = int(self.open[-1][1]) + 1
        elif mark != ":":
            self._value(mark, start)
        return end

    def _key(self, word: str, start: int) -> None:
        self.open[-1][1] = word
        if self._here() in self.places:
            self.doubles.append((self._here(), self._spot(start)))
        self.places[self._here()] = self._spot(start)
        self.expects_key = False

    def _value(self, mark: str, start: int) -> None:
        self.places.setdefault(self._here(), self._spot(start))
        if mark in "{[":
            self.open.append([mark, 0])
            self.expects_key = mark == "{"

    def _here(self) -> Key:
        return tuple(frame[1] for frame in self.open)

    def _spot(self, offset: int) -> Place:
        line = bisect.bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)
