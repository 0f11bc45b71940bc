"""Mirrored where people write from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.session import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kit.verify.drive import Stage
    from kit.verify.session import Session

NORM = "V4"
LEVEL = "must"
SAYS = "From right to left, every part stands mirrored."
SOURCE = "nodkit's own"
HOW = "The boxes of the visible parts in both directions; pieces of a canvas, of a picture or of decoration are exempt."
SURE = "exact"
SLACK_PX = 2.0


def applies(session: Session) -> bool:
    """Cases in the theme's first mode: the others have the same boxes."""
    return session.case.mode == session.kit.theme(session.case.theme).modes[0] or session.case.leading


def run(session: Session) -> Iterator[Breach]:
    """Yield each part that does not stand where its mirror image would."""
    one = _parts(session.open().start())
    other = _parts(session.open(direction="rtl").start())
    for name, box in one.items():
        if name not in other:
            yield Breach(f"{name} in both directions", "it missing from right to left")
            continue
        mirrored = {"left": other[name]["right"], "right": other[name]["left"]}
        apart = max(abs(box[side] - mirrored[side]) for side in mirrored)
        if apart > SLACK_PX:
            expected = f"{name} {box['left']:.0f} px from its start, {box['right']:.0f} px from its end"
            yield Breach(expected, f"{mirrored['left']:.0f} and {mirrored['right']:.0f} px")


def _parts(stage: Stage) -> Mapping[str, Mapping[str, float]]:
    """Return each part's distance from the window's left and right edge."""
    stage.run(SHOWN_MS)
    boxes: Mapping[str, Mapping[str, float]] = stage.evaluate(_BOXES)
    return boxes


_BOXES = """() => {
  const found = {}, counts = {};
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) continue;
    animation.pause(); // what turns for ever has another box at each moment
    animation.currentTime = 0;
  }
  const all = nodLook.all();
  for (const one of all.flatMap((root) => [root, ...root.querySelectorAll("[data-part]")])) {
    if (!nodLook.seen(one) || one.parentElement.closest("svg, canvas, [aria-hidden=true]")) continue;
    const name = one.dataset.part ?? one.localName, box = one.getBoundingClientRect();
    counts[name] = (counts[name] ?? 0) + 1;
    const width = document.documentElement.clientWidth;
    found[`${name} ${counts[name]}`] = { left: box.left, right: width - box.right };
  }
  return found;
}"""
