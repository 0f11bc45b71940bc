"""Values -> CSS text. A link is printed as ``var(…)``, so that what is an alias in the file is one in the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kit.theme.colors import hex_code, is_wide
from kit.theme.names import dashed
from kit.tokens import values as v

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN_NAME = re.compile(r"-?[A-Za-z_][A-Za-z0-9_-]*$")


class Printer:
    """Prints values for a prefix; with ``wide``, colours keep what sRGB cannot show."""

    def __init__(self, prefix: str, *, wide: bool = False) -> None:
        self.prefix, self.wide = prefix, wide

    def text(self, part: v.Part) -> str:
        """Return a value, or a link, as CSS."""
        if isinstance(part, v.Link):
            return self.var(part.path)
        return _PRINTERS[type(part)](self, part)

    def var(self, path: str, part: str = "") -> str:
        """Return the ``var(…)`` of a token, or of a part of it."""
        return f"var(--{self.prefix}-{dashed(path)}{'-' if part else ''}{part})"


def number(value: float) -> str:
    """Print a number with at most four decimals, never in scientific notation."""
    text = f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    return "0" if text == "-0" else text


def has_wide(part: v.Part) -> bool:
    """Tell whether a value, links aside, has a colour outside of sRGB."""
    if isinstance(part, v.Color):
        return is_wide(part)
    if isinstance(part, v.Border | v.Layer | v.Stop):
        return has_wide(part.color)
    if isinstance(part, v.Shadow | v.Gradient):
        return any(has_wide(item) for item in part[0])
    return False


def _color(self: Printer, color: v.Color) -> str:
    if not (self.wide and is_wide(color)):
        return hex_code(color)
    parts = ["none" if value is None else number(value) for value in color.components]
    alpha = "" if color.alpha == 1 else f" / {number(color.alpha)}"
    if color.space in {"oklch", "oklab", "lch", "lab"}:
        return f"{color.space}({' '.join(parts)}{alpha})"
    return f"color({color.space} {' '.join(parts)}{alpha})"


def _measure(_: Printer, value: v.Dimension | v.Duration) -> str:
    return f"{number(value.value)}{value.unit}"


def _plain(_: Printer, value: v.Number | v.FontWeight) -> str:
    return number(value.value)


def _family(_: Printer, family: v.FontFamily) -> str:
    return ", ".join(name if _PLAIN_NAME.match(name) else _quoted(name) for name in family.names)


def _quoted(name: str) -> str:
    """Quote a name for CSS; what could end the string, or a style element, is escaped."""
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\<>' or ord(c) < 32 else c for c in name) + '"'  # noqa: PLR2004


def _bezier(_: Printer, curve: v.CubicBezier) -> str:
    return f"cubic-bezier({', '.join(number(value) for value in curve)})"


def _keyword(_: Printer, style: v.Keyword) -> str:
    return style.name


def _dashes(_: Printer, __: v.Dashes) -> str:
    return "dashed"  # the nearest that a CSS border has, as the specification suggests


def _border(self: Printer, border: v.Border) -> str:
    return f"{self.text(border.width)} {self.text(border.style)} {self.text(border.color)}"


def _transition(self: Printer, transition: v.Transition) -> str:
    return f"{self.text(transition.duration)} {self.text(transition.timing_function)} {self.text(transition.delay)}"


def _layer(self: Printer, layer: v.Layer) -> str:
    sizes = (self.text(part) for part in (layer.offset_x, layer.offset_y, layer.blur, layer.spread))
    return f"{'inset ' if layer.inset else ''}{' '.join(sizes)} {self.text(layer.color)}"


def _list(self: Printer, whole: v.Shadow | v.Gradient) -> str:
    return ", ".join(self.text(item) for item in whole[0])


def _stop(self: Printer, stop: v.Stop) -> str:
    at = stop.position
    place = f"calc(100% * clamp(0, {self.text(at)}, 1))" if isinstance(at, v.Link) else f"{number(100 * _value(at))}%"
    return f"{self.text(stop.color)} {place}"


def _value(part: v.Value) -> float:
    return part.value if isinstance(part, v.Number) else 0.0


def _typography(self: Printer, style: v.Typography) -> str:
    size = f"{self.text(style.font_size)}/{self.text(style.line_height)}"
    return f"{self.text(style.font_weight)} {size} {self.text(style.font_family)}"


_PRINTERS: dict[type, Callable[[Printer, Any], str]] = {
    v.Color: _color,
    v.Dimension: _measure,
    v.Duration: _measure,
    v.FontFamily: _family,
    v.FontWeight: _plain,
    v.Number: _plain,
    v.CubicBezier: _bezier,
    v.Keyword: _keyword,
    v.Dashes: _dashes,
    v.Border: _border,
    v.Transition: _transition,
    v.Layer: _layer,
    v.Shadow: _list,
    v.Gradient: _list,
    v.Stop: _stop,
    v.Typography: _typography,
}
