"""Compares a picture with the approved one: first each pixel, then as far as an eye could tell."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.errors import KitError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from PIL.Image import Image

    from kit.snapshots.pictures import Picture

    Pixels = NDArray[Any]

# Steps of 256 by which a channel may be off: rounding in the compositor, not something an eye can see.
UNSEEN = 2
# Steps by which a pixel on the edge of a shape may be off: the same edge, smoothed by another version of a library.
EDGE = 40
# A pixel of an edge is between its neighbours, and has at most so many that equal it.
_ALIKE = 2


@dataclass(frozen=True)
class Allowance:
    """What somebody allows a picture beyond what no eye sees. ``pixels``: so many may differ, whatever the reason."""

    pixels: int = 0
    why: str = ""


@dataclass(frozen=True)
class Difference:
    """How a picture differs from the approved one; ``mark`` shows the pixels that do, where both have the same size."""

    says: str
    mark: Image | None = None


NONE = Allowance()


def compare(picture: Picture, approved: Path, allowance: Allowance = NONE) -> Difference | None:
    """Return how a picture differs from the approved one, which may be missing; None where no eye could tell.

    A smoothed edge that is smoothed a little otherwise is no difference; one that moved is.
    """
    try:
        data = approved.read_bytes()
    except FileNotFoundError:
        return Difference("there is no approved picture")
    except OSError as error:
        raise KitError(f"this approved picture cannot be read: {error.strerror}", at=approved) from error
    old, new = opened(data, approved), picture.image
    if same(old, new):  # to read the approved one takes a third of what it takes to write the new one
        return None
    if old.size != new.size:
        return Difference(f"{old.width} × {old.height} px became {new.width} × {new.height} px")
    off = differing(old, new)
    count = int(off.sum())
    if count <= allowance.pixels:
        return None
    says = f"{_counted(count, allowance)}, within {_where(off)}; {_colours(old, new, off)}"
    return Difference(says, _marked(new, off))


def same(old: Image, new: Image) -> bool:
    """Whether each pixel is the same."""
    return old.size == new.size and old.tobytes() == new.tobytes()


def opened(data: bytes, path: Path) -> Image:
    """Return the approved picture in these bytes of that file. KitError where it is truncated, or none."""
    from PIL import Image, UnidentifiedImageError

    try:
        return Image.open(io.BytesIO(data)).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        fix = "restore it, or approve it again with: nodkit snap --approve"
        raise KitError("this approved picture is broken", at=path, fix=fix) from error


def differing(old: Image, new: Image) -> Pixels:
    """Return which pixels differ, as height × width: by more than rounding, and on an edge by more than smoothing."""
    import numpy as np

    one, two = (np.asarray(image, dtype=np.int16) for image in (old, new))
    off: Pixels = np.abs(one - two).max(axis=2)
    seen: Pixels = off > UNSEEN
    if not seen.any():
        return seen
    smoothed = _edges(one) & _edges(two)
    return seen & ~(smoothed & (off <= EDGE))


def _edges(pixels: Pixels) -> Pixels:
    """Return which pixels are on a smoothed edge: darker than a neighbour, brighter than another, and equal to few.

    The idea is V. Vyšniauskas', Anti-aliased Pixel and Intensity Slope Detector, 2009.
    """
    import numpy as np

    light = pixels @ np.array([299, 587, 114]) // 1000
    framed = np.pad(light, 1, mode="edge")
    height, width = light.shape
    around = np.stack(
        [
            framed[row : row + height, column : column + width]
            for row in range(3)
            for column in range(3)
            if (row, column) != (1, 1)
        ]
    )
    steps = around - light
    between = (steps.max(axis=0) > UNSEEN) & (steps.min(axis=0) < -UNSEEN)
    made: Pixels = between & ((np.abs(steps) <= UNSEEN).sum(axis=0) <= _ALIKE)
    return made


def _counted(count: int, allowance: Allowance) -> str:
    told = f"{count:,} pixels differ" if count != 1 else "1 pixel differs"
    return f"{told} ({allowance.pixels:,} are allowed: {allowance.why})" if allowance.pixels else told


def _where(off: Pixels) -> str:
    rows, columns = off.nonzero()
    return f"x {columns.min()}–{columns.max()}, y {rows.min()}–{rows.max()}"


def _colours(old: Image, new: Image, off: Pixels) -> str:
    """Say which colour became which, for the pair of colours that most of the differing pixels have."""
    import numpy as np

    both = np.concatenate([np.asarray(old)[off], np.asarray(new)[off]], axis=1)
    pairs, counts = np.unique(both, axis=0, return_counts=True)
    before, after = (_hex(part) for part in np.split(pairs[counts.argmax()], 2))
    return f"most went from {before} to {after} (ΔE {_distance(before, after):.1f})"


def _distance(before: str, after: str) -> float:
    """Return how far two colours are apart for the eye, by CIEDE2000: about 1 can just be told."""
    from coloraide import Color

    return float(Color(before).delta_e(Color(after), method="2000"))


def _hex(colour: Pixels) -> str:
    return "#" + "".join(f"{int(channel):02x}" for channel in colour)


def _marked(image: Image, off: Pixels) -> Image:
    """Return the picture in grey, with what differs in magenta."""
    import numpy as np
    from PIL import Image

    grey = np.asarray(image.convert("L").convert("RGB")) // 2 + 127
    grey[off] = (255, 0, 160)
    return Image.fromarray(grey.astype(np.uint8))
