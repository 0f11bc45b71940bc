"""Goes through all pictures, films and motion of a kit: compares them with the approved ones, or approves them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.snapshots.alone import alone
from kit.snapshots.compare import Difference, compare
from kit.snapshots.film import compare_film, shoot
from kit.snapshots.motion import compare_motion, record, text
from kit.snapshots.pictures import surroundings, take
from kit.snapshots.reel import MOST, Cell, reel_pages
from kit.snapshots.rules import STRICT, Rules
from kit.snapshots.sheet import sheet_pages
from kit.swap import swap
from kit.verify.drive import is_fatal
from kit.verify.lab import lab_in, open_lab
from kit.verify.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

    from kit.snapshots.motion import Move
    from kit.snapshots.pictures import Picture
    from kit.verify.built import BuiltKit
    from kit.verify.lab import Lab


@dataclass(frozen=True)
class Request:
    """Which pictures of which kit; names of components and themes in their order.

    ``approved`` is the folder of approved pictures. ``whole``: what is approved and not met here is left over.
    ``films`` are taken of the first theme; motion is compared in all. ``connect`` is a Playwright server's address.
    """

    kit: BuiltKit
    approved: Path
    components: Sequence[str]
    themes: Sequence[str]
    rules: Rules = STRICT
    whole: bool = True
    films: bool = True
    connect: str = ""


@dataclass(frozen=True)
class Change:
    """A picture, a film or a motion that is not as approved. ``picture`` is None where there is none to look at."""

    name: str
    difference: Difference
    picture: Picture | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it: how many pictures were taken, in what surroundings, and what differs."""

    taken: int
    surroundings: str
    changes: tuple[Change, ...] = ()
    told: tuple[str, ...] = ()


@dataclass
class Shots:
    """All that was taken of a kit, by name."""

    surroundings: str = ""
    pictures: list[Picture] = field(default_factory=list)
    films: list[Picture] = field(default_factory=list)
    motions: dict[str, list[Move]] = field(default_factory=dict)

    @property
    def files(self) -> set[str]:
        """The names of the files that would be approved."""
        return {f"{one.name}.png" for one in (*self.pictures, *self.films)} | {f"{name}.json" for name in self.motions}


@dataclass(frozen=True)
class Survey:
    """What a run found, with all that was taken, so that any of it can be approved afterwards."""

    outcome: Outcome
    folder: Path
    shots: Shots

    def approve(self, names: Collection[str]) -> tuple[Change, ...]:
        """Make the changes of these names the approved ones, all or none; return them."""
        mine = tuple(change for change in self.outcome.changes if change.name in names)
        with alone(self.folder.parent):
            _approve(self.folder, mine, self.shots)
        return mine


def request(kit: BuiltKit, approved: Path, components: Sequence[str] = (), themes: Sequence[str] = ()) -> Request:
    """Return a request for these components and themes; none named stands for all. KitError for unknown ones."""
    whole = not components and not themes
    chosen = [kit.component(name).name for name in components or sorted(kit.components)]
    return Request(kit, approved, chosen, [kit.theme(name).name for name in themes or kit.themes], whole=whole)


def snap(wanted: Request, *, approve: str = "", browser: Browser | None = None) -> Outcome:
    """Take the pictures and compare them; those whose name fits the pattern ``approve`` become approved, all or none.

    A browser of its own is started unless one that runs is given.
    """
    with alone(wanted.approved):
        found = _survey(wanted, browser)
        if not approve:
            return found.outcome
        mine = tuple(change for change in found.outcome.changes if fits(change.name, approve))
        _approve(found.folder, mine, found.shots)
        return replace(found.outcome, changes=mine)


def survey(wanted: Request, *, browser: Browser | None = None) -> Survey:
    """Take the pictures and compare them, and keep them to be approved one by one."""
    with alone(wanted.approved):
        return _survey(wanted, browser)


def _survey(wanted: Request, browser: Browser | None) -> Survey:
    shots = _shots(wanted, browser)
    folder = wanted.approved / shots.surroundings
    changes = [*_pictured(shots, wanted.rules, folder), *_filmed(shots, folder), *_moved(shots, folder)]
    left = _left_over(folder, shots.files) if wanted.whole else []
    outcome = Outcome(len(shots.pictures), folder.name, (*changes, *left), tuple(wanted.rules.told()))
    return Survey(outcome, folder, shots)


def fits(name: str, pattern: str) -> bool:
    """Whether a name is meant by a pattern: all of it (``*/toast/*``), or words that stand in it (``toast``)."""
    return fnmatchcase(name, pattern) or pattern in name


def _shots(wanted: Request, browser: Browser | None) -> Shots:
    from playwright.sync_api import Error

    kit = wanted.kit
    pages = {**sheet_pages(kit), **reel_pages(kit)}
    shots = Shots()
    try:
        with lab_in(browser, kit, pages) if browser else open_lab(kit, pages, wanted.connect) as lab:
            shots.surroundings = surroundings(lab)
            shots.pictures += take(lab, wanted.components, wanted.themes, wanted.rules)
            for number, theme in enumerate(wanted.themes):
                for cells in _reels(kit, wanted.components, theme, "motion"):
                    shots.motions |= record(lab, cells)
                if wanted.films and number == 0:
                    shots.films += _films(lab, wanted, theme)
    except Error as error:
        first = str(error).splitlines()[0]
        fix = "run it again; look with `nodkit doctor`" if is_fatal(error) else "run: nodkit verify, which says more"
        raise KitError(f"no pictures could be taken: {first}", fix=fix) from error
    return shots


def _films(lab: Lab, wanted: Request, theme: str) -> Iterator[Picture]:
    for cells in _reels(wanted.kit, wanted.components, theme, "film"):
        yield from shoot(lab, cells)


def _reels(kit: BuiltKit, components: Sequence[str], theme: str, kind: str) -> Iterator[list[Cell]]:
    mode = kit.theme(theme).modes[0]
    cells = [
        Cell(f"{theme}-{kind}/{name}/{example.name}", Scene(name, example.name, theme, mode), example)
        for name in components
        for example in kit.component(name).examples
    ]
    for start in range(0, len(cells), MOST):
        yield cells[start : start + MOST]


def _pictured(shots: Shots, rules: Rules, folder: Path) -> Iterator[Change]:
    for picture in shots.pictures:
        allowance = rules.allowance(picture.name.partition("/")[2])
        if difference := compare(picture, folder / f"{picture.name}.png", allowance):
            yield Change(picture.name, difference, picture)


def _filmed(shots: Shots, folder: Path) -> Iterator[Change]:
    for film in shots.films:
        if difference := compare_film(film, folder / f"{film.name}.png"):
            yield Change(film.name, difference, film)


def _moved(shots: Shots, folder: Path) -> Iterator[Change]:
    for name, moves in shots.motions.items():
        if told := compare_motion(moves, folder / f"{name}.json"):
            yield Change(name, Difference("\n  ".join(told)))


def _approve(folder: Path, changes: Sequence[Change], shots: Shots) -> None:
    motions: Mapping[str, list[Move]] = shots.motions
    new = {f"{change.name}.png": change.picture.png() for change in changes if change.picture}
    new |= {f"{change.name}.json": text(motions[change.name]).encode() for change in changes if change.name in motions}
    gone = {change.name for change in changes if change.name.endswith((".png", ".json"))}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        swap(folder, new, gone)
    except OSError as error:
        fix = "nothing was approved; make room, or name another folder with --approved"
        raise KitError(f"approved pictures cannot be written: {error.strerror}", at=folder, fix=fix) from error


def _left_over(folder: Path, taken: set[str]) -> list[Change]:
    """Return approved pictures of examples that the kit no longer has."""
    files = (path for path in folder.rglob("*") if path.suffix in {".png", ".json"})
    found = sorted(path.relative_to(folder).as_posix() for path in files)
    return [Change(name, Difference("the kit has no such example any more")) for name in found if name not in taken]
