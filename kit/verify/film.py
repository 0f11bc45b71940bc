"""The first seconds of an example, frame by frame: 60 pictures a second of time that stands still in between."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import numpy as np

from kit.verify.contrast import linear
from kit.verify.flashes import A_SECOND, cells
from kit.verify.pixels import picture
from kit.verify.stage import PAGE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.verify.drive import Stage

LONGEST_S = 4
# What goes on for ever is watched for a second and a bit.
ENDLESS_FRAMES = A_SECOND + 6


def canvas_film(stage: Stage) -> NDArray[np.float64] | None:
    """Return the light in each cell of the first canvas, over the page's ground; None where there is none."""
    stage.evaluate((PAGE / "film.js").read_text(encoding="utf-8"))
    found = stage.evaluate("(waits) => nodFilm.canvas(waits)", [_wait(frame) for frame in range(LONGEST_S * A_SECOND)])
    if found is None or len(found["counts"]) <= 1:
        return None
    cells = np.frombuffer(base64.b64decode(found["cells"]), dtype="<u2").reshape(-1, 4)
    shape = (len(found["counts"]), found["rows"] * found["columns"], 3)
    film = np.broadcast_to(np.array(found["empty"], dtype=np.float64), shape).copy()
    film[np.repeat(np.arange(shape[0]), found["counts"]), cells[:, 0]] = cells[:, 1:]
    return film.reshape(shape[0], found["rows"], found["columns"], 3) / float(found["steps"])


def window_film(stage: Stage) -> NDArray[np.float64]:
    """Return the light in each cell of the window, from now on until nothing moves, or for a while."""
    size = stage.page.viewport_size or {"width": 0, "height": 0}
    clip = {"x": 0, "y": 0, **size}
    frames = []
    for frame in range(LONGEST_S * A_SECOND):
        moves = stage.evaluate("(ms) => nodWatch.step(ms)", 1000 / A_SECOND if frame else 0)
        frames.append(cells(linear(picture(stage, clip))))  # type: ignore[arg-type]
        if frame and (not moves["all"] or (not moves["finite"] and frame > ENDLESS_FRAMES)):
            break
        stage.run(_wait(frame))
    return np.array(frames)


def _wait(frame: int) -> int:
    """Return how long it is from a frame to the next, a sixtieth of a second, in whole ms."""
    return round((frame + 1) * 1000 / A_SECOND) - round(frame * 1000 / A_SECOND)
