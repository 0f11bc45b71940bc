"""Changes to a folder that happen all together, or not at all.

Paths are strings here: with thousands of files, a third of the time would go into making Path objects.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping


def swap(root: Path, put: Mapping[str, bytes], take: Collection[str]) -> None:
    """Put files in place and take others away, with the folders that this empties. Paths are relative to ``root``.

    All new bytes are on the disk, beside their places, before the first one is renamed. On an OSError (which passes
    through) or an interrupt all that was done is undone, and the temporary files are gone. A reader of a replaced file
    meets the old one or the new one, never none and never half. A process that is killed outright may leave some files
    old and some new, each of them whole, and a folder named ``.nodkit-…``.
    """
    with ExitStack() as above:
        made = {root.anchor}
        _make(str(root), made, above)
        with (
            TemporaryDirectory(prefix=".nodkit-", dir=root, ignore_cleanup_errors=True) as stage,
            ExitStack() as undo,
        ):
            for number, data in enumerate(put.values()):
                _store(f"{stage}/new-{number}", data)
            for number, path in enumerate(sorted(take)):
                _move(f"{root}/{path}", f"{stage}/gone-{number}", undo)
            _prune(root, take, undo)
            for number, path in enumerate(put):
                target = f"{root}/{path}"
                _make(os.path.dirname(target), made, undo)
                _put(f"{stage}/new-{number}", target, undo)
            undo.pop_all()
        above.pop_all()


def _store(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _put(new: str, target: str, undo: ExitStack) -> None:
    old = f"{new}-old"
    try:
        os.link(target, old)  # not a move: in between there would be no file for those who read it meanwhile
    except FileNotFoundError:
        os.replace(new, target)
        _later(undo, os.unlink, target)
        return
    except OSError:  # a file system without links
        shutil.copy2(target, old)
    os.replace(new, target)
    _later(undo, os.replace, old, target)


def _move(target: str, away: str, undo: ExitStack) -> None:
    os.replace(target, away)
    _later(undo, os.replace, away, target)


def _prune(root: Path, take: Collection[str], undo: ExitStack) -> None:
    """Remove the folders that held nothing but what was taken, the innermost first."""
    for folder in sorted({parent for path in take for parent in Path(path).parents[:-1]}, reverse=True):
        try:
            os.rmdir(root / folder)
        except OSError:  # something else stands in it
            continue
        _later(undo, os.mkdir, str(root / folder))


def _make(folder: str, made: set[str], undo: ExitStack) -> None:
    if folder in made:
        return
    _make(os.path.dirname(folder), made, undo)
    made.add(folder)
    if not os.path.isdir(folder):
        os.mkdir(folder)
        _later(undo, os.rmdir, folder)


def _later(undo: ExitStack, step: Callable[..., object], *where: str) -> None:
    def back() -> None:
        try:
            step(*where)
        except OSError as error:
            fix = "the folder may now hold old and new files: build again"
            raise KitError(f"a change that failed half way could not be undone: {error}", fix=fix) from error

    undo.callback(back)
