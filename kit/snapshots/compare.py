"""Compares a picture with the approved one: first by its bytes, then by its pixels."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import KitError

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from kit.snapshots.pictures import Picture

# Steps of 256 by which a channel may be off: rounding in the compositor, not something an eye can see.
UNSEEN = 2


@dataclass(frozen=True)
class Difference:
    """How a picture differs from the approved one; ``mark`` shows the pixels that do, where both have the same size."""

    says: str
    mark: Image | None = None


def compare(picture: Picture, approved: Path) -> Difference | None:
    """Return how a picture differs from the approved one, which may be missing; None where no eye could tell."""
    import numpy as np
    from PIL import Image, UnidentifiedImageError

    try:
        data = approved.read_bytes()
    except FileNotFoundError:
        return Difference("there is no approved picture")
    if data == picture.png():
        return None
    try:
        old = Image.open(io.BytesIO(data)).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise KitError("this approved picture is broken", at=approved, fix="restore it, or approve it again") from error
    new = picture.image
    if old.size != new.size:
        return Difference(f"{old.width} × {old.height} px became {new.width} × {new.height} px")
    off = np.abs(np.asarray(old, dtype=np.int16) - np.asarray(new, dtype=np.int16)).max(axis=2) > UNSEEN
    if not off.any():
        return None
    rows, columns = np.nonzero(off)
    where = f"x {columns.min()}–{columns.max()}, y {rows.min()}–{rows.max()}"
    return Difference(f"{off.sum():,} pixels differ, within {where}", _marked(new, off))


def _marked(image: Image, off: object) -> Image:
    """Return the picture in grey, with what differs in magenta."""
    import numpy as np
    from PIL import Image

    grey = np.asarray(image.convert("L").convert("RGB")) // 2 + 127
    grey[np.asarray(off)] = (255, 0, 160)
    return Image.fromarray(grey.astype(np.uint8))
