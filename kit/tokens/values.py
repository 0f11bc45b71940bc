"""What a design token can hold: the 13 types of DTCG 2025.10, as plain frozen values.

Numbers keep the unit in which they were written. Named tuples, because a thousand themes make a million of them
and they cost a third of what a frozen dataclass costs to make.
"""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias, Union


class Color(NamedTuple):
    """A colour in its own space; ``None`` stands for a missing component (``"none"``), ``alpha`` is 0 to 1."""

    space: str
    components: tuple[float | None, ...]
    alpha: float = 1.0


class Dimension(NamedTuple):
    """A length in ``px`` or ``rem``."""

    value: float
    unit: str


class Duration(NamedTuple):
    """A span of time in ``ms`` or ``s``."""

    value: float
    unit: str

    @property
    def ms(self) -> float:
        """The span in milliseconds."""
        return self.value * 1000 if self.unit == "s" else self.value


class FontFamily(NamedTuple):
    """Font names, the most wanted first."""

    names: tuple[str, ...]


class FontWeight(NamedTuple):
    """A weight from 1 to 1000; the 18 names are read into their numbers."""

    value: float


class Number(NamedTuple):
    """A plain number, without a unit."""

    value: float


class CubicBezier(NamedTuple):
    """The two handles of an easing curve; x lies within 0 and 1, y is free."""

    x1: float
    y1: float
    x2: float
    y2: float


class Keyword(NamedTuple):
    """A stroke style that has a name, such as ``dashed``."""

    name: str


class Dashes(NamedTuple):
    """A stroke style that is spelled out."""

    dash_array: tuple[Part, ...]
    line_cap: str


class Border(NamedTuple):
    """A line around something."""

    color: Part
    width: Part
    style: Part


class Transition(NamedTuple):
    """How long a change takes, when it starts, and how it goes."""

    duration: Part
    delay: Part
    timing_function: Part


class Layer(NamedTuple):
    """One of the layers of a shadow."""

    color: Part
    offset_x: Part
    offset_y: Part
    blur: Part
    spread: Part
    inset: bool = False


class Shadow(NamedTuple):
    """A shadow: its layers, the topmost first. A layer may be a link to another shadow."""

    layers: tuple[Part, ...]


class Stop(NamedTuple):
    """A colour and its position, 0 to 1, in a gradient."""

    color: Part
    position: Part


class Gradient(NamedTuple):
    """The stops of a gradient, in the order in which they are written. A stop may be a link to another gradient."""

    stops: tuple[Part, ...]


class Typography(NamedTuple):
    """A way to set text; ``line_height`` multiplies the font's size."""

    font_family: Part
    font_size: Part
    font_weight: Part
    letter_spacing: Part
    line_height: Part


class Link(NamedTuple):
    """A part of a value that is another token: where it is, and what it holds in the end."""

    path: str
    value: Value


Value: TypeAlias = Union[  # noqa: UP007 -- the names are forward references
    Color, Dimension, Duration, FontFamily, FontWeight, Number, CubicBezier, Keyword, Dashes,
    Border, Transition, Layer, Shadow, Stop, Gradient, Typography,
]  # fmt: skip
Part: TypeAlias = Union[Value, Link]  # noqa: UP007

TYPES = (
    "color", "dimension", "fontFamily", "fontWeight", "duration", "cubicBezier", "number",
    "strokeStyle", "border", "transition", "shadow", "gradient", "typography",
)  # fmt: skip

FONT_WEIGHTS = {
    "thin": 100, "hairline": 100, "extra-light": 200, "ultra-light": 200, "light": 300, "normal": 400, "regular": 400,
    "book": 400, "medium": 500, "semi-bold": 600, "demi-bold": 600, "bold": 700, "extra-bold": 800, "ultra-bold": 800,
    "black": 900, "heavy": 900, "extra-black": 950, "ultra-black": 950,
}  # fmt: skip

STROKE_STYLES = ("solid", "dashed", "dotted", "double", "groove", "ridge", "outset", "inset")
LINE_CAPS = ("round", "butt", "square")

ANY = (float("-inf"), float("inf"))
_UNIT, _HUNDRED, _POSITIVE = (0.0, 1.0), (0.0, 100.0), (0.0, float("inf"))
HUE = (0.0, math.nextafter(360.0, 0.0))  # a full turn is 0: 360 itself is not allowed

# What each component of a colour space may be, from the Color module, section 4.2.
COLOR_SPACES: dict[str, tuple[tuple[float, float], ...]] = {
    "srgb": (_UNIT, _UNIT, _UNIT),
    "srgb-linear": (_UNIT, _UNIT, _UNIT),
    "hsl": (HUE, _HUNDRED, _HUNDRED),
    "hwb": (HUE, _HUNDRED, _HUNDRED),
    "lab": (_HUNDRED, ANY, ANY),
    "lch": (_HUNDRED, _POSITIVE, HUE),
    "oklab": (_UNIT, ANY, ANY),
    "oklch": (_UNIT, _POSITIVE, HUE),
    "display-p3": (_UNIT, _UNIT, _UNIT),
    "a98-rgb": (_UNIT, _UNIT, _UNIT),
    "prophoto-rgb": (_UNIT, _UNIT, _UNIT),
    "rec2020": (_UNIT, _UNIT, _UNIT),
    "xyz-d65": (_UNIT, _UNIT, _UNIT),
    "xyz-d50": (_UNIT, _UNIT, _UNIT),
}


def plain(part: Part) -> Value:
    """Follow a link to what it holds."""
    return part.value if isinstance(part, Link) else part
