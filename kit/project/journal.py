"""Changes to a project that survive being killed: written down first, then made, and finished by whoever comes next."""

from __future__ import annotations

import base64
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.paths import check_paths
from kit.swap import swap

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

NAME = ".nodkit-journal.json"


def commit(root: Path, put: Mapping[str, bytes], take: Collection[str]) -> None:
    """Make all of these changes to the files of a project, or none.

    A fault undoes what was done. A process that is killed leaves the project as before, or a journal by which
    ``recover`` brings it to where it would be.
    """
    journal = root / NAME
    entry = {"put": {path: base64.b64encode(data).decode() for path, data in put.items()}, "take": sorted(take)}
    try:
        _write(journal, json.dumps(entry))
        try:
            swap(root, put, take)
        finally:
            journal.unlink(missing_ok=True)
    except OSError as error:
        fix = "nothing was changed; make the files writable, or free some space, and run it again"
        raise KitError(f"the project cannot be changed: {error.strerror or error}", at=root, fix=fix) from error


def recover(root: Path) -> bool:
    """Finish what a killed process began; tell whether there was anything to finish."""
    journal = root / NAME
    try:
        entry = json.loads(journal.read_bytes())
        put = {path: base64.b64decode(data, validate=True) for path, data in entry["put"].items()}
        take = [path for path in entry["take"] if (root / path).is_file()]
        check_paths([*put, *take])
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KitError(
            f"this journal cannot be read: {error}", at=journal, fix="delete it, then: nodkit diff"
        ) from None
    swap(root, put, take)
    journal.unlink()
    return True


def _write(path: Path, text: str) -> None:
    """Write a file so that it is there whole, or not at all, even if the machine stops."""
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
