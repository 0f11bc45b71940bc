"""Ways of packaging a kit. Each module here is one: it has ``ABOUT`` and ``pack(kit)``, and is found, not registered.

``pack`` maps a Kit to files: POSIX paths relative to the output folder, and their text.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Protocol, cast

from kit.errors import KitError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.model import Kit

Files = dict[str, str]


class Target(Protocol):
    """What a module in this package offers."""

    ABOUT: str

    def pack(self, kit: Kit) -> Mapping[str, str]:
        """Return the files of the kit, by path."""
        ...


def own_files(name: str, kit: Kit) -> Files:
    """Return the files that a project owns: what the target's ``own`` packs where it has one, else all of them."""
    module = target(name)
    return dict(getattr(module, "own", module.pack)(kit))


def names() -> list[str]:
    """Return the names of all targets."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))


def target(name: str) -> Target:
    """Return the target of that name; an unknown one is a KitError."""
    if name not in names():
        raise KitError("unknown target", given=name, fix=did_you_mean(name, names()))
    return cast("Target", importlib.import_module(f"{__name__}.{name}"))
