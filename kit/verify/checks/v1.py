"""Words and shapes stand out from what is behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.checks.s3 import COLOUR
from kit.verify.contrast import shape_contrast, text_contrast
from kit.verify.findings import Breach
from kit.verify.pixels import picture
from kit.verify.shapes import move_on, pairs, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.drive import Stage
    from kit.verify.session import Session
    from kit.verify.shapes import Shape

NORM = "V1"
LEVEL = "must"
SAYS = "Text has a contrast of 4.5:1, large text of 3:1; so have graphics, and controls without words."
SOURCE = "WCAG 1.4.3, 1.4.11"
HOW = (
    "axe-core's rule color-contrast, 250 ms after the click; where it is undecided (gradients, overlaps), and for "
    "shapes, pictures with and without them: text in its worst tile of 16 px, shapes by their strongest tenth."
)
SURE = "measured"
TEXT, LARGE, SHAPE = 4.5, 3.0, 3.0
SLACK = 0.05  # pixels and axe agree to this


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each text and each shape that is too faint."""
    for violation in session.showing.axe:
        if violation["id"] == COLOUR:
            for node in violation["nodes"]:
                yield Breach("text at 4.5:1", " ".join(node.split()))
    stage = session.resting()
    stage.frames(1)
    found = shapes(stage, drawings=True)
    yield from _texts(stage, session.showing.undecided)
    yield from _shapes(stage, [one for one in found if _counts(session, one)])
    move_on(stage)


def _counts(session: Session, shape: Shape) -> bool:
    """Whether a shape tells something: it waits, it is a value, or a control. Beside words, a picture is decoration."""
    if shape.whole:
        return False
    return shape.control or not shape.hidden or session.component.family == "loading"


def _texts(stage: Stage, undecided: tuple[str, ...]) -> Iterator[Breach]:
    if not undecided:
        return
    size = stage.page.viewport_size or {"width": 0, "height": 0}
    clip = {"x": 0, "y": 0, **size}
    there = picture(stage, clip)  # type: ignore[arg-type]
    boxes = stage.evaluate(_INKLESS, list(undecided))
    away = picture(stage, clip)  # type: ignore[arg-type]
    stage.evaluate(_INKED, list(undecided))
    for box in boxes:
        piece = slice(box["top"], box["bottom"]), slice(box["left"], box["right"])
        seen = text_contrast(there[piece], away[piece])
        limit = LARGE if box["large"] else TEXT
        if seen is not None and seen < limit - SLACK:
            yield Breach(f"text at {limit}:1", f"{box['name']}: {seen:.2f}:1, in pixels, where it is worst")


def _shapes(stage: Stage, found: list[Shape]) -> Iterator[Breach]:
    """Yield what is too faint and no ground for another shape that is not, like the track of a bar."""
    seen = [(one, shape_contrast(there, away)) for one, there, away in pairs(stage, found)]
    strong = [one for one, contrast in seen if contrast is not None and contrast >= SHAPE - SLACK]
    for one, contrast in seen:
        if contrast is None or contrast >= SHAPE - SLACK or any(one.meets(other) for other in strong):
            continue
        yield Breach(f"a shape at {SHAPE}:1", f"{one.name}: {contrast:.2f}:1")


_INKLESS = """(selectors) => selectors.flatMap((selector) => {
  const one = document.querySelector(selector), look = one && nodLook.shown(one);
  if (!look) return [];
  const { fontSize, fontWeight } = getComputedStyle(one), points = parseFloat(fontSize) * 0.75;
  one.style.setProperty("-webkit-text-fill-color", "transparent", "important");
  return [{
    name: nodWatch.describe(one),
    large: points >= 18 || (points >= 14 && Number(fontWeight) >= 700),
    left: Math.floor(look.box.left), right: Math.ceil(look.box.right),
    top: Math.floor(look.box.top), bottom: Math.ceil(look.box.bottom),
  }];
})"""
_INKED = """(selectors) => selectors.forEach((selector) => {
  document.querySelector(selector)?.style.removeProperty("-webkit-text-fill-color");
})"""
