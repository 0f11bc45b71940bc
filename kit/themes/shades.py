"""Colours in OKLCH as a palette needs them: read from what a person writes, made lighter or darker, kept in sRGB."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from kit.errors import KitError
from kit.theme.colors import fits
from kit.tokens.values import Color

if TYPE_CHECKING:
    from collections.abc import Callable

GREY = 0.03  # below this chroma a hue is an accident of rounding
_MARGIN = 0.985  # of the chroma that sRGB has: a colour at the very edge shifts when it is rounded
_STEP = 0.005
_HEX = re.compile(r"[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?\Z")

# Yellow that gets darker turns to olive in a colour space, but to amber and brown in pigment and in people's minds.
_YELLOW = (70.0, 120.0)
_AMBER = 66.0


class Shade(NamedTuple):
    """A colour in OKLCH: lightness 0 to 1, chroma, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @property
    def grey(self) -> bool:
        """Tell whether nobody would call it a colour."""
        return self.chroma < GREY

    def color(self, alpha: float = 1.0) -> Color:
        """Return it as a token has it, rounded as one writes it, and inside of sRGB."""
        lightness = round(min(1.0, max(0.0, self.lightness)), 4)
        hue = round(self.hue % 360, 2) % 360
        for less in (0.0, 0.0005, 0.001, 0.0015, 0.002):  # at the very edge of sRGB, rounding may step over it
            found = Color("oklch", (lightness, max(0.0, round(self.chroma - less, 4)), hue), alpha)
            if fits(found):
                return found
        return Color("oklch", (lightness, math.floor(most_chroma(lightness, hue) * 1e4) / 1e4, hue), alpha)

    def at(self, lightness: float, vivid: float = 1.0) -> Shade:
        """Return the same colour, lighter or darker: as full as it was where sRGB allows, times ``vivid``."""
        if lightness == self.lightness and vivid == 1:
            return self  # the brand's very own
        hue = self._hue_at(lightness)
        here, there = most_chroma(self.lightness, self.hue), most_chroma(lightness, hue)
        share = min(1.0, self.chroma / here) if here > GREY else 0.0
        wanted = max(self.chroma, 0.8 * share * there) if not self.grey else self.chroma
        return Shade(lightness, min(wanted * vivid, there), hue)

    def turned(self, degrees: float) -> Shade:
        """Return it with another hue."""
        return self._replace(hue=(self.hue + degrees) % 360)

    def _hue_at(self, lightness: float) -> float:
        first, last = _YELLOW
        if not first <= self.hue <= last or lightness >= self.lightness:
            return self.hue
        share = min(1.0, (self.lightness - lightness) / 0.45)
        return self.hue + (_AMBER - self.hue) * 0.75 * share


def read_shade(text: str, name: str) -> Shade:
    """Read a colour as people and CSS write it; ``name`` is the option to blame."""
    from coloraide import Color as Any

    plain = text.strip()
    plain = f"#{plain}" if _HEX.match(plain) else plain  # a shell takes an unquoted # for a comment
    fix = f'write {name} "#5b3df5", or as CSS has it: "oklch(0.55 0.25 280)"'
    try:
        found = Any(plain)
    except (ValueError, AttributeError):
        raise KitError("this is no colour", key=name, given=text, fix=fix) from None
    if found.alpha(nans=False) != 1:
        raise KitError("a brand's colour is opaque", key=name, given=text, fix="leave the transparency out")
    lightness, chroma, hue = found.convert("srgb").fit().convert("oklch").coords(nans=False)
    return Shade(lightness, chroma, hue)


def most_chroma(lightness: float, hue: float) -> float:
    """Return the largest chroma that sRGB has at a lightness and hue, less a little."""
    if not 0 < lightness < 1:
        return 0.0
    low, high = 0.0, 0.4
    for _ in range(12):
        middle = (low + high) / 2
        if fits(Color("oklch", (lightness, middle, hue))):
            low = middle
        else:
            high = middle
    return low * _MARGIN


def nearest(shade: Shade, passes: Callable[[Color], bool], vivid: float = 1.0) -> Shade | None:
    """Return the shade of the nearest lightness whose colour passes, or None where none does."""
    if passes(shade.color()):
        return shade
    for step in range(1, int(1 / _STEP) + 1):
        for lightness in (shade.lightness - step * _STEP, shade.lightness + step * _STEP):
            if 0 <= lightness <= 1:
                found = shade.at(lightness, vivid)
                if passes(found.color()):
                    return found
    return None
