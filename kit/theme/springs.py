"""Springs: the physics behind an easing that swings, and its shape for CSS ``linear()``."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.tokens import Spring

_STILL = 0.01  # a spring within 1 % of its goal rests, for the eye
_SAMPLES = 120
_TOLERANCE = 0.002  # how far the drawn line may lie from the curve: half a pixel in 250


def position(spring: Spring, seconds: float) -> float:
    """Return where a mass is that was let go at 0, at rest, and is drawn to 1."""
    speed = math.sqrt(spring.stiffness / spring.mass)
    ratio = spring.damping / (2 * math.sqrt(spring.stiffness * spring.mass))
    decay = ratio * speed
    if ratio < 1:
        turn = speed * math.sqrt(1 - ratio * ratio)
        return 1 - math.exp(-decay * seconds) * (math.cos(turn * seconds) + decay / turn * math.sin(turn * seconds))
    if ratio == 1:
        return 1 - math.exp(-speed * seconds) * (1 + speed * seconds)
    root = speed * math.sqrt(ratio * ratio - 1)
    slow, fast = decay - root, decay + root
    return 1 - (fast * math.exp(-slow * seconds) - slow * math.exp(-fast * seconds)) / (fast - slow)


def settle_time(spring: Spring) -> float:
    """Return, in seconds, when the spring has come to rest, by the envelope of its swing."""
    speed = math.sqrt(spring.stiffness / spring.mass)
    ratio = spring.damping / (2 * math.sqrt(spring.stiffness * spring.mass))
    if ratio < 1:
        return -math.log(_STILL * math.sqrt(1 - ratio * ratio)) / (ratio * speed)
    low, high = 0.0, 1 / speed
    while 1 - position(spring, high) > _STILL:
        low, high = high, 2 * high
    for _ in range(40):  # it only ever comes nearer: halve the span
        middle = (low + high) / 2
        low, high = (middle, high) if 1 - position(spring, middle) > _STILL else (low, middle)
    return high


@lru_cache(maxsize=256)
def linear(spring: Spring, seconds: float) -> str:
    """Return the ``linear(…)`` of a spring over a duration; it ends at exactly 1."""
    points = [(step / _SAMPLES, position(spring, seconds * step / _SAMPLES)) for step in range(_SAMPLES)]
    points.append((1.0, 1.0))
    kept = _simplified(points)
    inner = [f"{_number(y)} {_number(100 * x)}%" for x, y in kept[1:-1]]
    return f"linear({', '.join(['0', *inner, '1'])})"


def _simplified(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out what lies on the line between its neighbours (Ramer, Douglas, Peucker), without recursion."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        worst, at = _TOLERANCE, 0
        for index in range(first + 1, last):
            x, y = points[index]
            off = abs(y1 + (y2 - y1) * (x - x1) / (x2 - x1) - y)
            if off > worst:
                worst, at = off, index
        if at:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
