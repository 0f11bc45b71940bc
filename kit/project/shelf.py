"""Where a project has components and themes from, beside nodkit: packs, folders that it names, and its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import KitError, raise_all
from kit.library import HOLDS, bundled
from kit.project import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kit.project.config import Config
    from kit.project.registry import Taken


def folders(root: Path, taken: Mapping[str, Taken] | None = None) -> list[Path]:
    """Return the folders that hold a project's components and themes, those that win last. All errors come at once.

    Its own ``components/`` and ``themes/`` count without being named, and without a ``nodkit.toml``. ``taken`` is what
    its registries give; without it, they are asked for what the project has, as its lock has it.
    """
    if not (root / NAME).is_file():
        return own(root)
    from kit.project.config import read_config
    from kit.project.registry import take

    have = read_config(root)
    if taken is None:
        taken = take(have, have.wishes.components, pins(root))
    return [*(one.folder for one in taken.values()), *_named(have), *own(root)]


def pins(root: Path) -> Mapping[str, str]:
    """Return the hashes of what a project has from registries, by name."""
    from kit.project.lock import read_lock

    was = read_lock(root)
    return was.packs if was else {}


def own(root: Path) -> list[Path]:
    """Return the project itself, unless it is the checkout of nodkit: then its folders are the built-in ones."""
    return [] if root.resolve() == bundled(HOLDS[0]).parent else [root]


def _named(have: Config) -> Iterator[Path]:
    from kit.packs import find
    from kit.project.config import place_of

    errors: list[KitError] = []
    root = have.path.parent
    for pack in have.wishes.packs:
        try:
            yield find(pack, root)
        except KitError as error:
            errors.append(error)
    for name in have.wishes.library:
        folder = root / name
        if any((folder / each).is_dir() for each in HOLDS):
            yield folder
        else:
            problem = "neither components nor themes stand here"
            at = place_of(have, "library")
            errors.append(KitError(problem, at=at, key="library", given=name, fix="name the folder that holds them"))
    raise_all(errors)
