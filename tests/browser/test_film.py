"""A canvas is filmed in the page, 60 frames a second of frozen time: what flashes in it is found, what does not is not."""

from __future__ import annotations

import numpy as np
import pytest

from kit.verify.film import canvas_film
from kit.verify.flashes import A_SECOND, CELL, LIMIT, worst

SIZE = (352, 264)
# A canvas that goes between two colours so many times a second, for a second and a half.
_FLICKER = """([width, height, hertz, one, two]) => {
  const frame = document.createElement("div"), canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  frame.append(canvas);
  stage.mount.append(frame);
  stage.made.push(frame);
  const pen = canvas.getContext("2d"), start = performance.now();
  const draw = () => {
    const passed = performance.now() - start;
    if (passed > 1500) return canvas.remove();
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = Math.floor((passed * hertz * 2) / 1000) % 2 ? one : two;
    pen.fillRect(0, 0, width, height);
    requestAnimationFrame(draw);
  };
  draw();
}"""


def film(stage, hertz, one="#fff", two="#000"):
    stage.open("celebration", "default")
    stage.evaluate(_FLICKER, [*SIZE, hertz, one, two])
    return canvas_film(stage)


@pytest.mark.parametrize(("hertz", "bad"), [(2, False), (8, True)])
def test_a_canvas_that_flashes_is_found(stage, hertz, bad):
    shown = film(stage, hertz)
    assert shown.shape[1:] == (SIZE[1] // CELL, SIZE[0] // CELL, 3)
    assert A_SECOND < len(shown) < 2 * A_SECOND
    assert (worst(shown) > LIMIT) == bad


def test_a_canvas_is_seen_over_the_page_behind_it(stage):
    shown = film(stage, 1, "#0000", "#0008")
    light = np.unique(shown[:, 0, 0, 0])
    assert len(light) == 2
    assert light[0] < light[1] / 3 < 1 / 3 + 0.01


def test_without_a_canvas_there_is_no_film(stage):
    stage.open("toast", "default").start()
    assert canvas_film(stage) is None
