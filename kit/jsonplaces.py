"""Where each key of a JSON text stands. Only read when there is something to report."""

from __future__ import annotations

import bisect
import re
from json.decoder import scanstring
from typing import TYPE_CHECKING, TypeAlias

from kit.errors import Place

if TYPE_CHECKING:
    from pathlib import Path

Key: TypeAlias = tuple[str | int, ...]

_TOKEN = re.compile(r'[ \t\r\n]*([{}\[\],:"]|[^\s{}\[\],:"]+)')


def json_places(text: str, path: Path) -> tuple[dict[Key, Place], list[tuple[Key, Place]]]:
    """Return the place of every key and item of valid JSON, and the keys that their object holds twice."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    places: dict[Key, Place] = {}
    doubles: list[tuple[Key, Place]] = []
    stack: list[list[str | int]] = []  # one [kind, current step] for each open object or list
    expects_key = False

    def spot(offset: int) -> Place:
        line = bisect.bisect_right(starts, offset)
        return Place(path, line, offset - starts[line - 1] + 1)

    def here() -> Key:
        return tuple(frame[1] for frame in stack)

    position = 0
    while match := _TOKEN.match(text, position):
        mark, start, position = match.group(1), match.start(1), match.end()
        if mark == '"':
            word, position = scanstring(text, start + 1, True)
            if expects_key:
                stack[-1][1] = word
                if here() in places:
                    doubles.append((here(), spot(start)))
                places[here()] = spot(start)
                expects_key = False
                continue
        if mark in "}]":
            stack.pop()
            expects_key = False
            continue
        if mark == ",":
            expects_key = stack[-1][0] == "{"
            if not expects_key:
                stack[-1][1] = int(stack[-1][1]) + 1
            continue
        if mark != ":":
            places.setdefault(here(), spot(start))
        if mark in "{[":
            stack.append([mark, 0])
            expects_key = mark == "{"
    return places, doubles
