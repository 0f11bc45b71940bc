"""Where the parts of a component stand, from one side of the window and from the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.verify.drive import Stage

Boxes = Mapping[str, Mapping[str, float]]


def boxes(stage: Stage) -> Boxes:
    """Return each part's distance from the window's left and right edge; what turns for ever stands at its start."""
    found: Boxes = stage.evaluate(_BOXES)
    return found


_BOXES = """() => {
  const found = {}, counts = {}, held = [];
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) continue;
    if (animation.playState === "running") held.push([animation, animation.currentTime]);
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
  for (const [animation, time] of held) {
    animation.currentTime = time;
    animation.play();
  }
  return found;
}"""
