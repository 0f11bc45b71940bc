"""What an example looks like while it moves: frames at fixed moments, side by side in one picture.

Time stands still for every frame: the page's clock is paused, the browser's own animations are held and put where they
would be, so that the same kit gives the same bytes on a machine that is busy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.snapshots.compare import Difference, differing, opened, same
from kit.snapshots.pictures import Picture
from kit.snapshots.reel import HEIGHT, ROW, WIDTH, open_reel
from kit.verify.capture import capture, window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL.Image import Image

    from kit.snapshots.reel import Cell, Reel
    from kit.verify.lab import Lab

# ms after the call. Close together where things enter (norm T10: 150 to 300 ms), then through a celebration (T9: 4 s).
MOMENTS = (0, 50, 100, 150, 200, 250, 300, 400, 600, 1000, 2000, 4000)
_SLICE_MS = 50

# New animations are held where they began; those that are over end, so that whoever waits for them goes on.
_HOLD = """(frame, index, now) => {
  const born = (frame.nodBorn ??= new Map());
  for (const animation of frame.document.getAnimations()) {
    if (!born.has(animation)) { born.set(animation, now); animation.pause(); }
    const passed = now - born.get(animation);
    if (animation.playState === "finished") continue;
    if (passed >= animation.effect.getComputedTiming().endTime) animation.finish();
    else animation.currentTime = passed;
  }
}"""
# Promises that wait for what has ended go on; what they begin is held by the next look.
_GO_ON = """async () => {
  for (let round = 0; round < 2; round += 1) {
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(0);
    });
    for (let turn = 0; turn < 10; turn += 1) await null;
  }
}"""


def shoot(lab: Lab, cells: Sequence[Cell]) -> Iterator[Picture]:
    """Show examples side by side, and yield the filmstrip of each: its frames, one below the other."""
    with open_reel(lab, cells, frozen=False) as reel:
        reel.show()
        now, shots = 0, []
        _hold(reel, now)
        for moment in MOMENTS:
            while now < moment:
                step = min(_SLICE_MS, moment - now)
                reel.run(step)
                now += step
                _hold(reel, now)
            shots.append(capture(reel.page, window(reel.page)))
    for index, cell in enumerate(cells):
        yield Picture(cell.name, _strip(shots, index))


def compare_film(film: Picture, approved: Path) -> Difference | None:
    """Return at which moments a film looks other than approved, in words; None where no eye could tell."""
    import numpy as np
    from PIL import Image

    try:
        data = approved.read_bytes()
    except FileNotFoundError:
        return Difference("there is no approved film")
    old = opened(data, approved)
    if same(old, film.image):
        return None
    if old.size != film.image.size:
        return Difference(f"{old.width} × {old.height} px became {film.image.width} × {film.image.height} px")
    off = differing(old, film.image)
    if not off.any():
        return None
    changed = [moment for row, moment in enumerate(MOMENTS) if off[row * HEIGHT : (row + 1) * HEIGHT].any()]
    mark = np.asarray(film.image.convert("L").convert("RGB")) // 2 + 127
    mark[off] = (255, 0, 160)
    return Difference(f"looks different {_said(changed)}", Image.fromarray(mark.astype(np.uint8)))


def _said(changed: Sequence[int]) -> str:
    same = [moment for moment in MOMENTS if moment not in changed]
    told = f"at {', '.join(map(str, changed))} ms"
    if not same:
        return "at every moment"
    return f"{told}; the end is the same" if MOMENTS[-1] in same else told


def _hold(reel: Reel, now: int) -> None:
    reel.every(_HOLD, now)
    reel.every(_GO_ON)
    reel.every(_HOLD, now)


def _strip(shots: Sequence[Image], index: int) -> Image:
    from PIL import Image

    x, y = index % ROW * WIDTH, index // ROW * HEIGHT
    strip = Image.new("RGB", (WIDTH, HEIGHT * len(shots)))
    for row, shot in enumerate(shots):
        strip.paste(shot.crop((x, y, x + WIDTH, y + HEIGHT)), (0, row * HEIGHT))
    return strip
