"""Three-way merge of text, by lines, without git: what one side changed is taken, what both did is a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MINE, BASE, MIDDLE, THEIRS = "<<<<<<< yours", "||||||| as it was", "=======", ">>>>>>> nodkit"


@dataclass(frozen=True)
class Merged:
    """The merged text, and how many places in it hold a conflict between markers."""

    text: str
    conflicts: int


@dataclass(frozen=True)
class _Edit:
    """A side replaced the lines ``start`` to ``end`` of the base by ``lines``."""

    start: int
    end: int
    lines: tuple[str, ...]


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Merge what ``mine`` and ``theirs`` each made of ``base``. Line endings follow mine.

    Edits that touch each other are taken as one place, so that no conflict is hidden. A conflict stands in the text as
    both versions and the base between markers (diff3 style).
    """
    ending = "\r\n" if mine.count("\r\n") * 2 > mine.count("\n") else "\n"
    lines, ours, others = (text.replace("\r\n", "\n").splitlines(keepends=True) for text in (base, mine, theirs))
    sides = (_edits(lines, ours), _edits(lines, others))
    made: list[str] = []
    conflicts = at = 0
    for start, end in _places(*sides):
        made += lines[at:start]
        old = lines[start:end]
        first, second = (_applied(lines, side, start, end) for side in sides)
        clash = first != second and old not in (first, second)
        conflicts += clash
        made += _clash(first, old, second) if clash else second if first == old else first
        at = end
    made += lines[at:]
    return Merged("".join(made).replace("\n", ending), conflicts)


def _edits(base: list[str], side: list[str]) -> list[_Edit]:
    matcher = SequenceMatcher(None, base, side, autojunk=False)
    return [_Edit(i1, i2, tuple(side[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]


def _places(mine: list[_Edit], theirs: list[_Edit]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the base that were edited; those that overlap or touch are one."""
    spans = sorted((edit.start, edit.end) for edit in (*mine, *theirs))
    while spans:
        start, end = spans.pop(0)
        while spans and spans[0][0] <= end:
            end = max(end, spans.pop(0)[1])
        yield start, end


def _applied(base: list[str], edits: list[_Edit], start: int, end: int) -> list[str]:
    """Return what a side has in place of a range of the base; its edits lie wholly inside or outside of it."""
    made: list[str] = []
    at = start
    for edit in edits:
        if start <= edit.start and edit.end <= end:
            made += [*base[at : edit.start], *edit.lines]
            at = edit.end
    return made + base[at:end]


def _clash(mine: list[str], old: list[str], theirs: list[str]) -> list[str]:
    made: list[str] = []
    for marker, lines in ((MINE, mine), (BASE, old), (MIDDLE, theirs)):
        made += [f"{marker}\n", *lines]
        if made[-1][-1:] != "\n":
            made[-1] += "\n"
    return [*made, f"{THEIRS}\n"]
