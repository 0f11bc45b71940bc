"""Which of our tokens a foreign name means: the same name, or one that ``meanings.yaml`` knows."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kit.located import read_yaml
from kit.theme.names import dashed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SPEAKS_SHADCN = {"--background", "--foreground", "--primary"}


class _Dictionary(NamedTuple):
    silent: frozenset[str]
    meanings: dict[str, tuple[str, int]]  # words -> our token, and how far down they stand among its words
    shadcn: dict[str, str]  # names -> our token, or nothing

    def words(self, name: str) -> str:
        """Return the words of a name that say something, in lower case, with one space between."""
        spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
        return " ".join(word for word in re.split(r"[^a-z0-9]+", spaced.lower()) if word and word not in self.silent)


@cache
def _dictionary() -> _Dictionary:
    given = read_yaml(Path(__file__).with_name("meanings.yaml")).value
    empty = _Dictionary(frozenset(given["silent"]), {}, {})
    meanings: dict[str, tuple[str, int]] = {}
    for ours, said in given["meanings"].items():
        for rank, words in enumerate(said, start=2):
            meanings.setdefault(empty.words(words), (ours, rank))
    return _Dictionary(empty.silent, meanings, given["shadcn"])


def meant(names: Iterable[str], vocabulary: Iterable[str], prefix: str = "nod") -> dict[str, str]:
    """Return, for each of our tokens that is meant, the foreign name that means it best."""
    foreign, ours = list(names), set(vocabulary)
    known = {dashed(path): path for path in ours}
    dialect = _dictionary().shadcn if set(foreign) >= _SPEAKS_SHADCN else {}
    made: dict[str, tuple[int, str]] = {}
    for name in foreign:
        path, rank = _one(name, known, dialect, prefix)
        if path in ours and (path not in made or rank < made[path][0]):
            made[path] = (rank, name)
    return {path: name for path, (_, name) in made.items()}


def _one(name: str, known: Mapping[str, str], dialect: Mapping[str, str], prefix: str) -> tuple[str, int]:
    """Return what a name means, and how sure that is: 0 in a dialect, 1 by our own name, 2 and more by its words."""
    if name in dialect:
        return dialect[name], 0
    plain = name.removeprefix("--").removeprefix(f"{prefix}-").replace(".$root", "").replace(".", "-").replace("/", "-")
    if plain in known:
        return known[plain], 1
    found = _dictionary()
    return found.meanings.get(found.words(name), ("", 0))
