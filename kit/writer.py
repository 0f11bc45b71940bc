"""The one place where a kit reaches the disk: never outside its root, never half, never over a person's edits.

Beside the files stands a record of their hashes (``.nodkit-files.json``). By it the next write knows its own files:
those it may replace, and remove once they are no longer part of the kit.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.paths import check_paths
from kit.swap import swap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

RECORD = ".nodkit-files.json"

_ABOUT = "What nodkit wrote here, as sha256: whatever differs from it was edited by a person and is left alone."
_MOST_LISTED = 10
_JUNCTION = 0xA0000003  # Windows: a folder that is a link, though lstat calls it a folder
_SPACE = "free some space and run it again; nothing was changed"
_RIGHTS = "name a folder that you may write to; nothing was changed"
_FIXES = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _RIGHTS,
}


@dataclass(frozen=True)
class Report:
    """What became of each path, sorted. ``kept`` is no longer part of the kit, but was edited, so it was left."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def write(files: Mapping[str, str | bytes], root: Path, *, overwrite: bool = False) -> Report:
    """Make ``root`` hold these files (POSIX relative path -> text, written as UTF-8, or bytes): all of them or none.

    Only what differs is written; what the last write put there and this one lacks is removed. A file that is not as
    nodkit wrote it is refused, or replaced with ``overwrite``. Every refusal is a KitError and changes nothing.
    """
    if RECORD in files:
        raise KitError("this name is nodkit's own", key="path", given=RECORD, fix="rename the file")
    check_paths([*files, RECORD])
    wanted = {path: _encoded(path, files[path]) for path in sorted(files)}
    with _explained(root):
        disk = _Disk(real(root))
        record = _read_record(disk, wanted)
        stale = {path: disk.digest(path) for path in record if path not in wanted}
        gone = {path for path, digest in stale.items() if digest == record[path]}
        changed = {path: data for path, data in wanted.items() if not disk.holds(path, data, gone)}
        if not overwrite:
            _refuse_edited(root, [path for path in changed if disk.digest(path) not in {None, record.get(path)}])
        record_now = _record_of(wanted)
        if not disk.holds(RECORD, record_now, ()):
            swap(disk.root, changed | {RECORD: record_now}, gone)
        elif changed:
            swap(disk.root, changed, ())
    return Report(
        written=tuple(changed),
        unchanged=tuple(path for path in wanted if path not in changed),
        removed=tuple(sorted(gone)),
        kept=tuple(sorted(path for path, digest in stale.items() if digest not in {None, record[path]})),
    )


class _Barred(KitError):
    """Something that is no plain file or folder of the kit stands at or above a path."""

    def __init__(self, root: Path, path: str, what: str) -> None:
        self.path = path
        super().__init__(f"{what} stands here", at=root / path, fix="move it away, or name another folder")


class _Disk:
    """A root and what stands below it. Each folder is looked at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folders: dict[str, bool] = {"": root.is_dir()}

    def holds(self, path: str, data: bytes, gone: Collection[str]) -> bool:
        """Tell whether these bytes stand there. What is in its way is an error, unless it is about to go."""
        try:
            found = self._find(path)
        except _Barred as barred:
            if self._leaves(barred.path, gone):
                return False
            raise
        return found is not None and found.st_size == len(data) and self._bytes(path) == data

    def digest(self, path: str) -> str | None:
        """Return the sha256 of a plain file in hex, or None where there is none."""
        try:
            data = self.read(path)
        except _Barred:
            return None
        return None if data is None else _sha256(data)

    def read(self, path: str) -> bytes | None:
        """Return a plain file's bytes, or None where there is none."""
        return None if self._find(path) is None else self._bytes(path)

    def _bytes(self, path: str) -> bytes:
        with open(f"{self.root}/{path}", "rb", buffering=0) as file:
            return file.readall()

    def _find(self, path: str) -> os.stat_result | None:
        if not self._folder(path.rpartition("/")[0]):
            return None
        found = self._lstat(path)
        if found is not None and not stat.S_ISREG(found.st_mode):
            raise _Barred(self.root, path, "a folder" if stat.S_ISDIR(found.st_mode) else "a link or device")
        return found

    def _folder(self, path: str) -> bool:
        if path not in self._folders:
            self._folders[path] = self._folder(path.rpartition("/")[0]) and self._is_folder(path)
        return self._folders[path]

    def _is_folder(self, path: str) -> bool:
        found = self._lstat(path)
        if found is None:
            return False
        if not stat.S_ISDIR(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
            what = "a file" if stat.S_ISREG(found.st_mode) else "a link or device"
            raise _Barred(self.root, path, f"{what}, where a folder is needed,")
        return True

    def _lstat(self, path: str) -> os.stat_result | None:
        try:
            return os.lstat(f"{self.root}/{path}")
        except FileNotFoundError:
            return None

    def _leaves(self, path: str, gone: Collection[str]) -> bool:
        """Tell whether what stands there is a file that goes, or a folder of nothing else."""
        standing = self.root / path
        if standing.is_symlink() or not standing.is_dir():
            return path in gone
        inside = [entry for entry in standing.rglob("*") if entry.is_symlink() or not entry.is_dir()]
        return bool(inside) and all(entry.relative_to(self.root).as_posix() in gone for entry in inside)


@contextmanager
def _explained(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        fix = _FIXES.get(error.errno or 0, "nothing was changed")
        raise KitError(f"this folder cannot be written: {error.strerror or error}", at=root, fix=fix) from error


def real(root: Path) -> Path:
    """Return the root without links. One that leads a relative path out of the working folder is refused."""
    real = Path(os.path.realpath(root))
    if not root.is_absolute() and ".." not in root.parts and not real.is_relative_to(Path.cwd().resolve()):
        fix = "name the real folder, if that is meant"
        raise KitError(f"a link on this path leaves the working folder, for {real}", at=root, fix=fix)
    first = next(folder for folder in (real, *real.parents) if folder.exists())
    if not first.is_dir():
        raise KitError("this is a file, where a folder is needed", at=first, fix="name a folder")
    return real


def _refuse_edited(root: Path, edited: list[str]) -> None:
    if not edited:
        return
    names = ", ".join(edited[:_MOST_LISTED]) + (", …" if len(edited) > _MOST_LISTED else "")
    problem = f"{len(edited)} of the files here are not as nodkit wrote them: {names}"
    raise KitError(problem, at=root, fix="name another folder, or pass --force to overwrite them")


def _encoded(path: str, content: str | bytes) -> bytes:
    try:
        return content.encode() if isinstance(content, str) else content
    except UnicodeEncodeError as error:
        raise KitError("this text holds half a character, which UTF-8 cannot write", key=path) from error


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _record_of(wanted: Mapping[str, bytes]) -> bytes:
    record = {"about": _ABOUT, "files": {path: _sha256(data) for path, data in wanted.items()}}
    return (json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode()


def _read_record(disk: _Disk, checked: Collection[str]) -> dict[str, str]:
    """Return path -> sha256 as of the last write; empty where nothing was written yet."""
    try:
        text = disk.read(RECORD)
        files = json.loads(text)["files"] if text is not None else {}
        check_paths(path for path in files if path not in checked)
        return {path: str(digest) for path, digest in files.items()}
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, KitError) as error:
        fix = "delete it; the files beside it then count as yours, and are refused unless you pass --force"
        raise KitError("this record of what nodkit wrote is broken", at=disk.root / RECORD, fix=fix) from error
