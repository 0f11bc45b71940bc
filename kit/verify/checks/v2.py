"""Still there where the person's colours replace all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.pixels import differ
from kit.verify.shapes import move_on, pairs, shapes

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
    stage = session.resting()
    stage.page.emulate_media(forced_colors="active")
    forced = _traces(stage)
    stage.page.emulate_media(forced_colors="none")
    if all(forced.values()):
        return
    plain = _traces(stage)
    for name, traced in forced.items():
        if not traced and plain.get(name):
            yield Breach("to see it in forced colours", f"no trace of {name}")


def _traces(stage: Stage) -> dict[str, bool]:
    """Say of the component and of each shape in it whether the picture is another one without it."""
    stage.frames(1)
    traces = {one.name: differ(there, away) for one, there, away in pairs(stage, shapes(stage))}
    move_on(stage)
    return traces
