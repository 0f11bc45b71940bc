"""Goes through all pictures of a kit: compares them with the approved ones, or approves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.snapshots.compare import Difference, compare
from kit.snapshots.pictures import surroundings, take
from kit.snapshots.sheet import ADDRESS, STYLES, sheet_css, sheet_html
from kit.swap import swap
from kit.verify.built import read_kit
from kit.verify.lab import open_lab

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.snapshots.pictures import Picture


@dataclass(frozen=True)
class Request:
    """Which pictures of which kit: empty names stand for all. ``approved`` is the folder of approved pictures."""

    kit: Path
    approved: Path
    components: Sequence[str] = ()
    themes: Sequence[str] = ()


@dataclass(frozen=True)
class Change:
    """A picture that is not as approved. ``picture`` is None where only the approved one is left."""

    name: str
    difference: Difference
    picture: Picture | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it: how many pictures were taken, in what surroundings, and what differs."""

    taken: int
    surroundings: str
    changes: tuple[Change, ...] = ()


def snap(request: Request, *, approve: bool = False) -> Outcome:
    """Take the pictures and compare them; with ``approve`` they become the approved ones, all or none."""
    kit = read_kit(request.kit)
    components = [kit.component(name).name for name in request.components or sorted(kit.components)]
    themes = [kit.theme(name).name for name in request.themes or kit.themes]
    pages = {ADDRESS: lambda query: sheet_html(kit, query), STYLES: lambda _query: sheet_css(kit)}
    with open_lab(kit, pages) as lab:
        folder = request.approved / surroundings(lab)
        pictures = list(take(lab, components, themes))
        where = folder.name
    changes = [
        Change(picture.name, difference, picture)
        for picture in pictures
        if (difference := compare(picture, folder / f"{picture.name}.png"))
    ]
    left = [] if request.components or request.themes else _left_over(folder, {picture.name for picture in pictures})
    if approve:
        new = {f"{change.name}.png": change.picture.png() for change in changes if change.picture}
        folder.mkdir(parents=True, exist_ok=True)
        swap(folder, new, {f"{change.name}.png" for change in left})
    return Outcome(len(pictures), where, (*changes, *left))


def _left_over(folder: Path, taken: set[str]) -> list[Change]:
    """Return approved pictures of examples that the kit no longer has."""
    found = sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.png"))
    return [Change(name, Difference("the kit has no such example any more")) for name in found if name not in taken]
