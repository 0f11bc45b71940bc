"""Still there where the person's colours replace all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.pixels import differ, picture
from kit.verify.session import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.drive import Stage
    from kit.verify.session import Session

NORM = "V2"
LEVEL = "must"
SAYS = "In forced colours the component, and each shape in it that is seen without them, is still seen."
SOURCE = "WCAG 1.4.11, 1.4.1"
HOW = "Pictures of each shape's box, with the shape and with the shape made invisible: pixels must differ."
SURE = "measured"


def applies(session: Session) -> bool:
    """Leading cases: forced colours replace those of every theme."""
    return session.case.leading


def run(session: Session) -> Iterator[Breach]:
    """Yield each shape that leaves no trace on the screen."""
    plain = _traces(session.open().start())
    forced = _traces(session.open(colors="active").start())
    for name, traced in plain.items():
        if traced and not forced.get(name, True):
            yield Breach("to see it in forced colours", f"no trace of {name}")


def _traces(stage: Stage) -> dict[str, bool]:
    """Say of the component and of each shape in it whether the picture is another one without it."""
    stage.run(SHOWN_MS)
    stage.frames(1)
    return {name: leaves_trace(stage, mark) for mark, name in enumerate(stage.evaluate(_SHAPES))}


def leaves_trace(stage: Stage, mark: int) -> bool:
    """Compare two pictures of a shape's box: as it is, and with the shape made invisible."""
    clip = stage.evaluate("(mark) => nodBox(nodShapes[mark])", mark)
    if clip is None:
        return False
    there = picture(stage, clip)
    stage.evaluate("(mark) => nodShapes[mark].style.setProperty('visibility', 'hidden', 'important')", mark)
    away = picture(stage, clip)
    stage.evaluate("(mark) => nodShapes[mark].style.removeProperty('visibility')", mark)
    return differ(there, away)


_SHAPES = """() => {
  const all = nodLook.all();
  const shape = (one) => !one.querySelector("[data-part]") && !one.textContent.trim() && nodLook.seen(one);
  globalThis.nodShapes = all.flatMap((root) => [root, ...[...root.querySelectorAll("[data-part]")].filter(shape)]);
  globalThis.nodBox = (one) => {
    const looks = [one, ...one.querySelectorAll("*")].map((each) => nodLook.shown(each)).filter(Boolean);
    if (!looks.length) return null;
    const least = (side) => Math.floor(Math.min(...looks.map((look) => look.box[side])));
    const most = (side) => Math.ceil(Math.max(...looks.map((look) => look.box[side])));
    const x = least("left"), y = least("top");
    return { x, y, width: most("right") - x, height: most("bottom") - y };
  };
  return nodShapes.map((one, mark) => `${nodWatch.describe(one)} number ${mark + 1}`);
}"""
