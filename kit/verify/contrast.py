"""Contrast as it is on the screen: from pictures with and without what is to be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.int16]

TILE = 16
# A pixel that changes less than this in every channel is as it was.
STEP = 8
# Thin strokes are mixed with what is behind them; the strongest pixels show the colour that was meant.
STRONGEST = 0.02
# Edges of a shape are mixed with what is behind them, and a ring has a track: its strongest tenth has to stand out.
INNER = 0.9

_LINEAR = np.array([v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256)])  # noqa: PLR2004
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])


def linear(picture: Picture) -> NDArray[np.float64]:
    """Return each channel as light, from 0 to 1."""
    light: NDArray[np.float64] = _LINEAR[np.clip(picture, 0, 255)]
    return light


def luminance(picture: Picture) -> NDArray[np.float64]:
    """Return the relative luminance of each pixel, from 0 to 1 (WCAG 2)."""
    light: NDArray[np.float64] = linear(picture) @ _WEIGHTS
    return light


def ratio(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the contrast of luminances, from 1 to 21."""
    high, low = np.maximum(one, other), np.minimum(one, other)
    return (high + 0.05) / (low + 0.05)


def text_contrast(there: Picture, away: Picture) -> float | None:
    """Return the contrast of text in its worst tile; None where no pixel of it is seen."""
    steps = np.abs(there - away).max(axis=2)
    changed = steps >= STEP
    if not changed.any():
        return None
    strongest = steps >= np.quantile(steps[changed], 1 - STRONGEST)
    ink = np.median(luminance(there)[strongest])
    behind = luminance(away)
    tiles = (
        (slice(top, top + TILE), slice(left, left + TILE))
        for top in range(0, changed.shape[0], TILE)
        for left in range(0, changed.shape[1], TILE)
    )
    return min(float(ratio(ink, behind[tile][changed[tile]].mean())) for tile in tiles if changed[tile].any())


def shape_contrast(there: Picture, away: Picture) -> float | None:
    """Return the contrast of a shape with what is behind it, by its strongest tenth; None where none is seen."""
    changed = np.abs(there - away).max(axis=2) >= STEP
    if not changed.any():
        return None
    return float(np.quantile(ratio(luminance(there)[changed], luminance(away)[changed]), INNER))
