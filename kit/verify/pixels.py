"""Pictures of a piece of the page, and whether two of them differ for the eye."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from playwright.sync_api import CDPSession, FloatRect, Page

    from kit.verify.drive import Stage

# A difference in a channel below this is not seen; fewer pixels than this are a speck.
LEAST_STEP = 24
LEAST_PIXELS = 4

_CONNECTIONS: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def picture(stage: Stage, clip: FloatRect) -> NDArray[np.int16]:
    """Return the pixels of a piece of the window, as height × width × RGB."""
    # Asked of the browser itself: Playwright's own pictures wait for fonts and frames, five times as long.
    asked = {"format": "png", "optimizeForSpeed": True, "clip": {**clip, "scale": 1}}
    data = base64.b64decode(_connection(stage.page).send("Page.captureScreenshot", asked)["data"])
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=np.int16)


def _connection(page: Page) -> CDPSession:
    if page not in _CONNECTIONS:
        _CONNECTIONS[page] = page.context.new_cdp_session(page)
    return _CONNECTIONS[page]


def differ(one: NDArray[np.int16], other: NDArray[np.int16]) -> bool:
    """Whether so many pixels differ so much that a person can tell."""
    steps = np.abs(one - other).max(axis=2)
    return bool((steps >= LEAST_STEP).sum() >= LEAST_PIXELS)
