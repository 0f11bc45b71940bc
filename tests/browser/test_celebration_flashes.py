"""Confetti keeps norm M2: at most three flashes a second, or at most a quarter of any field of view; and no saturated red."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kit.verify.flashes import A_SECOND, AREA, LIMIT, red_turns, share

if TYPE_CHECKING:
    from kit.verify.flashes import Frames
    from tests.browser.conftest import TestStage

WHITE, BLACK = [255, 255, 255], [0, 0, 0]
VIEWS = [({"width": 1024, "height": 720}, WHITE), ({"width": 320, "height": 640}, BLACK)]

# The relative luminance of each cell of 8 × 8 pixels, in ten thousandths, as the canvas looks on a plain ground.
_CELLS = """async ([ms, ground]) => {
  const element = stage.last(), size = 8;
  await element.seek(ms);
  const canvas = element.querySelector("canvas");
  if (!canvas) return "";
  const linear = Array.from({ length: 256 }, (_, v) => (v <= 10 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  const [red, green, blue] = ground;
  const empty = 0.2126 * linear[red] + 0.7152 * linear[green] + 0.0722 * linear[blue];
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const columns = Math.floor(width / size), rows = Math.floor(height / size);
  const sums = new Float32Array(columns * rows).fill(empty * size * size);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] / 255;
    const x = Math.floor(((at / 4) % width) / size), y = Math.floor(at / 4 / width / size);
    if (!alpha || x >= columns || y >= rows) continue;
    const mix = (k) => linear[Math.round(data[at + k] * alpha + ground[k] * (1 - alpha))];
    sums[y * columns + x] += 0.2126 * mix(0) + 0.7152 * mix(1) + 0.0722 * mix(2) - empty;
  }
  return JSON.stringify([rows, columns, Array.from(sums, (sum) => Math.round((sum / size / size) * 1e4))]);
}"""


def _frames(stage: TestStage, message: str, view: dict[str, int], ground: list[int]) -> Frames:
    """Return the show of a big celebration, 60 frames a second, as grids of luminance."""
    stage.open("celebration", "big", place="own", options={"message": message})
    stage.page.set_viewport_size(view)  # type: ignore[arg-type]
    stage.start()
    grids = []
    for frame in range(4 * A_SECOND):
        text = stage.evaluate(_CELLS, [frame * 1000 / A_SECOND, ground])
        if not text:
            break
        rows, columns, cells = json.loads(text)
        grids.append(np.array(cells).reshape(rows, columns) / 1e4)
    assert len(grids) > A_SECOND
    return np.array(grids)


@pytest.mark.slow
@pytest.mark.parametrize(("view", "ground"), VIEWS, ids=["wide", "narrow"])
def test_confetti_flashes_in_less_than_a_quarter_of_the_view(
    stage: TestStage, view: dict[str, int], ground: list[int]
) -> None:
    assert share(_frames(stage, "First 1,000 readers", view, ground)) <= LIMIT / 2


def _pattern(flashes: int, rows: int, columns: int, levels: tuple[float, float] = (0.2, 0.9)) -> Frames:
    """Return a second in which a corner of the view goes on and off so many times."""
    frames = np.full((A_SECOND, *AREA), levels[0])
    for frame in range(A_SECOND):
        if int(frame * flashes * 2 / A_SECOND) % 2:
            frames[frame, :rows, :columns] = levels[1]
    return frames


@pytest.mark.parametrize(
    ("frames", "bad"),
    [
        (_pattern(3, *AREA), False),
        (_pattern(5, *AREA), True),
        (_pattern(10, *AREA), True),
        (_pattern(10, AREA[0] // 2, AREA[1] // 3), False),
        (_pattern(10, AREA[0] // 2, AREA[1] * 2 // 3), True),
        (_pattern(10, *AREA, levels=(0.5, 0.55)), False),
        (_pattern(10, *AREA, levels=(0.82, 1.0)), False),
        (np.linspace(np.zeros(AREA), np.ones(AREA), A_SECOND), False),
    ],
    ids=["three", "five", "ten", "small", "larger", "faint", "bright", "rising"],
)
def test_the_measure_tells_patterns_apart(frames: Frames, *, bad: bool) -> None:
    assert (share(frames) > LIMIT) == bad


_REDS = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const style = getComputedStyle(document.documentElement);
  return ["one", "two", "three", "four", "five", "six"].map((name) => {
    pen.fillStyle = style.getPropertyValue(`--nod-color-confetti-${name}`).trim();
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });
}"""


def test_no_theme_throws_saturated_red(stage: TestStage) -> None:
    found = []
    for theme in stage.kit.themes:
        for mode in ("light", "dark"):
            stage.open("celebration", "big", theme=theme, mode=mode)
            found += [(theme, mode, color) for color in stage.evaluate(_REDS) if _is_saturated_red(color)]
    assert found == []


@pytest.mark.parametrize(
    ("color", "red"), [([255, 0, 0], True), ([206, 34, 44], True), ([255, 114, 58], False), ([250, 104, 99], False)]
)
def test_the_measure_knows_saturated_red(color: list[int], *, red: bool) -> None:
    assert _is_saturated_red(color) == red


def _is_saturated_red(color: list[int]) -> bool:
    """Whether a change between this colour and a grey counts as red."""
    frames = np.array([[[[0.2, 0.2, 0.2]]], [[[_linear(part) for part in color]]]])
    return bool(red_turns(frames).any())


def _linear(part: int) -> float:
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
