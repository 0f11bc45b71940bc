"""How much of a picture flashes, after WCAG 2.3.1: for confetti and whatever else is drawn frame by frame.

Frames are grids of relative luminance, one value for a cell of ``CELL`` pixels, 60 frames a second.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Frames = NDArray[np.float64]  # (frame, row, column), relative luminance from 0 to 1

CELL = 8
A_SECOND = 60
CHANGE = 0.1  # a change that counts is a tenth of the greatest luminance …
DARK = 0.8  # … and its darker side is darker than this
MOST = 3  # flashes a second
AREA = (256 // CELL, 341 // CELL)  # rows and columns: ten degrees of what a person sees


def turns(frames: Frames) -> NDArray[np.bool_]:
    """Return where a luminance has turned: for each cell and frame, whether a change against the one before is complete."""
    low, high = frames[0].copy(), frames[0].copy()
    way = np.zeros(frames[0].shape, dtype=np.int8)
    found = np.zeros(frames.shape, dtype=np.bool_)
    for index, now in enumerate(frames):
        low, high = np.minimum(low, now), np.maximum(high, now)
        rises = (now - low >= CHANGE) & (low < DARK) & (way < 1)
        falls = (high - now >= CHANGE) & (now < DARK) & (way > -1)
        found[index] = rises | falls
        way = np.where(rises, 1, np.where(falls, -1, way))
        low, high = np.where(falls, now, low), np.where(rises, now, high)
    return found


def share(frames: Frames) -> float:
    """Return the greatest part of any field of view whose cells flash more than three times in some second."""
    sums = np.concatenate([np.zeros((1, *frames[0].shape), np.int32), turns(frames).cumsum(0, dtype=np.int32)])
    window = min(A_SECOND, len(frames))
    return max(_densest(one > 2 * MOST) for one in sums[window:] - sums[:-window])


def _densest(cells: NDArray[np.bool_]) -> float:
    rows, columns = (min(size, limit) for size, limit in zip(cells.shape, AREA, strict=True))
    sums = np.pad(cells.astype(np.int64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    fields = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    return float(fields.max()) / (AREA[0] * AREA[1])
