"""From names to files: what is asked for is read, rendered and packed, or recalled if it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from kit.memo import digest, remembered
from kit.model import Settings
from kit.stamps import contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.library import Library
    from kit.model import Kit


class Order(NamedTuple):
    """What a kit is to be made of; no components stand for all, no themes for all, base first."""

    components: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    settings: Settings = Settings()
    target: str = "html"
    own: bool = False  # only what belongs into somebody's project


def read(shelf: Library, order: Order) -> Kit:
    """Read the components and themes of an order. KitError with all that is wrong."""
    from kit.render import check_settings

    return shelf.kit(order.components, order.themes or shelf.theme_order, check_settings(order.settings))


def packed(shelf: Library, order: Order) -> dict[str, str]:
    """Return the files of an order, by path. KitError with all that is wrong."""
    from kit.targets import own_files, target

    def make() -> dict[str, str]:
        kit = read(shelf, order)
        return own_files(order.target, kit) if order.own else dict(target(order.target).pack(kit))

    name = name_of(shelf, order)
    return cast("dict[str, str]", remembered([name], make)) if name else make()


def name_of(shelf: Library, order: Order) -> str:
    """Return a name for just what an order is made of; "" where something that it asks for is not there."""
    folders = _folders(shelf, order)
    return digest(_parts(order, folders)) if folders else ""


def _folders(shelf: Library, order: Order) -> dict[str, Path] | None:
    """Return all folders that are read for an order, by kind and name; None where one is not there."""
    components = order.components or sorted(shelf.component_names)
    themes = dict.fromkeys([*(order.themes or shelf.theme_order), "base"])
    wanted = {f"component {name}": shelf.component_names.get(name) for name in components}
    wanted |= {f"theme {name}": shelf.theme_names.get(name) for name in themes}
    found = {name: folder for name, folder in wanted.items() if folder is not None}
    return found if len(found) == len(wanted) else None


def _parts(order: Order, folders: dict[str, Path]) -> Iterator[str]:
    yield repr(order)
    for (name, folder), held in zip(folders.items(), contents(list(folders.values())), strict=True):
        yield f"{name} {folder} {held}"  # the path too: errors and pages may name it
