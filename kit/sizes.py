"""What files weigh on the wire: as they are, and compressed as servers do it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

LINKED = (".css", ".js")


class Weight(TypedDict):
    """A number of files and their bytes: raw, gzip level 9, brotli quality 11; each file is compressed on its own."""

    files: int
    raw: int
    gzip: int
    brotli: int


def weigh(files: Mapping[str, str], groups: Mapping[str, tuple[str, ...]]) -> dict[str, Weight]:
    """Return the weight of each group (a name and the beginnings of its paths) and, last, of "all".

    Only what a page links counts, CSS and JavaScript; the bundles that repeat them do not.
    """
    rows = {
        name: _sum([text for path, text in files.items() if path.startswith(starts) and path.endswith(LINKED)])
        for name, starts in groups.items()
    }
    every = tuple(start for starts in groups.values() for start in starts)
    return {
        **rows,
        "all": _sum([text for path, text in files.items() if path.startswith(every) and path.endswith(LINKED)]),
    }


def _sum(texts: list[str]) -> Weight:
    import brotli

    data = [text.encode() for text in texts]
    return {
        "files": len(data),
        "raw": sum(map(len, data)),
        "gzip": sum(len(gzip.compress(one, 9, mtime=0)) for one in data),
        "brotli": sum(len(brotli.compress(one)) for one in data),
    }
