"""``nodkit.lock``: what nodkit wrote into a project, as it wrote it, so that an update can merge without git.

Sorted JSON without timestamps: each file's sha256 and pristine text (zlib, base64), and the version that wrote them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kit import __version__
from kit.errors import KitError
from kit.paths import check_paths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "nodkit.lock"
FORMAT = 1
_LARGEST = 20_000_000  # bytes of one pristine text; a crafted lock could hold a bomb
_FIX = "restore it from your version control, or delete it and run: nodkit adopt"


@dataclass(frozen=True)
class Lock:
    """The pristine text of each file by its path in the project, and what they were made with."""

    files: Mapping[str, str] = field(default_factory=dict)
    target: str = ""
    themes: tuple[str, ...] = ()
    version: str = __version__
    packs: Mapping[str, str] = field(default_factory=dict)  # the sha256 of what registries gave, by @registry/name

    def text(self) -> str:
        """Return the lock as it is written."""
        rows = {path: _row(text) for path, text in sorted(self.files.items())}
        head = {"lock": FORMAT, "version": self.version, "target": self.target, "themes": list(self.themes)}
        packs = {"packs": dict(self.packs)} if self.packs else {}
        return json.dumps({**head, **packs, "files": rows}, indent=1, sort_keys=True) + "\n"


def read_lock(root: Path) -> Lock | None:
    """Read a project's lock; None where there is none. One that is corrupt, or from a newer nodkit, is refused."""
    path = root / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise KitError(f"this lock cannot be read: {error}", at=path, fix=_FIX) from None
    try:
        if data["lock"] > FORMAT:
            raise KitError("this lock is from a newer nodkit", at=path, given=data["version"], fix="upgrade nodkit")
        files = {name: _pristine(row) for name, row in data["files"].items()}
        check_paths(files)
        packs = {str(name): str(sha256) for name, sha256 in data.get("packs", {}).items()}
        return Lock(files, data["target"], tuple(data["themes"]), data["version"], packs)
    except (KeyError, TypeError, AttributeError, ValueError, zlib.error) as error:
        raise KitError(f"this lock is corrupt: {error}", at=path, fix=_FIX) from None


def sha256(text: str) -> str:
    """Return the hash of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _row(text: str) -> dict[str, str]:
    packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
    return {"pristine": packed, "sha256": sha256(text)}


def _pristine(row: Mapping[str, Any]) -> str:
    unpack = zlib.decompressobj()
    data = unpack.decompress(base64.b64decode(row["pristine"], validate=True), _LARGEST)
    text = data.decode()
    if unpack.unconsumed_tail or sha256(text) != row["sha256"]:
        raise ValueError("a pristine text does not match its hash")
    return text
