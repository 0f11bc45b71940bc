"""What keyframes do: which properties they touch, and whether anything moves, scales or turns by them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHEAP = frozenset({"transform", "translate", "scale", "rotate", "opacity"})
# These change at once, in one frame, so they cost no frame in between.
DISCRETE = frozenset({"display", "overlay", "visibility", "contentVisibility"})
_MOVING = ("transform", "translate", "scale", "rotate")
_ZERO = re.compile(r"-?0(\.0+)?(px|%|deg|turn|rad|em|rem)?$")


def properties(keyframes: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the properties that keyframes set."""
    return {name for frame in keyframes for name in frame}


def moved(keyframes: Sequence[Mapping[str, Any]]) -> str:
    """Say what moves, like ``translate: 0px 16px → none``; "" where nothing does."""
    for name in _MOVING:
        values = [frame[name] for frame in keyframes if name in frame]
        if len({plain(name, value) for value in values}) > 1:
            return f"{name}: {' → '.join(dict.fromkeys(values))}"
        if values and len(values) < len(keyframes) and plain(name, values[0]) != "none":
            return f"{name}: from or to {values[0]}"
    return ""


def plain(name: str, value: str) -> str:
    """Write a value so that equal ones read alike: whatever changes nothing is ``none``."""
    if value in {"none", "auto", ""}:
        return "none"
    if name == "transform":
        return _plain_transform(value)
    words = value.split()
    if name == "scale":
        return "none" if all(word in {"1", "100%"} for word in words) else " ".join(words)
    return "none" if all(_ZERO.match(word) for word in words) else " ".join(words)


def _plain_transform(value: str) -> str:
    left = []
    for function, inside in re.findall(r"([a-zA-Z0-9]+)\(([^)]*)\)", value):
        numbers = [number.strip() for number in inside.split(",")]
        idle = {"matrix": ["1", "0", "0", "1", "0", "0"]}.get(function)
        scales = function.startswith("scale")
        still = numbers == idle or all(number == "1" if scales else bool(_ZERO.match(number)) for number in numbers)
        if not still:
            left.append(f"{function}({', '.join(numbers)})")
    return " ".join(left) or "none"
