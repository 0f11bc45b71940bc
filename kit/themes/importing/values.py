"""Values as other tools write them -> values as DTCG 2025.10 has them, for a type of our vocabulary."""

from __future__ import annotations

import ast
import operator
import re
from typing import TYPE_CHECKING, Any

from kit.tokens.values import COLOR_SPACES, FONT_WEIGHTS, HUE, Color

if TYPE_CHECKING:
    from collections.abc import Callable

_MEASURE = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)\Z")
_HSL_PARTS = re.compile(r"[\d.]+(?:deg)?\s+[\d.]+%\s+[\d.]+%(?:\s*/\s*[\d.]+%?)?\Z")
_BEZIER = re.compile(r"cubic-bezier\(([^)]*)\)\Z")
_LAYER = re.compile(r"(?:[^,()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+")
_ADDENDS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
_LONGEST_SUM = 200
_TURN = 360.0  # other tools write it for a hue of 0
_EASINGS = {
    "linear": (0, 0, 1, 1), "ease": (0.25, 0.1, 0.25, 1), "ease-in": (0.42, 0, 1, 1), "ease-out": (0, 0, 0.58, 1),
    "ease-in-out": (0.42, 0, 0.58, 1),
}  # fmt: skip


def color(given: Any) -> Color | None:
    """Read a colour: an object as DTCG has it, or text as CSS and shadcn write it; None for anything else."""
    from coloraide import Color as Any_

    try:
        if isinstance(given, dict):
            space, parts = given["colorSpace"], given["components"]
            if space not in COLOR_SPACES or len(parts) != 3:  # noqa: PLR2004 -- every space has three
                return None
            values = tuple(None if part == "none" else float(part) for part in parts)
            turned = tuple(
                0.0 if part == _TURN and span is HUE else part
                for part, span in zip(values, COLOR_SPACES[space], strict=True)
            )
            return Color(space, turned, float(given.get("alpha", 1)))
        text = str(given).strip()
        found = Any_(f"hsl({text})" if _HSL_PARTS.match(text) else text)
    except (ValueError, AttributeError, KeyError, TypeError):
        return None
    red, green, blue = found.convert("srgb").coords(nans=False)
    inside = all(-0.0005 <= part <= 1.0005 for part in (red, green, blue))  # noqa: PLR2004 -- an eighth of a step
    if inside:
        return Color("srgb", (_share(red), _share(green), _share(blue)), round(found.alpha(nans=False), 4))
    lightness, chroma, hue = found.convert("oklch").coords(nans=False)
    return Color("oklch", (_share(lightness), round(chroma, 4), round(hue, 2) % 360), round(found.alpha(nans=False), 4))


def _share(part: float) -> float:
    return round(min(1.0, max(0.0, part)), 4)


def converted(kind: str, given: Any) -> Any:
    """Return a value of any type but colour as JSON for a token, or None where it cannot be one."""
    return _READERS[kind](given) if kind in _READERS else None


def _number(given: Any) -> float | None:
    """Read a number, or the sum that Tokens Studio lets people write."""
    if isinstance(given, bool):
        return None
    if isinstance(given, int | float):
        return float(given)
    if not isinstance(given, str) or len(given) > _LONGEST_SUM:
        return None
    try:
        return _sum(ast.parse(given.strip(), mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError, RecursionError, MemoryError):
        return None


def _sum(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_sum(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _ADDENDS:
        return float(_ADDENDS[type(node.op)](_sum(node.left), _sum(node.right)))
    raise ValueError(ast.dump(node))


def _measured(given: Any, units: dict[str, tuple[str, float]], bare: str) -> dict[str, Any] | None:
    """Read a number with a unit; one without counts in ``bare``."""
    if isinstance(given, dict) and given.keys() == {"value", "unit"}:
        given = f"{given['value']}{given['unit']}"
    if isinstance(given, str):
        plain = re.sub(r"(?<=\d)\s*(?:px|rem|ms|s)\b", "", given) if re.search(r"[*/+]|\s-\s", given) else ""
        unit = next((one for one in units if plain and one and re.search(rf"\d\s*{one}\b", given)), "")
        match = _MEASURE.match(given.strip().lower())
        number, unit = (float(match[1]), match[2]) if match else (_number(plain), unit)
    else:
        number, unit = _number(given), ""
    name, factor = units.get(unit or bare, ("", 0.0))
    return {"value": _round(number * factor), "unit": name} if name and number is not None else None


def _round(number: float) -> float:
    short = round(number, 4)
    return int(short) if short == int(short) else short


def _dimension(given: Any) -> dict[str, Any] | None:
    return _measured(given, {"px": ("px", 1), "rem": ("rem", 1), "em": ("rem", 1), "pt": ("px", 4 / 3)}, "px")


def _duration(given: Any) -> dict[str, Any] | None:
    return _measured(given, {"ms": ("ms", 1), "s": ("ms", 1000)}, "ms")


def _families(given: Any) -> list[str] | None:
    names = given if isinstance(given, list) else str(given).split(",")
    made = [str(name).strip().strip("\"'") for name in names]
    return made if all(made) and not any("(" in name for name in made) else None


def _weight(given: Any) -> float | str | None:
    if isinstance(given, str):
        name = re.sub(r"[\s_]+", "-", given.strip().lower())
        name = {"semibold": "semi-bold", "demibold": "demi-bold", "extrabold": "extra-bold"}.get(name, name)
        if name in FONT_WEIGHTS:
            return name
    number = _number(given)
    return _round(number) if number is not None and 1 <= number <= 1000 else None  # noqa: PLR2004 -- OpenType's


def _plain_number(given: Any) -> float | None:
    if isinstance(given, str) and given.strip().endswith("%"):
        share = _number(given.strip()[:-1])
        return None if share is None else _round(share / 100)
    number = _number(given)
    return None if number is None else _round(number)


def bezier(given: Any) -> list[float] | None:
    """Read an easing as four numbers; springs and steps are none."""
    if isinstance(given, str):
        match = _BEZIER.match(given.strip().lower())
        given = match[1].split(",") if match else _EASINGS.get(given.strip().lower())
    if not isinstance(given, list | tuple) or len(given) != 4:  # noqa: PLR2004 -- two points
        return None
    made = [_number(part) for part in given]
    fits = all(part is not None for part in made) and all(0 <= (made[at] or 0) <= 1 for at in (0, 2))
    return [_round(part or 0) for part in made] if fits else None


def _shadow(given: Any) -> list[dict[str, Any]] | None:
    """Read a shadow: DTCG's object or list, Tokens Studio's, or CSS."""
    if isinstance(given, str):
        layers = [_css_layer(text) for text in _LAYER.findall(given)]
    else:
        layers = [_layer(one) for one in (given if isinstance(given, list) else [given])]
    return [layer for layer in layers if layer] if layers and all(layers) else None


def _layer(given: Any) -> dict[str, Any] | None:
    from kit.themes.making import color_value

    if not isinstance(given, dict):
        return None
    names = {"offsetX": "x", "offsetY": "y", "blur": "blur", "spread": "spread"}
    sizes = {name: _dimension(given.get(name, given.get(short, 0))) for name, short in names.items()}
    tint = color(given.get("color"))
    if tint is None or not all(sizes.values()):
        return None
    inset = given.get("inset") is True or given.get("type") == "innerShadow"
    return {"color": color_value(tint), **sizes, **({"inset": True} if inset else {})}


def _css_layer(text: str) -> dict[str, Any] | None:
    words = re.findall(r"(?:[^\s()]|\([^()]*\))+", text)
    sizes = [word for word in words if _MEASURE.match(word.lower())]
    tints = [word for word in words if word not in sizes and word != "inset"]
    if not 2 <= len(sizes) <= 4 or len(tints) != 1:  # noqa: PLR2004 -- x and y at least; blur and spread
        return None
    names = dict(zip(("x", "y", "blur", "spread"), sizes, strict=False))
    return _layer({**names, "color": tints[0], "inset": "inset" in words})


_READERS: dict[str, Callable[[Any], Any]] = {
    "dimension": _dimension,
    "duration": _duration,
    "fontFamily": _families,
    "fontWeight": _weight,
    "number": _plain_number,
    "cubicBezier": bezier,
    "shadow": _shadow,
}
