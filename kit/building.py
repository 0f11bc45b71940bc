"""From an order to a folder: what stands there just as it was written is left alone, and not even read."""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from kit.memo import digest, keep, recall
from kit.packing import name_of, packed
from kit.paths import folders_of
from kit.sizes import Weight, weigh_kit
from kit.stamps import Stamp, settled, stamp
from kit.writer import RECORD, Report, real, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kit.library import Library
    from kit.packing import Order


class Built(NamedTuple):
    """What became of each file, and what the kit weighs."""

    report: Report
    weights: dict[str, Weight]


class _File(NamedTuple):
    """A file as it was left: its stamp, if it can be trusted, and its hash."""

    stamp: Stamp | None
    size: int
    sha256: str


def build(shelf: Library, order: Order, out: Path, *, overwrite: bool = False) -> Built:
    """Make a folder hold the files of an order. KitError with all that is wrong; then nothing has changed."""
    name = name_of(shelf, order)
    key = digest(["standing", name, os.path.realpath(out)])
    kept = recall(key) if name else None
    if kept:
        files, weights = marshal.loads(kept)  # noqa: S302 -- sealed, and from the person's own folder
        left = {path: _File(*file) for path, file in files.items()}
        now = _looked_at(os.fspath(real(out)), left)
        if now is not None:
            if now != left:
                _remember(key, now, weights)
            return Built(Report(unchanged=tuple(sorted(left.keys() - {RECORD}))), weights)
    made = packed(shelf, order)
    report = write(made, out, overwrite=overwrite)
    weights = weigh_kit(made, order.components or sorted(shelf.component_names))
    if name and not report.kept:
        now = _looked_at(os.fspath(real(out)), _hashes(made, out))
        if now is not None:
            _remember(key, now, weights)
    return Built(report, weights)


def _remember(key: str, files: dict[str, _File], weights: Any) -> None:
    keep(key, marshal.dumps(({path: tuple(file) for path, file in files.items()}, weights)))


def _hashes(made: dict[str, str], out: Path) -> dict[str, _File]:
    found = {path: text.encode() for path, text in made.items()} | {RECORD: (out / RECORD).read_bytes()}
    return {path: _File(None, len(data), hashlib.sha256(data).hexdigest()) for path, data in found.items()}


def _looked_at(root: str, files: dict[str, _File]) -> dict[str, _File] | None:
    """Return the files with their stamps of now, or None where one is not as it was left."""
    begin = time.time_ns()
    try:
        if not all(stat.S_ISDIR(os.lstat(f"{root}/{folder}").st_mode) for folder in _folders(files)):
            return None
        now = {path: _file(f"{root}/{path}", file, begin) for path, file in files.items()}
    except OSError:
        return None
    held = {path: file for path, file in now.items() if file is not None}
    return held if len(held) == len(files) else None


def _folders(paths: Iterable[str]) -> set[str]:
    return {folder for path in paths for folder in folders_of(path)}


def _file(path: str, left: _File, now: int) -> _File | None:
    """Return a file as it is now, or None where it is no plain file, or holds something else."""
    found = os.lstat(path)
    here = stamp(found)
    if here == left.stamp:
        return left
    if not stat.S_ISREG(found.st_mode) or found.st_size != left.size:
        return None
    if _read(path) != left.sha256:
        return None
    return left._replace(stamp=here if settled([here], now) else None)


def _read(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- thousands of Path objects cost more
        return hashlib.sha256(file.readall()).hexdigest()
