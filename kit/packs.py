"""READ edge: packs, which are components and themes of other people: a folder, a zip, or an installed Python package.

A pack is text. Nothing of it is run: a Python package is found without being imported, templates print in the engine's
sandbox, and no link is followed.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError, did_you_mean, flatten
from kit.memo import cache_folder
from kit.paths import check_paths

if TYPE_CHECKING:
    import tempfile
    import zipfile
    from collections.abc import Iterator, Sequence

GROUP = "nodkit.packs"
PYTHON = "python:"
HOLDS = ("components", "themes")
MOST_FILES, MOST_BYTES = 4000, 32 * 1024 * 1024  # eight themes and all components of nodkit are 300 files, 1 MB

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_STARTS = tuple(f"{name}/" for name in HOLDS)
_FIX = "a pack holds components/<name>/<name>.yaml or themes/<name>/<name>.resolver.json, or both"


def find(given: str, root: Path) -> Path:
    """Return the folder that holds a pack's ``components`` and ``themes``; a relative path begins at ``root``.

    KitError where there is none, or where it holds what a pack must not: links, and what climbs out of a zip.
    """
    if given.startswith(PYTHON):
        return _checked(_installed(given.removeprefix(PYTHON)), given)
    if re.match(r"[a-z+]+://|@", given):
        fix = "download it, and name its zip or its folder: nodkit itself fetches nothing"
        raise KitError("a pack is a folder, a zip, or python:NAME", given=given, fix=fix)
    path = root / given
    if path.is_file():
        return _checked(_unpacked(path), given)
    if not path.is_dir():
        raise KitError("there is no such pack", at=path, given=given, fix="name a folder, a zip, or python:NAME")
    return _checked(path, given)


def _checked(folder: Path, given: str) -> Path:
    """Return the folder, once all that is in it may be read."""
    names = [name for name in HOLDS if (folder / name).is_dir()]
    if not names:
        raise KitError("neither components nor themes stand in this pack", at=folder, given=given, fix=_FIX)
    for name in names:
        for path in _below(folder / name):
            kind = path.lstat().st_mode
            if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
                raise KitError("a pack must not hold links", at=path, given=given, fix="put the file itself there")
            if path.parent == folder / name and stat.S_ISDIR(kind) and not _NAME.match(path.name):
                fix = "lower case words joined by -"
                raise KitError("not a name of a component or theme", at=path, given=path.name, fix=fix)
    return folder


def _below(folder: Path) -> Iterator[Path]:
    """Yield the folder and all below it, links as themselves."""
    yield folder
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(here, name) for name in (*folders, *sorted(files)))


def _installed(name: str) -> Path:
    """Find the folder of a package that offers a pack of this name, without importing it."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    offered = entry_points(group=GROUP)
    modules = sorted({one.value.partition(":")[0].strip() for one in offered if one.name == name})
    if not modules:
        names = sorted({one.name for one in offered})
        fix = did_you_mean(name, names) if names else "install the package that has it"
        raise KitError(f"no installed package has a pack of this name (entry points {GROUP})", given=name, fix=fix)
    if len(modules) > 1:
        fix = f"uninstall all but one of: {', '.join(modules)}"
        raise KitError("several packages have a pack of this name", given=name, fix=fix)
    top, *inner = modules[0].split(".")
    try:
        spec = find_spec(top)  # of a package at the top: nothing is imported on the way
    except (ImportError, ValueError):
        spec = None
    places = [Path(place, *inner) for place in (spec.submodule_search_locations or () if spec else ())]
    folder = next((place for place in places if place.is_dir()), None)
    if folder is None:
        raise KitError("this pack's package is not there", given=modules[0], fix="install it again")
    return folder


def _unpacked(path: Path) -> Path:
    """Return the folder with the contents of a zip: in the person's cache, else one that lives as long as we do."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KitError(f"cannot be read: {error.strerror}", at=path, fix="name a file that can be read") from error
    home = cache_folder()
    place = home / "packs" / hashlib.sha256(data).hexdigest() if home else None
    if place and place.is_dir():
        return place
    files = _members(path)
    try:
        return _laid_out(files, place)
    except OSError as error:
        fix = "free some space, or name another folder in NODKIT_CACHE"
        raise KitError(f"this pack cannot be unpacked: {error.strerror}", at=path, fix=fix) from error


def _laid_out(files: dict[str, bytes], place: Path | None) -> Path:
    if place is None:
        draft = Path(_fleeting().name, hashlib.sha256(repr(sorted(files)).encode()).hexdigest())
        draft.mkdir(exist_ok=True)
    else:
        import tempfile

        place.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".pack-", dir=place.parent))
    for name, data in files.items():
        target = draft / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return draft.rename(place) if place and not place.is_dir() else draft


@cache
def _fleeting() -> tempfile.TemporaryDirectory[str]:
    import tempfile

    return tempfile.TemporaryDirectory(prefix="nodkit-packs-")


def _members(path: Path) -> dict[str, bytes]:
    """Read the files of a zip that a pack is made of. Everything in it has to be harmless, also what is not read."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_FILES:
                raise KitError(
                    f"this pack holds more than {MOST_FILES} files", at=path, fix="leave out what is no pack"
                )
            _check_members(infos, path)
            top = _top([info.filename for info in infos])
            files = {info.filename.removeprefix(top): info for info in infos if not info.is_dir()}
            return _read(archive, {name: files[name] for name in files if name.startswith(_STARTS)}, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise KitError(f"not a zip that can be read: {error}", at=path, fix="pack it again, unencrypted") from error


def _check_members(infos: Sequence[zipfile.ZipInfo], path: Path) -> None:
    for info in infos:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise KitError("a pack must not hold links", at=path, given=info.filename, fix="put the file itself there")
    try:
        check_paths(info.orig_filename for info in infos if not info.is_dir())
    except KitError as error:
        first = next(iter(flatten([error])))
        problem = f"this pack holds a path that is not allowed: {first.problem}"
        raise KitError(problem, at=path, given=first.given, fix=first.fix) from error


def _top(names: Sequence[str]) -> str:
    """Return the one folder that all stands in, with its slash, as in a zip of a repository; '' without one."""
    tops = {name.partition("/")[0] for name in names}
    top = tops.pop() if len(tops) == 1 else ""
    return f"{top}/" if top and top not in HOLDS else ""


def _read(archive: zipfile.ZipFile, chosen: dict[str, zipfile.ZipInfo], path: Path) -> dict[str, bytes]:
    """Read members, counting what really comes out: the sizes that a zip names may be lies."""
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for name, info in chosen.items():
        with archive.open(info) as member:
            data = member.read(left + 1)
        left -= len(data)
        if left < 0:
            problem = f"this pack unpacks to more than {MOST_BYTES // 1024 // 1024} MB"
            raise KitError(problem, at=path, given=info.filename, fix="leave out what is no pack")
        files[name] = data
    return files
