"""What a file system says of files, by which unchanged ones are known without being read, as git does it."""

from __future__ import annotations

import marshal
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kit.memo import digest, files_below, keep, recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Stamp: TypeAlias = tuple[int, int, int, int]
# A file that is written twice within a tick of the clock keeps its times. Linux ticks each 1 to 10 ms; where times have
# no part below 10 ms they are those of an older file system, which counts by two seconds.
_TICK, _COARSE_TICK, _FINE = 20_000_000, 2_000_000_000, 10_000_000


def stamp(found: os.stat_result) -> Stamp:
    """Return what changes whenever a file does: size, both times, and its place on the disk."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def settled(stamps: Iterable[Stamp], now: int) -> bool:
    """Tell whether whatever is written from now on gets other stamps; ``now`` is a moment before these were taken."""
    return all(max(mtime, ctime) + (_TICK if mtime % _FINE else _COARSE_TICK) < now for _, mtime, ctime, _ in stamps)


def contents(folders: Sequence[Path]) -> list[str]:
    """Return what stands for all that each folder holds: a hash of its files, which are read only if they changed."""
    places = [(os.path.abspath(folder.parent), folder.name) for folder in folders]  # noqa: PTH100 -- thousands
    by_parent: dict[str, list[str]] = {}
    for parent, name in places:
        by_parent.setdefault(parent, []).append(name)
    made = {parent: dict(_known(parent, names)) for parent, names in by_parent.items()}
    return [made[parent][name] for parent, name in places]


def _known(parent: str, names: list[str]) -> Iterator[tuple[str, str]]:
    key, now = digest(["stamps", parent]), time.time_ns()
    entry = recall(key)
    known: dict[str, tuple[dict[str, Stamp], str]] = marshal.loads(entry) if entry else {}  # noqa: S302 -- sealed, and our own
    fresh = {}
    for name in names:
        stamps = dict(_stamps(f"{parent}/{name}"))
        have = known.get(name)
        if have is None or have[0] != stamps:
            have = stamps, digest(files_below(Path(parent, name)))
            if settled(stamps.values(), now):
                fresh[name] = have
        yield name, have[1]
    if fresh:
        keep(key, marshal.dumps(known | fresh))


def _stamps(folder: str, inside: str = "") -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path, f"{inside}{entry.name}/")
            elif entry.is_file():
                yield inside + entry.name, stamp(entry.stat())
