"""One run at a time in a folder: a second one would approve what the first has just compared."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder (it is made where it is missing) for as long as the block runs. KitError where another run does.

    The system lets go of it when the process ends, however it ends.
    """
    try:
        import fcntl
    except ImportError:  # Windows: there is no lock on folders
        yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise KitError(f"this folder cannot be used: {error.strerror}", at=folder, fix="name another one") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            fix = "wait for it to end, or name another folder with --approved"
            raise KitError("another run of nodkit snap works in this folder", at=folder, fix=fix) from error
        yield
    finally:
        with suppress(OSError):
            os.close(handle)
