"""What was worked out before, kept on this machine so that it need not be again: templates, files of YAML, whole kits.

An entry is found by all that it was made from, nodkit's own code among it, so it is never out of date; one that is
damaged counts as missing. Entries lie in NODKIT_CACHE, else in the person's cache folder; ``NODKIT_CACHE=off`` keeps
none.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from kit import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
VARIABLE = "NODKIT_CACHE"
_MOST = 2000  # entries; a kit takes one, a template and a file of YAML one each
_HEX = 64  # characters of a sha256


def remembered(parts: Iterable[str | bytes], make: Callable[[], Any]) -> Any:
    """Return what ``make`` gives, or what it gave for the same parts. Nothing is kept where it raises.

    It is made of dicts, lists, tuples, strings, numbers, booleans and None.
    """
    key = digest(parts)
    data = recall(key)
    if data is not None:
        return marshal.loads(data)  # noqa: S302 -- sealed, and from the person's own folder, like a .pyc
    value = make()
    keep(key, marshal.dumps(value))
    return value


def digest(parts: Iterable[str | bytes]) -> str:
    """Return the sha256 in hex of these parts, of their borders, and of the code that is running."""
    made = hashlib.sha256(_own_code().encode())
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()


def recall(key: str) -> bytes | None:
    """Return what is kept under a key, or None: it is not there, or it is not as it was written."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / key[:2] / key
    try:
        entry = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    body = entry[_HEX:]
    return zlib.decompress(body) if entry[:_HEX].decode(errors="replace") == _seal(body) else None


def kept(key: str) -> bool:
    """Tell whether something seems to be kept under a key."""
    folder = cache_folder()
    return folder is not None and (folder / key[:2] / key).is_file()


def keep(key: str, data: bytes) -> None:
    """Keep data under a key. Where that is not possible (no space, no rights) nothing is kept, and nothing is lost."""
    folder = cache_folder()
    if folder is None:
        return
    body = zlib.compress(data, 1)
    path = folder / key[:2] / key
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_bytes(_seal(body).encode() + body)
        draft.replace(path)
        if key.startswith("00"):  # one in 256
            _forget_the_oldest(folder)
    except OSError:
        with suppress(OSError):
            draft.unlink()


_same: dict[tuple[str, Path], tuple[tuple[str | bytes, ...], Any]] = {}


def unchanged(kind: str, folder: Path, make: Callable[[], T]) -> T:
    """Return what ``make`` gives for a folder: the very same object while its files are as they were."""
    held = tuple(files_below(folder))
    kept = _same.get((kind, folder))
    if kept and kept[0] == held:
        return cast("T", kept[1])
    made = make()
    _same[kind, folder] = held, made
    return made


def files_below(folder: Path) -> Iterator[str | bytes]:
    """Yield the name and the bytes of every file in a folder, in order: parts that stand for all that it holds."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


def _seal(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _forget_the_oldest(folder: Path) -> None:
    entries = sorted(folder.glob("??/*"), key=lambda path: path.stat().st_mtime)
    for path in entries[: max(0, len(entries) - _MOST)]:
        path.unlink(missing_ok=True)


@cache
def cache_folder() -> Path | None:
    """Return the folder that entries lie in, which may not be there yet; None where nothing is to be kept."""
    given = os.environ.get(VARIABLE, "")
    if given == "off":
        return None
    if given:
        return Path(given)
    home = {"win32": "LOCALAPPDATA"}.get(sys.platform, "XDG_CACHE_HOME")
    try:
        return Path(os.environ.get(home) or Path.home() / ".cache") / "nodkit"
    except RuntimeError:  # a user without a home
        return None


@cache
def _own_code() -> str:
    """Return what changes whenever nodkit or Python does: versions, and size and time of every file of the package."""
    made = [__version__, sys.version]
    for folder, folders, files in os.walk(Path(__file__).parent):
        folders[:] = sorted(name for name in folders if name not in {"__pycache__", "_bundled"})
        for name in sorted(files):
            found = os.stat(f"{folder}/{name}")  # noqa: PTH116 -- 400 Path objects cost more than the rest
            made.append(f"{folder}/{name}:{found.st_size}:{found.st_mtime_ns}")
    return "\n".join(made)
