"""What files weigh on the wire: as they are, and compressed as servers do it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINKED = (".css", ".js")

# What CDNs use on the fly. 11 is 9 % smaller and takes 40 times as long: most of the time of a build.
BROTLI_QUALITY = 5


class Weight(TypedDict):
    """A number of files and their bytes: raw, gzip level 9, brotli quality 5; each file is compressed on its own."""

    files: int
    raw: int
    gzip: int
    brotli: int


_EVERY_KIT = "runtime/element.js"


def weigh_kit(files: Mapping[str, str], components: Iterable[str]) -> dict[str, Weight]:
    """Return the weight of each component, of "runtime", "themes" and "all", wherever a target puts the kit.

    Nothing for a target without one, as pages of documentation are.
    """
    home = next((path.removesuffix(_EVERY_KIT) for path in files if path.endswith(_EVERY_KIT)), None)
    if home is None:
        return {}
    groups: dict[str, tuple[str, ...]] = {name: (f"{name}/", f"define/{name}.") for name in components}
    groups |= {"runtime": ("runtime/",), "themes": ("themes/",)}
    inside = {path.removeprefix(home): text for path, text in files.items() if path.startswith(home)}
    return weigh(inside, groups)


def weigh(files: Mapping[str, str], groups: Mapping[str, tuple[str, ...]]) -> dict[str, Weight]:
    """Return the weight of each group (a name and the beginnings of its paths) and, last, of "all".

    Only what a page links counts, CSS and JavaScript; the bundles that repeat them do not.
    """
    every = tuple(start for starts in groups.values() for start in starts)
    each = {path: _weight(text) for path, text in files.items() if path.startswith(every) and path.endswith(LINKED)}
    rows = {
        name: _sum(weight for path, weight in each.items() if path.startswith(starts))
        for name, starts in groups.items()
    }
    return {**rows, "all": _sum(each.values())}


def _weight(text: str) -> Weight:
    import brotli

    data = text.encode()
    packed = len(gzip.compress(data, 9, mtime=0))
    return {"files": 1, "raw": len(data), "gzip": packed, "brotli": len(brotli.compress(data, quality=BROTLI_QUALITY))}


def _sum(weights: Iterable[Weight]) -> Weight:
    total: Weight = {"files": 0, "raw": 0, "gzip": 0, "brotli": 0}
    for weight in weights:
        for key in total:
            total[key] += weight[key]  # type: ignore[literal-required]
    return total
