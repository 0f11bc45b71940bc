"""The first seconds of an example, frame by frame: 60 pictures a second of time that stands still in between."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from kit.verify.contrast import linear
from kit.verify.flashes import A_SECOND, cells
from kit.verify.pixels import picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.verify.drive import Stage

LONGEST_S = 4
# What goes on for ever is watched for a second and a bit.
ENDLESS_FRAMES = A_SECOND + 6


def canvas_film(stage: Stage) -> NDArray[np.float64] | None:
    """Return the light in each cell of the first canvas, over the page's ground; None where there is none."""
    frames: list[NDArray[np.float64]] = []
    for frame in range(LONGEST_S * A_SECOND):
        text = stage.evaluate(_CANVAS)
        if not text and frames:
            break
        if text:
            frames.append(np.array(json.loads(text), dtype=np.float64) / 1e4)
        _pass(stage, frame)
    whole = [one for one in frames if one.shape == frames[0].shape]
    return np.array(whole) if len(whole) > 1 else None


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
        _pass(stage, frame)
    return np.array(frames)


def _pass(stage: Stage, frame: int) -> None:
    """Let a sixtieth of a second pass, as whole ms."""
    stage.page.clock.run_for(round((frame + 1) * 1000 / A_SECOND) - round(frame * 1000 / A_SECOND))


_CANVAS = """() => {
  const canvas = stage.made.flatMap((one) => [...(one?.querySelectorAll("canvas") ?? [])])[0];
  if (!canvas?.width) return "";
  const size = 8;
  const light = (part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  globalThis.nodLight ??= Array.from({ length: 256 }, (_, part) => light(part));
  globalThis.nodGround ??= (() => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.fillStyle = getComputedStyle(document.body).backgroundColor;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  })();
  const { width, height } = canvas, { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const columns = Math.floor(width / size), rows = Math.floor(height / size);
  const empty = nodGround.map((part) => nodLight[part]);
  const sums = new Float32Array(columns * rows * 3).map((_, at) => empty[at % 3] * size * size);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] / 255;
    if (!alpha) continue;
    const x = Math.floor(((at / 4) % width) / size), y = Math.floor(at / 4 / width / size);
    if (x >= columns || y >= rows) continue;
    for (let k = 0; k < 3; k += 1) {
      const mixed = Math.round(data[at + k] * alpha + nodGround[k] * (1 - alpha));
      sums[(y * columns + x) * 3 + k] += nodLight[mixed] - empty[k];
    }
  }
  const flat = Array.from(sums, (sum) => Math.round((sum / size / size) * 1e4)), grid = [];
  for (let y = 0; y < rows; y += 1) {
    grid.push([]);
    for (let x = 0; x < columns; x += 1) grid[y].push(flat.slice((y * columns + x) * 3, (y * columns + x) * 3 + 3));
  }
  return JSON.stringify(grid);
}"""
