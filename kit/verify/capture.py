"""Captures of a piece of a page, asked of the browser itself: Playwright's own take three times as long."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from PIL.Image import Image
    from playwright.sync_api import CDPSession, FloatRect, Page

_CONNECTIONS: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def capture(page: Page, clip: FloatRect) -> Image:
    """Return a piece of a page, also of what lies below its window, as RGB."""
    from PIL import Image

    asked = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": _beyond(page, clip)}
    data = _connection(page).send("Page.captureScreenshot", {**asked, "clip": {**clip, "scale": 1}})["data"]
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")


def window(page: Page) -> FloatRect:
    """Return the box of a page's window."""
    size = page.viewport_size or {"width": 0, "height": 0}
    return {"x": 0, "y": 0, "width": size["width"], "height": size["height"]}


def _beyond(page: Page, clip: FloatRect) -> bool:
    size = window(page)
    return clip["y"] + clip["height"] > size["height"] or clip["x"] + clip["width"] > size["width"]


def _connection(page: Page) -> CDPSession:
    if page not in _CONNECTIONS:
        _CONNECTIONS[page] = page.context.new_cdp_session(page)
    return _CONNECTIONS[page]
