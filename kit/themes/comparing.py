"""Two themes, token by token and mode by mode: what differs, and how far colours are apart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from kit.theme.colors import to_oklch
from kit.themes.frameworks import Resolved
from kit.tokens.values import Color

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.theme import Theme
    from kit.tokens import Token

NOTICEABLE = 0.02  # of ΔE OK: what CSS Color 4 counts as just noticeable


class Difference(NamedTuple):
    """A token that is not the same in two themes, as CSS. ``delta`` is ΔE OK, for colours that are as opaque."""

    token: str
    type: str
    mode: str
    one: str
    other: str
    delta: float | None


def differences(one: Theme, other: Theme) -> list[Difference]:
    """Return what differs, in the order of the vocabulary; both themes lie over the same base."""
    modes = [mode for mode in one.modes if mode in other.modes]
    return [
        found
        for path in one.tokens[one.modes[0]]
        for mode in modes
        for found in _between(one.tokens[mode][path], other.tokens[mode][path], mode)
    ]


def _between(one: Token, other: Token, mode: str) -> Iterator[Difference]:
    if one is other or (one.value == other.value and one.extras[:2] == other.extras[:2]):
        return
    yield Difference(one.path.replace(".$root", ""), one.type, mode, _text(one), _text(other), delta(one, other))


def delta(one: Token, other: Token) -> float | None:
    """Return the distance of two colours in OKLab (ΔE OK), or None for what is no opaque pair of colours."""
    if not isinstance(one.value, Color) or not isinstance(other.value, Color) or one.value.alpha != other.value.alpha:
        return None
    return round(math.dist(_oklab(one.value), _oklab(other.value)), 4)


def _oklab(color: Color) -> tuple[float, float, float]:
    lightness, chroma, hue = (value or 0.0 for value in to_oklch(color).components)
    return lightness, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))


def _text(token: Token) -> str:
    text = Resolved("nod").text(token.value)
    easing = token.extras.easing
    if easing is None:
        return text
    inside = ", ".join(f"{name} {value}" for name, value in easing._asdict().items())
    return f"{text}, {type(easing).__name__.lower()}({inside})"
