"""Names as each language writes them."""

from __future__ import annotations


def camel(name: str) -> str:
    """Write an option's name as JavaScript does: ``max_width`` becomes ``maxWidth``."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
