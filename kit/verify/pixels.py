"""Pictures of a piece of the page, and whether two of them differ for the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.verify.capture import capture

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from playwright.sync_api import FloatRect

    from kit.verify.drive import Stage

# A difference in a channel below this is not seen; fewer pixels than this are a speck.
LEAST_STEP = 24
LEAST_PIXELS = 4


def picture(stage: Stage, clip: FloatRect) -> NDArray[np.int16]:
    """Return the pixels of a piece of the window, as height × width × RGB."""
    return np.asarray(capture(stage.page, clip), dtype=np.int16)


def differ(one: NDArray[np.int16], other: NDArray[np.int16]) -> bool:
    """Whether so many pixels differ so much that a person can tell."""
    steps = np.abs(one - other).max(axis=2)
    return bool((steps >= LEAST_STEP).sum() >= LEAST_PIXELS)
