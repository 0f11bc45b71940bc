"""Everything can be reached by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "K2"
LEVEL = "must"
SAYS = "Every control in the component is reached with the Tab key."
SOURCE = "WCAG 2.1.1"
HOW = "Real Tab keys, from the trigger on and once around the page. What says it is a button is one, or takes focus."
SURE = "exact"
MOST_STOPS = 30


def applies(session: Session) -> bool:
    """Examples of the leading cases: keys do not depend on looks."""
    return session.case.leading


def run(session: Session) -> Iterator[Breach]:
    """Yield each control that was not reached."""
    _ = session.mirrored  # keys are the same from right to left, and that page has to be opened for V4
    stage = session.resting(direction="rtl")
    session.disturbed()
    missing = set(stage.evaluate(_MARK))
    for _ in range(MOST_STOPS):
        if not missing:
            return
        stage.press("Tab")
        missing.discard(stage.evaluate("document.activeElement?.nodMark ?? -1"))
    for mark in sorted(missing):
        what = stage.evaluate("(mark) => nodWatch.describe(globalThis.nodMarks[mark])", mark)
        yield Breach("each control reached by Tab", f"{what} never")


_MARK = """() => {
  const query = "a, button, input, select, textarea, summary, [role=button], [role=link], [onclick], [tabindex]";
  const all = nodLook.all()
    .flatMap((one) => [...one.querySelectorAll(query)])
    .filter((one) => nodLook.seen(one) && !one.matches(":disabled, [role=status], [role=alert]"))
    .filter((one) => one.getAttribute("tabindex") !== "-1" || one.matches("button, [role=button], [role=link]"));
  globalThis.nodMarks = all;
  return all.map((one, mark) => (one.nodMark = mark));
}"""
