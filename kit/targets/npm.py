"""Target ``npm``: a package of pure modules, with types, a manifest of its elements, and data for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.targets._package import package
from kit.targets._vite import sources

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files

ABOUT = "an npm package with types, editor data and llms.txt; in a Vite project, its source"


def pack(kit: Kit) -> Files:
    """Return the package: ``package.json``, ``dist/`` and what describes it."""
    return package(kit)


def own(kit: Kit) -> Files:
    """Return the source for a Vite project."""
    return sources(kit, {})
