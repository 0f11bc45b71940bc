"""Focus belongs to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.latency import CLEAR
from kit.verify.showing import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.drive import Stage
    from kit.verify.session import Session

NORM = "K1"
LEVEL = "must"
SAYS = "Focus is not taken away, and not lost when the control that has it goes."
SOURCE = "WCAG 2.4.3, 3.2.1"
HOW = "Focus within 12 s of the click; then Enter on each control in the component, after which focus is not on <body>."
SURE = "exact"
SETTLED_MS = 1000


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield where the focus went by itself, and which control drops it."""
    taken = [entry["on"] for entry in session.showing.entries("focus") if entry["id"] != "trigger"]
    if taken or session.showing.focus != "<button#trigger>":
        yield Breach("focus on the trigger", f"it on {', '.join(taken) or session.showing.focus}")
    if not session.case.leading:
        return
    for number, control in enumerate(session.showing.controls):
        stage = _again(session, number)
        stage.evaluate("(number) => { nodLook.controls()[number]?.focus(); }", number)
        stage.press("Enter")
        stage.run(SETTLED_MS)
        if stage.evaluate("document.activeElement === document.body"):
            yield Breach(f"focus somewhere after Enter on {control['what']}", "it on <body>")


def _again(session: Session, number: int) -> Stage:
    """Show the example with its control of that number: in the same page, or anew where it comes only once."""
    stage = session.stage
    if number:
        stage.evaluate(CLEAR)
        stage.start().run(SHOWN_MS)
        if stage.evaluate("nodLook.controls().length") > number:
            return stage
    stage = session.open().start()
    stage.run(SHOWN_MS)
    return stage
