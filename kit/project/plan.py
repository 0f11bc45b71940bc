"""What an update would do to each file: decided from three texts (as nodkit wrote it, as it is, as it would be)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kit.errors import KitError, raise_all
from kit.project.merge import merge

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kit.project.lock import Lock

What = Literal[
    "create", "change", "merge", "conflict", "remove", "same", "adopt", "yours", "deleted", "released", "wire", "unwire"
]

# What each means, in the words of a person who looks at a project.
ABOUT: dict[What, str] = {
    "create": "new",
    "change": "changed; you had not edited it",
    "merge": "changed, and merged with your edits",
    "conflict": "changed where you edited it too: look for the markers",
    "remove": "no longer part of the kit",
    "same": "as it was",
    "adopt": "stood here already, the same",
    "yours": "edited by you, and not changed by nodkit",
    "deleted": "deleted by you, and left so",
    "released": "no longer part of the kit; you edited it, so it stays as yours",
    "wire": "yours; got the lines that use the kit",
    "unwire": "yours; lost the lines that used the kit",
}
WRITES = ("create", "change", "merge", "conflict")


@dataclass(frozen=True)
class Action:
    """What happens to one file. ``text`` is what it will hold; None where it is not written."""

    path: str
    what: What
    text: str | None = None
    mine: str | None = None
    conflicts: int = 0


def plan(wanted: Mapping[str, str], lock: Lock, disk: Mapping[str, str | None]) -> list[Action]:
    """Return an action for each path of the kit or of the lock, sorted. ``disk`` has the texts (None: no file)."""
    paths = sorted({*wanted, *lock.files})
    return [_action(path, wanted.get(path), lock.files.get(path), disk.get(path)) for path in paths]


def _action(path: str, new: str | None, base: str | None, mine: str | None) -> Action:
    if new is None:
        return Action(path, _leaving(base, mine), mine=mine)
    if base is None:
        return _arriving(path, new, mine)
    if mine is None:
        return Action(path, "deleted")
    return _staying(path, new, base, mine)


def _staying(path: str, new: str, base: str, mine: str) -> Action:
    if _alike(mine, new):
        return Action(path, "same", mine=mine)
    if _alike(mine, base):
        return Action(path, "change", new, mine)
    if new == base:
        return Action(path, "yours", mine=mine)
    merged = merge(base, mine, new)
    return Action(path, "conflict" if merged.conflicts else "merge", merged.text, mine, merged.conflicts)


def _leaving(base: str | None, mine: str | None) -> What:
    if mine is None:
        return "deleted"
    return "remove" if base is not None and _alike(mine, base) else "released"


def _arriving(path: str, new: str, mine: str | None) -> Action:
    if mine is None:
        return Action(path, "create", new)
    return Action(path, "adopt" if _alike(mine, new) else "conflict", mine=mine)


def _alike(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for their line endings, which editors and git change by themselves."""
    return one == other or one.replace("\r\n", "\n") == other


def strangers(actions: list[Action], lock: Lock) -> list[str]:
    """Return the paths where a file stands that nodkit did not write and would have to overwrite."""
    return [one.path for one in actions if one.what == "conflict" and one.path not in lock.files]


def read_disk(root: Path, paths: set[str]) -> dict[str, str | None]:
    """Return the present text of each path, None where there is no file. All that cannot be read comes at once."""
    found: dict[str, str | None] = {}
    errors: list[KitError] = []
    for path in sorted(paths):
        at = root / path
        try:
            _stay_inside(root, at)
            found[path] = at.read_bytes().decode("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            found[path] = None
        except UnicodeDecodeError as error:
            errors.append(KitError(f"not UTF-8 at byte {error.start}", at=at, fix="save the file as UTF-8"))
        except OSError as error:
            errors.append(KitError(f"cannot read this file: {error.strerror or error}", at=at, fix="make it readable"))
        except KitError as error:
            errors.append(error)
    raise_all(errors)
    return found


def _stay_inside(root: Path, at: Path) -> None:
    for step in (at, *at.parents):
        if step == root:
            return
        if step.is_symlink():
            raise KitError("a link stands here", at=step, fix="nodkit writes through no links; put a real folder there")
