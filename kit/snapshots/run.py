"""Goes through all pictures and motion of a kit: compares them with the approved ones, or approves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.snapshots.compare import Difference, compare
from kit.snapshots.motion import compare_motion, record, text
from kit.snapshots.pictures import surroundings, take
from kit.snapshots.sheet import ADDRESS, STYLES, sheet_css, sheet_html
from kit.swap import swap
from kit.verify.built import read_kit
from kit.verify.drive import Stage
from kit.verify.lab import lab_in, open_lab

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

    from kit.snapshots.motion import Move
    from kit.snapshots.pictures import Picture
    from kit.verify.built import Component


@dataclass(frozen=True)
class Request:
    """Which pictures of which kit: empty names stand for all. ``approved`` is the folder of approved pictures."""

    kit: Path
    approved: Path
    components: Sequence[str] = ()
    themes: Sequence[str] = ()


@dataclass(frozen=True)
class Change:
    """A picture or a motion that is not as approved. ``picture`` is None where there is none to look at."""

    name: str
    difference: Difference
    picture: Picture | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it: how many pictures were taken, in what surroundings, and what differs."""

    taken: int
    surroundings: str
    changes: tuple[Change, ...] = ()


def snap(request: Request, *, approve: bool = False, browser: Browser | None = None) -> Outcome:
    """Take the pictures and compare them; with ``approve`` they become the approved ones, all or none.

    A browser of its own is started unless one that runs is given.
    """
    kit = read_kit(request.kit)
    components = [kit.component(name).name for name in request.components or sorted(kit.components)]
    themes = [kit.theme(name).name for name in request.themes or kit.themes]
    pages = {ADDRESS: lambda query: sheet_html(kit, query), STYLES: lambda _query: sheet_css(kit)}
    with lab_in(browser, kit, pages) if browser else open_lab(kit, pages) as lab:
        folder = request.approved / surroundings(lab)
        pictures = list(take(lab, components, themes))
        motions = dict(_motions(Stage(lab), [kit.component(name) for name in components], themes))
    seen = {f"{picture.name}.png" for picture in pictures} | {f"{name}.json" for name in motions}
    changes = [*_pictured(pictures, folder), *_moved(motions, folder)]
    left = [] if request.components or request.themes else _left_over(folder, seen)
    if approve:
        _approve(folder, changes, motions, left)
    return Outcome(len(pictures), folder.name, (*changes, *left))


def _motions(stage: Stage, components: Sequence[Component], themes: Sequence[str]) -> Iterator[tuple[str, list[Move]]]:
    for theme in themes:
        for component in components:
            for example in component.examples:
                yield f"{theme}-motion/{component.name}/{example.name}", record(stage, component, example, theme)


def _pictured(pictures: Sequence[Picture], folder: Path) -> Iterator[Change]:
    for picture in pictures:
        if difference := compare(picture, folder / f"{picture.name}.png"):
            yield Change(picture.name, difference, picture)


def _moved(motions: Mapping[str, list[Move]], folder: Path) -> Iterator[Change]:
    for name, moves in motions.items():
        if told := compare_motion(moves, folder / f"{name}.json"):
            yield Change(name, Difference("\n  ".join(told)))


def _approve(
    folder: Path, changes: Sequence[Change], motions: Mapping[str, list[Move]], left: Sequence[Change]
) -> None:
    new = {f"{change.name}.png": change.picture.png() for change in changes if change.picture}
    new |= {f"{change.name}.json": text(motions[change.name]).encode() for change in changes if change.name in motions}
    folder.mkdir(parents=True, exist_ok=True)
    swap(folder, new, {change.name for change in left})


def _left_over(folder: Path, taken: set[str]) -> list[Change]:
    """Return approved pictures of examples that the kit no longer has."""
    files = (path for path in folder.rglob("*") if path.suffix in {".png", ".json"})
    found = sorted(path.relative_to(folder).as_posix() for path in files)
    return [Change(name, Difference("the kit has no such example any more")) for name in found if name not in taken]
