"""Colours as a screen shows them: sRGB, gamut mapping, and the contrast of WCAG 2.

sRGB, HSL, HWB, OKLab and OKLCH are computed here, which costs microseconds where importing coloraide costs 110 ms;
every other space goes through coloraide. See decision 0110.
"""

from __future__ import annotations

import colorsys
import math
from functools import lru_cache
from typing import TypeAlias

from kit.tokens.values import Color

Rgb: TypeAlias = tuple[float, float, float]
Bytes: TypeAlias = tuple[int, int, int]

_TOLERANCE = 0.0005  # an eighth of an 8-bit step: rounding, not colour
_TOE = 0.0031308  # below this the transfer function of sRGB is a line (IEC 61966-2-1)
_JND = 0.02  # what CSS Color 4 counts as just noticeable in OKLab


def rgb(color: Color) -> Bytes:
    """Return the colour as three bytes, mapped into sRGB as CSS Color 4 does it: less chroma until it fits."""
    return _shown(color)[0]


def is_wide(color: Color) -> bool:
    """Tell whether a colour lies outside of sRGB."""
    return _shown(color)[1]


def fits(color: Color) -> bool:
    """Tell the same the other way round, without mapping: for those who look for a colour that fits."""
    return _fits(_srgb(color))


@lru_cache(maxsize=8192)
def _shown(color: Color) -> tuple[Bytes, bool]:
    found = _srgb(color)
    wide = not _fits(found)
    red, green, blue = _mapped(color, found) if wide else found
    return (round(255 * _clip(red)), round(255 * _clip(green)), round(255 * _clip(blue))), wide


def hex_code(color: Color) -> str:
    """Return ``#rrggbb``, or ``#rrggbbaa`` where the colour is not opaque."""
    red, green, blue = rgb(color)
    code = f"#{red:02x}{green:02x}{blue:02x}"
    return code if color.alpha == 1 else f"{code}{round(255 * color.alpha):02x}"


@lru_cache(maxsize=8192)
def luminance(color: Bytes) -> float:
    """Return the relative luminance of WCAG 2."""
    return 0.2126 * _LINEAR[color[0]] + 0.7152 * _LINEAR[color[1]] + 0.0722 * _LINEAR[color[2]]


def ratio(one: Bytes, other: Bytes) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(color: Color, ground: Bytes) -> Bytes:
    """Return what is seen where a colour, opaque or not, lies on a ground."""
    top = rgb(color)
    if color.alpha == 1:
        return top
    mixed = [round(color.alpha * a + (1 - color.alpha) * b) for a, b in zip(top, ground, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def to_oklch(color: Color) -> Color:
    """Return the colour in OKLCH, rounded as one writes it. Slow: for messages."""
    if color.space == "oklch":
        return color
    lightness, chroma, hue = _coloraide(color).convert("oklch")[:-1]
    hue = 0 if math.isnan(hue) else hue
    return Color("oklch", (round(lightness, 3), round(chroma, 3), round(hue, 1) % 360), color.alpha)


def _clip(value: float) -> float:
    return 0.0 if value < 0 else 1.0 if value > 1 else value


def _fits(color: Rgb) -> bool:
    return min(color) >= -_TOLERANCE and max(color) <= 1 + _TOLERANCE


def _srgb(color: Color) -> Rgb:
    """Convert to sRGB without mapping: components may lie outside of 0 to 1."""
    x, y, z = (value or 0.0 for value in color.components)
    if color.space == "oklch":
        hue = math.radians(z)
        return _from_oklab(x, y * math.cos(hue), y * math.sin(hue))
    if color.space == "srgb":
        return x, y, z
    if color.space == "oklab":
        return _from_oklab(x, y, z)
    if color.space == "hsl":
        return colorsys.hls_to_rgb(x / 360, z / 100, y / 100)
    if color.space == "hwb":
        return _from_hwb(x / 360, y / 100, z / 100)
    red, green, blue = _coloraide(color).convert("srgb")[:-1]
    return red, green, blue


def _from_oklab(lightness: float, a: float, b: float) -> Rgb:
    """Convert by the matrices of Björn Ottosson (https://bottosson.github.io/posts/oklab/)."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _encode(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _encode(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _encode(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _from_hwb(hue: float, white: float, black: float) -> Rgb:
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = (value * (1 - white - black) + white for value in colorsys.hsv_to_rgb(hue, 1, 1))
    return red, green, blue


def _encode(value: float) -> float:
    if value < 0:
        return -_encode(-value)
    return 12.92 * value if value <= _TOE else 1.055 * value ** (1 / 2.4) - 0.055


def _decode(value: float) -> float:
    return value / 12.92 if value <= 12.92 * _TOE else ((value + 0.055) / 1.055) ** 2.4


_LINEAR = tuple(_decode(byte / 255) for byte in range(256))


def _mapped(color: Color, found: Rgb) -> Rgb:
    """Map into sRGB by halving the span of chroma, as CSS Color 4, section 13.2, describes it."""
    lightness, chroma, hue = (value or 0.0 for value in _exact_oklch(color))
    if lightness >= 1:
        return 1.0, 1.0, 1.0
    if lightness <= 0:
        return 0.0, 0.0, 0.0
    low, high = 0.0, chroma
    clipped = _clipped(found)
    if _difference(clipped, lightness, chroma, hue) < _JND:
        return clipped
    while high - low > 0.0001:  # noqa: PLR2004 -- the precision that the specification asks for
        middle = (low + high) / 2
        found = _srgb(Color("oklch", (lightness, middle, hue)))
        clipped = _clipped(found)
        if _fits(found) or _difference(clipped, lightness, middle, hue) < _JND:
            low = middle
        else:
            high = middle
    return clipped


def _clipped(color: Rgb) -> Rgb:
    return _clip(color[0]), _clip(color[1]), _clip(color[2])


def _difference(color: Rgb, lightness: float, chroma: float, hue: float) -> float:
    """Return the distance in OKLab between an sRGB colour and one in OKLCH."""
    red, green, blue = (_decode(value) for value in color)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return math.dist(
        (
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
        ),
        (lightness, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))),
    )


def _exact_oklch(color: Color) -> tuple[float | None, ...]:
    if color.space == "oklch":
        return color.components
    if color.space == "oklab":
        lightness, a, b = (value or 0.0 for value in color.components)
        return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360
    found = _coloraide(color).convert("oklch")[:-1]
    return tuple(0.0 if math.isnan(value) else value for value in found)


def _coloraide(color: Color):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from coloraide import Color as Any

    components = [value or 0.0 for value in color.components]
    if color.space in {"hsl", "hwb"}:  # coloraide counts to 1 where DTCG counts to 100
        components[1:] = [value / 100 for value in components[1:]]
    return Any(color.space, components)
