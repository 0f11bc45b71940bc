"""Works over a modal dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.verify.drive import Unable
from kit.verify.findings import Breach
from kit.verify.kinds import is_message
from kit.verify.showing import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.drive import Stage
    from kit.verify.session import Session

NORM = "R2"
LEVEL = "must"
SAYS = "Over a modal dialog, opened before or after, it is seen and its controls take a click."
SOURCE = "13 of 13 toast libraries fail it; WCAG 2.1.1"
HOW = "A dialog is opened with showModal(); each control in the component is clicked by a trusted mouse."
SURE = "exact"


def applies(session: Session) -> bool:
    """Whether it brings news; progress, waits and controls have a place in the page, and may lie under a dialog."""
    brings = session.component.family == "celebration" or is_message(session.component)
    return session.case.leading and brings


def run(session: Session) -> Iterator[Breach]:
    """Yield what cannot be seen or clicked, for both orders."""
    for order, show in (("before", _in_dialog), ("after", _then_dialog)):
        stage = show(session)
        if order == "after" and _stays(session, stage):
            return
        names = [control["what"] for control in stage.evaluate(_CONTROLS)]
        if not stage.seen(session.component.name):
            yield Breach(f"to see it over a dialog that was opened {order}", "nothing of it")
        for number, name in enumerate(names):
            if problem := _try(stage, number):
                yield Breach(f"a click on {name} over a dialog that was opened {order}", problem)


def _stays(session: Session, stage: Stage) -> bool:
    """Whether it is a celebration with a place in the page, like a badge, which a dialog covers with the page."""
    return session.component.family == "celebration" and not stage.evaluate(
        "Boolean(stage.last()?.closest('[popover]'))"
    )


def _in_dialog(session: Session) -> Stage:
    stage = session.open(place="own")
    stage.evaluate("document.querySelector('#dialog').showModal()")
    stage.frames(1)
    stage.page.mouse.click(*_middle(stage, "#inside"))
    return _shown(stage)


def _then_dialog(session: Session) -> Stage:
    stage = session.open(place="own").start()
    stage.run(SHOWN_MS)
    stage.evaluate("document.querySelector('#dialog').showModal()")
    stage.frames(2)
    return _shown(stage)


def _shown(stage: Stage) -> Stage:
    stage.run(SHOWN_MS)
    stage.frames(1)
    stage.run(SHOWN_MS)
    return stage


def _try(stage: Stage, number: int) -> str:
    """Click the control of that number; say why it did not work, or "" where it did."""
    spot: dict[str, Any] = stage.evaluate(_SPOT, number)
    if "problem" in spot:
        return str(spot["problem"])
    stage.page.mouse.click(spot["x"], spot["y"])
    return "" if stage.evaluate("globalThis.nodHit === true") else "the click did not arrive"


def _middle(stage: Stage, query: str) -> tuple[float, float]:
    spot = stage.evaluate("(query) => nodLook.spot(document.querySelector(query))", query)
    if "problem" in spot:
        raise Unable(f"{query} {spot['problem']}")
    return spot["x"], spot["y"]


_CONTROLS = "nodLook.controls().map((element) => ({ what: nodWatch.describe(element) }))"
_SPOT = """(number) => {
  const control = nodLook.controls()[number];
  if (!control) return { problem: "it is not there" };
  globalThis.nodHit = false;
  // Kept from the control, so that it stands as before for the next one.
  addEventListener("click", (event) => {
    globalThis.nodHit = event.isTrusted && event.composedPath().includes(control);
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, once: true });
  return nodLook.spot(control);
}"""
