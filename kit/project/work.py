"""The verbs of a project: init, add, remove, update, adopt. Each plans first; what it would do can be shown or done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import KitError, did_you_mean
from kit.library import built_in
from kit.packing import Order, packed
from kit.paths import check_paths
from kit.project import NAME, config, journal, lock, plan
from kit.project.detect import detect
from kit.project.registry import take
from kit.project.shelf import folders
from kit.project.wiring import Wiring, unwire, wire

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kit.library import Library
    from kit.project.detect import Found
    from kit.project.registry import Taken


@dataclass(frozen=True)
class Work:
    """What is to be done to a project: its files, its nodkit.toml, and its lock, as they will be."""

    root: Path
    actions: tuple[plan.Action, ...]
    config_text: str
    new_lock: lock.Lock
    was: lock.Lock
    advice: tuple[str, ...] = ()

    @property
    def conflicts(self) -> list[str]:
        """The files in which a person has to choose."""
        return [action.path for action in self.actions if action.what == "conflict"]

    def apply(self) -> None:
        """Do it, all or nothing. A file that was changed since the plan was made is an error, and nothing is done."""
        now = plan.read_disk(self.root, {action.path for action in self.actions})
        moved = [action.path for action in self.actions if now[action.path] != action.mine]
        if moved:
            raise KitError(
                "this file was changed meanwhile", at=self.root / moved[0], fix="run it again; nothing was changed"
            )
        put = {action.path: action.text.encode() for action in self.actions if action.text is not None}
        put |= {NAME: self.config_text.encode(), lock.NAME: self.new_lock.text().encode()}
        put = {path: data for path, data in put.items() if _bytes(self.root / path) != data}
        journal.commit(self.root, put, [action.path for action in self.actions if action.what == "remove"])


def proposal(root: Path, theme: str = "base") -> tuple[Found, config.Wishes]:
    """Return what a folder looks like, and the wishes that would suit it."""
    found = detect(root)
    _known_theme(theme, built_in(folders(root)))
    return found, config.Wishes(project=found.project, target=found.target, out=found.out, themes=(theme,))


def init(root: Path, wishes: config.Wishes) -> Work:
    """Plan a new ``nodkit.toml`` (and nothing else). One that is there is never overwritten."""
    if (root / NAME).exists():
        raise KitError("this project has a nodkit.toml", at=root / NAME, fix="edit it, then run: nodkit update")
    empty = lock.Lock(target=wishes.target, themes=wishes.themes)
    return Work(root, (), config.fresh(wishes), empty, empty)


def announced(root: Path, wishes: config.Wishes) -> Wiring:
    """Return what the first ``add`` will do to files that are the person's own."""
    return wire(root, wishes)


def add(root: Path, names: Sequence[str]) -> Work:
    """Plan components into a project."""
    have = config.read_config(root)
    return _work(root, have, config.with_components(have.wishes, add=names))


def remove(root: Path, names: Sequence[str]) -> Work:
    """Plan components out of a project; files that were edited stay."""
    have = config.read_config(root)
    for name in names:
        if name not in have.wishes.components:
            fix = did_you_mean(name, have.wishes.components)
            raise KitError("this project has no such component", at=have.path, given=name, fix=fix)
    return _work(root, have, config.with_components(have.wishes, remove=names))


def update(root: Path) -> Work:
    """Plan a project to what its ``nodkit.toml`` and this nodkit say."""
    have = config.read_config(root)
    return _work(root, have, have.wishes.components, anew=True)


def adopt(root: Path) -> Work:
    """Plan a lock for files that stand there without one: they count as edited by the person, and are not changed."""
    have = config.read_config(root)
    taken = take(have, have.wishes.components, {})
    wanted = _wanted(root, have.wishes, taken)
    disk = plan.read_disk(root, set(wanted))
    known = {path: text for path, text in wanted.items() if disk[path] is not None}
    actions = tuple(
        plan.Action(path, "adopt" if disk[path] == wanted[path] else "yours", mine=disk[path]) for path in sorted(known)
    )
    new = lock.Lock(known, have.wishes.target, have.wishes.themes, packs=_pins(taken))
    return Work(root, actions, have.text, new, lock.read_lock(root) or lock.Lock())


def _work(root: Path, have: config.Config, components: tuple[str, ...], *, anew: bool = False) -> Work:
    wishes = have.wishes.model_copy(update={"components": components})
    was = lock.read_lock(root) or lock.Lock(target=wishes.target, themes=wishes.themes)
    taken = take(have, components, was.packs, anew=anew)
    wanted = _wanted(root, wishes, taken)
    actions = plan.plan(wanted, was, plan.read_disk(root, {*wanted, *was.files}))
    strange = plan.strangers(actions, was)
    if strange:
        problem = f"{len(strange)} files stand here that nodkit did not write: {', '.join(strange[:5])}"
        raise KitError(problem, at=root, fix="move them away, choose another out in nodkit.toml, or run: nodkit adopt")
    text = have.text if components == have.wishes.components else have.changed(components=components)
    new = lock.Lock(wanted, wishes.target, wishes.themes, packs=_pins(taken))
    wiring = _wiring(root, wishes, was, wanted)
    return Work(root, (*actions, *wiring.actions), text, new, was, wiring.advice)


def _wiring(root: Path, wishes: config.Wishes, was: lock.Lock, wanted: dict[str, str]) -> Wiring:
    """Return what changes beside the kit: with its first files, and with its last. What a person undid stays undone."""
    if wanted and not was.files:
        return wire(root, wishes)
    return unwire(root, wishes) if was.files and not wanted else Wiring()


def _pins(taken: Mapping[str, Taken]) -> dict[str, str]:
    return {name: one.sha256 for name, one in taken.items() if one.sha256}


def _wanted(root: Path, wishes: config.Wishes, taken: Mapping[str, Taken]) -> dict[str, str]:
    """Return the files that a project should have, by their path in it. Without components there are none."""
    if not wishes.components:
        return {}
    order = Order(wishes.names, wishes.themes, wishes.settings(), wishes.target, own=True)
    files = packed(built_in(folders(root, taken)), order)
    bundle = f"{wishes.prefix}.css"
    if bundle in files:  # a copy of all styles would hide what a person edits in one of them
        files[bundle] = "".join(f'@import "./{name}/{name}.css";\n' for name in wishes.names)
    out = wishes.out.strip("/")
    wanted = {f"{out}/{path}": text for path, text in files.items()}
    check_paths(wanted)
    return wanted


def _known_theme(theme: str, library: Library) -> None:
    if theme not in library.theme_names:
        raise KitError("unknown theme", given=theme, fix=did_you_mean(theme, library.theme_names))


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
