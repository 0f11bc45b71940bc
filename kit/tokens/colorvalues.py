"""Colours as JSON has them -> colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kit.tokens import values as v

if TYPE_CHECKING:
    from kit.located import Key
    from kit.tokens.reading import Reader

HUGE = 1e9  # no number in a design is larger, and none that is not a number is smaller

_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
_COLOR_KEYS = {"colorSpace", "components", "alpha", "hex"}
_NUMBERS = {int, float}
_NOTHING_FITS = ((1.0, 0.0),) * 3


def read_color(self: Reader, given: Any, key: Key) -> v.Color:
    """Read a colour, or raise Broken."""
    if isinstance(given, str):
        raise self.fault(key, "a colour is an object, not text", given=given,
                         fix='write {"colorSpace": "srgb", "components": [r, g, b]}, each 0 to 1')  # fmt: skip
    plain = plain_color(given)
    if plain:
        return plain
    given = self.object(given, key, ("colorSpace", "components"), ("alpha", "hex"))
    space = self.word(given["colorSpace"], (*key, "colorSpace"), tuple(v.COLOR_SPACES))
    written = self.leaf(given["components"], (*key, "components"))
    if not isinstance(written, list) or len(written) != 3:  # noqa: PLR2004 -- every space has three
        raise self.fault((*key, "components"), "must be a list of three", given=written, fix="write [x, y, z]")
    spans = v.COLOR_SPACES[space]
    components = tuple(
        None if item == "none" else self.number(item, (*key, "components", index), spans[index])
        for index, item in enumerate(written)
    )
    alpha = self.number(given.get("alpha", 1), (*key, "alpha"), (0, 1))
    if "hex" in given and not _is_hex(self.leaf(given["hex"], (*key, "hex"))):
        raise self.fault((*key, "hex"), "must be # and six digits", given=given["hex"], fix="write it like #1a2b3c")
    return v.Color(space, components, alpha)


def plain_color(given: Any) -> v.Color | None:
    """Read a colour in which nothing is odd, as most are, in a third of the time; None if it needs a closer look."""
    if not isinstance(given, dict) or not given.keys() <= _COLOR_KEYS or not _is_hex(given.get("hex", "#000000")):
        return None
    space, components, alpha = given.get("colorSpace"), given.get("components"), given.get("alpha", 1)
    if not isinstance(space, str) or not isinstance(components, list) or len(components) != 3:  # noqa: PLR2004
        return None
    x, y, z = components
    if not {type(x), type(y), type(z), type(alpha)} <= _NUMBERS or not 0 <= alpha <= 1:
        return None
    (a, b), (c, d), (e, f) = v.COLOR_SPACES.get(space, _NOTHING_FITS)
    return v.Color(space, (x, y, z), alpha) if a <= x <= b and c <= y <= d and e <= z <= f and y < HUGE else None


def _is_hex(given: Any) -> bool:
    return isinstance(given, str) and _HEX.match(given) is not None
