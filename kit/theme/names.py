"""What tokens are called in CSS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.errors import KitError
    from kit.tokens import Token

MODES = {"light": ("light", False), "dark": ("dark", False), "light-more": ("light", True), "dark-more": ("dark", True)}
MOTIONS = ("full", "reduced")

# A composite token is also there in its parts; the whole is made of them, so that setting a part is enough.
PARTS = {
    "transition": {"duration": "duration", "easing": "timing_function", "delay": "delay"},
    "typography": {
        "family": "font_family", "size": "font_size", "weight": "font_weight", "track": "letter_spacing",
        "line": "line_height",
    },
}  # fmt: skip

_NAME = re.compile(r"[A-Za-z0-9_$.-]+$")


def dashed(path: str) -> str:
    """Return the path as it stands in a custom property: dots become dashes, ``$root`` is dropped."""
    return path.replace(".$root", "").replace(".", "-")


def collisions(tokens: Iterable[Token]) -> list[KitError]:
    """Find tokens that would have the same custom property, or one that nodkit keeps for itself."""
    taken: dict[str, str] = {f"mode-{name}": "nodkit itself" for name in (*MODES, *MOTIONS)}
    errors = []
    for token in tokens:
        if not _NAME.match(token.path):
            errors.append(
                token.error("a name in CSS has only letters, digits, - and _", given=token.path, fix="rename it")
            )
        name = dashed(token.path)
        for full in (name, *(f"{name}-{part}" for part in PARTS.get(token.type, ()))):
            if full in taken:
                errors.append(
                    token.error(
                        f"the custom property --…-{full} is taken by {taken[full]}", fix="rename one of the two"
                    )
                )
            taken.setdefault(full, token.path)
    return errors
