"""Approved pictures and motion of somebody else's pages: files beside their tests, compared as our own are."""

from __future__ import annotations

import io
import os
import platform
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.snapshots.compare import compare
from kit.snapshots.motion import compare_motion, text
from kit.snapshots.pictures import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator, Page

_NAME = re.compile(r"[\w][\w .,=-]*")
_MOST_LOOKS = 5


@dataclass(frozen=True)
class Shelf:
    """Where the approved ones of one test file are, and where evidence of changes goes."""

    approved: Path
    evidence: Path

    def file(self, name: str, suffix: str) -> Path:
        """Return the approved file of that name. KitError where a name would lead out of the folder."""
        if not _NAME.fullmatch(name):
            raise KitError("not a name for a snapshot", given=name, fix="use letters, digits, blanks and . , = - _")
        return self.approved / f"{name}{suffix}"


def surroundings(page: Page) -> str:
    """Return what a picture depends on besides the page: browser, its major version, and platform."""
    browser = page.context.browser
    if browser is None:
        raise KitError("this context has no browser to ask for its version", fix="make it with browser.new_context()")
    return f"{browser.browser_type.name}-{browser.version.split('.')[0]}-{platform.system().lower()}"


def picture_faults(target: Page | Locator, mask: Sequence[Locator], file: Path, evidence: Path) -> list[str]:
    """Return how the target looks other than approved, and where to look at it; empty where it does not."""
    how: dict[str, Any] = {"animations": "disabled", "caret": "hide", "scale": "css", "mask": list(mask)}
    picture = _picture(target.screenshot(**how))
    if compare(picture, file) is None:
        return []
    picture = still(target, mask)
    difference = compare(picture, file)
    if difference is None:
        return []
    put(evidence / f"{file.stem}.now.png", picture.png())
    if difference.mark:
        put(evidence / f"{file.stem}.difference.png", Picture(file.stem, difference.mark).png())
    return [difference.says]


def still(target: Page | Locator, mask: Sequence[Locator]) -> Picture:
    """Return a picture that came twice in a row. KitError where none does: it would never compare."""
    how: dict[str, Any] = {"animations": "disabled", "caret": "hide", "scale": "css", "mask": list(mask)}
    last = b""
    for _ in range(_MOST_LOOKS):
        picture = _picture(target.screenshot(**how))
        data = picture.png()
        if data == last:
            return picture
        last = data
    fix = "freeze its time with frozen_clock, or mask what changes"
    raise KitError(f"{target} does not hold still for a picture", fix=fix)


def approve_picture(target: Page | Locator, mask: Sequence[Locator], file: Path) -> None:
    """Make the picture the approved one; a file that no eye could tell from it stays."""
    picture = still(target, mask)
    with suppress(KitError):  # a broken one is replaced
        if compare(picture, file) is None:
            return
    put(file, picture.png())


def motion_faults(moves: list[dict[str, Any]], file: Path) -> list[str]:
    """Return in words how something moves other than approved."""
    return compare_motion(moves, file)


def approve_motion(moves: list[dict[str, Any]], file: Path) -> None:
    """Make the motion the approved one."""
    put(file, text(moves).encode())


def put(file: Path, data: bytes) -> None:
    """Write a file so that others, who may write it at the same time, meet an old one or a new one, never half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".nodkit-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _picture(png: bytes) -> Picture:
    from PIL import Image

    return Picture("", Image.open(io.BytesIO(png)).convert("RGB"))
