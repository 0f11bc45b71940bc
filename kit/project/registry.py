"""Components out of registries: ``@acme/thing`` is a pack with one component, at an address that ``nodkit.toml`` names.

    [registries]
    acme = "https://acme.example/nodkit/{name}.zip"

An address may be a folder or a zip on this machine as well; one that is private has headers, as in headers.py. What the
network gave is kept in the person's cache, and the lock knows its hash: the same bytes come for everybody, and without
a network, until ``nodkit update``.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError, did_you_mean, flatten, raise_all
from kit.library import HOLDS, built_in
from kit.memo import cache_folder
from kit.packs import find
from kit.project.config import place_of
from kit.project.question import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.project.config import Config

_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*://")
_ADD = "add it alone with its own pack, or leave the other out of nodkit.toml"


@dataclass(frozen=True)
class Taken:
    """What a registry gave: the folder that holds the component, and the sha256 of the zip; '' from this machine."""

    folder: Path
    sha256: str = ""


def take(have: Config, components: tuple[str, ...], pins: Mapping[str, str], *, anew: bool = False) -> dict[str, Taken]:
    """Return what the registries of a project give for those of the components that name one, by that whole name.

    ``pins`` are hashes by name: other bytes are refused, unless all is asked for ``anew``. All errors come at once.
    """
    taken: dict[str, Taken] = {}
    errors: list[KitError] = []
    for whole in (name for name in components if name.startswith("@")):
        try:
            taken[whole] = _take(have, whole, "" if anew else pins.get(whole, ""))
            _alone(have, whole, components)
        except KitError as error:
            errors.append(error)
    raise_all([each for error in errors for each in flatten([error])])
    return taken


def _take(have: Config, whole: str, pin: str) -> Taken:
    registry, _, name = whole.removeprefix("@").partition("/")
    registries = have.wishes.registries
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise KitError("not a component of a registry", given=whole, fix="write @registry/component")
    if registry not in registries:
        fix = did_you_mean(registry, registries) if registries else 'add: [registries]  acme = "https://…/{name}.zip"'
        raise KitError("nodkit.toml names no such registry", at=have.path, given=f"@{registry}", fix=fix)
    asked = registries[registry]
    address = asked.url.replace("{name}", name)
    at = place_of(have, registry)
    if address == asked.url:
        fix = "write {name} where the component's name goes"
        raise KitError("this address holds no {name}", at=at, given=address, fix=fix)
    if asked.headers and not _REMOTE.match(address):
        raise KitError(
            "headers go to an address that is asked over the network", at=at, given=address, fix="take them out"
        )
    if _REMOTE.match(address):
        taken = _fetched(Question(address, whole, at, asked.headers), pin)
    else:
        taken = Taken(find(address, have.path.parent))
    _only(taken.folder, name, whole)
    return taken


def _fetched(asked: Question, pin: str) -> Taken:
    home = cache_folder()
    folder = home / "registries" if home else Path(tempfile.mkdtemp(prefix="nodkit-registry-"))
    kept = folder / f"{pin}.zip"
    if pin and kept.is_file() and hashlib.sha256(kept.read_bytes()).hexdigest() == pin:
        return Taken(find(str(kept), folder), pin)
    from kit.project.fetch import fetch

    data = fetch(asked)
    sha256 = hashlib.sha256(data).hexdigest()
    if pin and sha256 != pin:
        fix = "nodkit update takes it as it is now; nodkit diff merged shows before what that changes"
        problem = "the registry gives something else than this project has"
        raise KitError(problem, given=asked.address, key=asked.whole, fix=fix)
    return Taken(_unpacked(data, folder / f"{sha256}.zip", asked.address), sha256)


def _unpacked(data: bytes, path: Path, address: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{id(data)}")
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        fix = "free some space, or name another folder in NODKIT_CACHE"
        raise KitError(f"what a registry gave cannot be kept: {error.strerror}", at=path, fix=fix) from error
    try:
        return find(str(path), path.parent)
    except KitError as error:
        path.unlink()
        first = next(iter(flatten([error])))
        raise KitError(f"the registry gives no pack: {first.problem}", given=address, fix=first.fix) from error


def _only(folder: Path, name: str, whole: str) -> None:
    """Refuse more than was asked for: a pack with a toast of its own would take the place of nodkit's."""
    held = [f"{kind}/{one.name}" for kind in HOLDS if (folder / kind).is_dir() for one in (folder / kind).iterdir()]
    if sorted(held) != [f"components/{name}"]:
        problem = f"a registry gives one component, components/{name}, and nothing else"
        raise KitError(problem, given=", ".join(sorted(held)), key=whole, fix="name it under packs to take all of it")


def _alone(have: Config, whole: str, components: tuple[str, ...]) -> None:
    name = whole.rpartition("/")[2]
    if name in built_in().component_names:
        problem = "nodkit has a component of that name"
        raise KitError(problem, at=have.path, given=whole, fix="name its pack under packs: there it may take its place")
    if sum(one.rpartition("/")[2] == name for one in components) > 1:
        raise KitError("two components have the same name", at=place_of(have, "components"), given=whole, fix=_ADD)
