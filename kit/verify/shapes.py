"""The shapes of a component, and pictures of each with it and without it, taken together as far as they lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.verify.pixels import picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from playwright.sync_api import FloatRect

    from kit.verify.drive import Stage


@dataclass(frozen=True)
class Shape:
    """A part without words, or the whole component.

    ``left`` to ``bottom`` are its box in px; ``hidden`` says that it is kept from screen readers, ``control`` that it
    stands for something to be operated that has no words.
    """

    mark: int
    name: str
    left: int
    top: int
    right: int
    bottom: int
    whole: bool
    hidden: bool
    control: bool

    def meets(self, other: Shape) -> bool:
        """Whether the boxes overlap."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def cut(self, part: NDArray[np.int16], left: int, top: int) -> NDArray[np.int16]:
        """Return this shape's piece of a picture of a part of the window that begins there."""
        return part[self.top - top : self.bottom - top, self.left - left : self.right - left]


def shapes(stage: Stage, *, drawings: bool = False) -> list[Shape]:
    """Return the shapes on the stage that are in view; endless movement stands still from now on.

    With ``drawings`` a drawing (SVG) is one shape, whatever it is made of.
    """
    return [Shape(**found) for found in stage.evaluate(_SHAPES, drawings)]


def pairs(stage: Stage, found: Sequence[Shape]) -> Iterator[tuple[Shape, NDArray[np.int16], NDArray[np.int16]]]:
    """Yield each shape with a picture of its box as it is, and one with the shape made invisible."""
    if not found:
        return
    left, top = min(one.left for one in found), min(one.top for one in found)
    width, height = max(one.right for one in found) - left, max(one.bottom for one in found) - top
    clip: FloatRect = {"x": left, "y": top, "width": width, "height": height}
    there = picture(stage, clip)
    for group in _groups(found):
        stage.evaluate(_HIDE, [[one.mark for one in group], True])
        away = picture(stage, clip)
        stage.evaluate(_HIDE, [[one.mark for one in group], False])
        for one in group:
            yield one, one.cut(there, left, top), one.cut(away, left, top)


def _groups(found: Sequence[Shape]) -> list[list[Shape]]:
    """Share shapes out so that none overlaps another of its group."""
    groups: list[list[Shape]] = []
    for one in found:
        for group in groups:
            if not any(one.meets(other) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def move_on(stage: Stage) -> None:
    """Let go on what was made to stand still."""
    stage.evaluate("() => nodHeld.splice(0).forEach((animation) => animation.play())")


_SHAPES = """(drawings) => {
  globalThis.nodHeld = nodWatch.native.allAnimations.call(document).filter((one) => one.playState === "running");
  for (const animation of nodWatch.native.allAnimations.call(document)) {
    if (drawings) animation.cancel(); // what comes and goes is judged as it is without
    else animation.pause();
  }
  const all = nodLook.all();
  const shape = (one) => !one.querySelector("[data-part]") && !one.textContent.trim() && nodLook.seen(one);
  const drawing = (one) => (drawings && one.closest("svg")) || one;
  const query = drawings ? "[data-part], svg" : "[data-part]";
  const parts = (root) => [...root.querySelectorAll(query)].filter((one) => one.localName === "svg" || shape(one));
  const found = [...new Set(all.flatMap((root) => [root, ...parts(root).map(drawing)]))];
  globalThis.nodShapes = found;
  return found.flatMap((one, mark) => {
    const looks = [one, ...one.querySelectorAll("*")].map((each) => nodLook.shown(each)).filter(Boolean);
    if (!looks.length) return [];
    const least = (side) => Math.floor(Math.min(...looks.map((look) => look.box[side])));
    const most = (side) => Math.ceil(Math.max(...looks.map((look) => look.box[side])));
    const box = { left: least("left"), top: least("top"), right: most("right"), bottom: most("bottom") };
    if (box.right <= box.left || box.bottom <= box.top) return [];
    const name = `${nodWatch.describe(one)} number ${mark + 1}`;
    const operated = one.closest("a[href], button, input, select, summary");
    const control = Boolean(operated && !operated.innerText?.trim());
    const hidden = Boolean(one.closest("[aria-hidden=true]"));
    return [{ mark, name, ...box, whole: all.includes(one), hidden, control }];
  });
}"""
_HIDE = """([marks, hide]) => {
  for (const mark of marks) {
    if (hide) nodShapes[mark].style.setProperty("visibility", "hidden", "important");
    else nodShapes[mark].style.removeProperty("visibility");
  }
}"""
