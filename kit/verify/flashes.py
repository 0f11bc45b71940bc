"""How much of a picture flashes, after WCAG 2.3.1: for confetti and whatever else moves, frame by frame.

Frames are grids of light, one cell for ``CELL`` × ``CELL`` pixels, 60 frames a second: at 30 flashes go unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Frames = NDArray[np.float64]  # (frame, row, column), relative luminance from 0 to 1
    Colours = NDArray[np.float64]  # (frame, row, column, red green blue), light from 0 to 1

CELL = 8
A_SECOND = 60
CHANGE = 0.1  # a change that counts is a tenth of the greatest luminance …
DARK = 0.8  # … and its darker side is darker than this
MOST = 3  # flashes a second
LIMIT = 0.25  # of any field of view
AREA = (256 // CELL, 341 // CELL)  # rows and columns: ten degrees of what a person sees
RED_SHARE, RED_CHANGE = 0.8, 0.2  # saturated red: of all light, and the distance in u'v' that counts
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def turns(frames: Frames) -> NDArray[np.bool_]:
    """Return where a luminance has turned: by cell and frame, whether a change against the one before is complete."""
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
    return _flashing(turns(frames))


def worst(colours: Colours) -> float:
    """Return that part for flashes of light and for those with saturated red, whichever is more."""
    return max(share(colours @ _WEIGHTS), _flashing(red_turns(colours)))


def red_turns(colours: Colours) -> NDArray[np.bool_]:
    """Return where a cell went to saturated red or away from it, so far in u'v' that it counts."""
    xyz = colours @ _TO_XYZ.T
    whole = xyz @ np.array([1.0, 15.0, 3.0])
    safe = np.where(whole > 0, whole, 1.0)
    place = np.stack([4 * xyz[..., 0] / safe, 9 * xyz[..., 1] / safe], axis=-1)
    light = colours.sum(axis=-1)
    red = colours[..., 0] >= RED_SHARE * np.where(light > 0, light, np.inf)
    found = np.zeros(red.shape, dtype=np.bool_)
    away = np.hypot(*np.moveaxis(np.diff(place, axis=0), -1, 0)) > RED_CHANGE
    found[1:] = (red[1:] != red[:-1]) & away
    return found


def cells(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of each cell of a picture of light (height × width × 3), without what is left at its edges."""
    rows, columns = picture.shape[0] // CELL, picture.shape[1] // CELL
    whole = picture[: rows * CELL, : columns * CELL].reshape(rows, CELL, columns, CELL, 3)
    mean: NDArray[np.float64] = whole.mean(axis=(1, 3))
    return mean


def _flashing(turned: NDArray[np.bool_]) -> float:
    sums = np.concatenate([np.zeros((1, *turned[0].shape), np.int32), turned.cumsum(0, dtype=np.int32)])
    window = min(A_SECOND, len(turned))
    return max(_densest(one > 2 * MOST) for one in sums[window:] - sums[:-window])


def _densest(cells: NDArray[np.bool_]) -> float:
    rows, columns = (min(size, limit) for size, limit in zip(cells.shape, AREA, strict=True))
    sums = np.pad(cells.astype(np.int64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    fields = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    return float(fields.max()) / (AREA[0] * AREA[1])
