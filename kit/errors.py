"""The one tree of errors. Each says what was given, where, what is wrong and what would be right.

The command line prints an error as it stands, without a traceback, and leaves with exit code 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file: lines and columns count from 1; line 0 stands for the file as a whole."""

    path: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Print as editors and terminals expect it, so that a click opens the spot."""
        if not self.line:
            return str(self.path)
        return f"{self.path}:{self.line}:{self.column}"


class KitError(Exception):
    """Something a person gave cannot be used.

    ``at`` is where it stands, ``key`` the path of keys inside the file (``options.tone.default``),
    ``given`` the offending value as the person wrote it, ``fix`` one sentence that says what would be right.
    """

    def __init__(
        self,
        problem: str,
        *,
        at: Place | Path | None = None,
        key: str = "",
        given: object = None,
        fix: str = "",
    ) -> None:
        self.problem = problem
        self.at = at
        self.key = key
        self.given = given
        self.fix = fix
        super().__init__(str(self))

    def __str__(self) -> str:
        """Give the whole message: place, key, problem, what was given, and the way out."""
        head = ": ".join(str(part) for part in (self.at, self.key) if part)
        body = self.problem if self.given is None else f"{self.problem} (given: {brief(self.given)})"
        lines = [f"{head}: {body}" if head else body]
        if self.fix:
            lines.append(f"  fix: {self.fix}")
        return "\n".join(lines)


class KitErrors(KitError):
    """Everything that is wrong, found in one run, in the order in which it stands in the files."""

    def __init__(self, errors: Iterable[KitError]) -> None:
        self.errors = tuple(sorted(flatten(errors), key=_order))
        super().__init__("\n".join(str(error) for error in self.errors))


def flatten(errors: Iterable[KitError]) -> Iterable[KitError]:
    """Unpack collections of errors, so that each one is listed once and on its own."""
    for error in errors:
        if isinstance(error, KitErrors):
            yield from error.errors
        else:
            yield error


def raise_all(errors: Sequence[KitError]) -> None:
    """Raise what there is: nothing, the one error itself, or all of them together."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise KitErrors(errors)


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Return a sentence that names the nearest known word, or else lists the known ones (at most 20)."""
    import difflib

    words = sorted(known)
    near = difflib.get_close_matches(given, words, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if not words:
        return "nothing is allowed here"
    more = ", …" if len(words) > MOST_LISTED else ""
    return f"use one of {', '.join(words[:MOST_LISTED])}{more}"


MOST_LISTED = 20
_BRIEF = 80


def brief(value: object) -> str:
    """Quote a value in at most 80 characters, on one line."""
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    text = " ".join(text.split())
    return text if len(text) <= _BRIEF else text[: _BRIEF - 1] + "…"


def _order(error: KitError) -> tuple[str, int, int]:
    if isinstance(error.at, Place):
        return (str(error.at.path), error.at.line, error.at.column)
    return (str(error.at or ""), 0, 0)
