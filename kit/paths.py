"""Relative paths that mean one file, inside the root, on Linux, macOS and Windows alike."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from kit.errors import KitError, raise_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
_MOST_BYTES = 255  # of one name, in the file systems of all three


def check_paths(paths: Iterable[str]) -> None:
    """Refuse paths that could leave their root, or could not all stand in one folder. All errors come at once."""
    errors: list[KitError] = []
    files: list[str] = []
    for path in paths:
        problem = _problem(path)
        if problem:
            fix = "use a relative path with forward slashes that every system can hold"
            errors.append(KitError(problem, key="path", given=path, fix=fix))
        else:
            files.append(path)
    raise_all([*errors, *_collisions(files)])


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders above a path, the outermost first: ``a``, ``a/b`` for ``a/b/c``."""
    at = path.find("/")
    while at != -1:
        yield path[:at]
        at = path.find("/", at + 1)


def _problem(path: str) -> str | None:
    try:
        path.encode()
    except UnicodeEncodeError:
        return "this path holds half a character"
    if path.startswith("/"):
        return "this path is absolute"
    if _FORBIDDEN.search(path):
        return "this path holds a character that Windows does not allow, or that no name should hold"
    for name in path.split("/"):
        problem = _name_problem(name)
        if problem:
            return problem
    return None


@functools.lru_cache(maxsize=4096)  # the same folders come thousands of times
def _name_problem(name: str) -> str | None:
    if name in {"", "."}:
        return "this path has an empty step"
    if name == "..":
        return "this path climbs out of its folder"
    if name.endswith((".", " ")):
        return "this path has a name that ends in a dot or a space, which Windows drops"
    if _DEVICE.match(name):
        return "this path has the name of a Windows device"
    if len(name.encode()) > _MOST_BYTES:
        return f"this path has a name of more than {_MOST_BYTES} bytes"
    return None


def _collisions(files: list[str]) -> Iterator[KitError]:
    """Yield an error for each path that would land on another one's file where case or accents are not told apart."""
    folders: set[str] = set()
    spelt: dict[str, str] = {}
    for path in files:
        steps = [folder for folder in folders_of(path) if folder not in folders]
        folders.update(steps)
        for step in (*steps, path):
            other = spelt.setdefault(unicodedata.normalize("NFC", step).casefold(), step)
            if other != step:
                yield KitError(f'"{step}" and "{other}" are one path on macOS and Windows', fix="rename one of them")
    for path in files:
        if path in folders:
            yield KitError(f'"{path}" is a file, and other files want it as a folder', fix="rename one of them")
