"""Progress moves, or says that it stalls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.showing import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T7b"
LEVEL = "must"
SAYS = "Progress without news for 4 s says that it stalls."
SOURCE = "GNOME HIG"
HOW = "Frozen clock: the value is set once; within 4 s of it the words that are seen change, or something is said."
SURE = "exact"
STALL_MS = 4000
QUEUE_MS = 1100  # news of the value itself may have to wait for its turn


def applies(session: Session) -> bool:
    """Progress whose value can be set, once for each example that has a length."""
    known = session.case.leading and "set" in session.component.methods
    return known and session.component.family == "progress" and session.example.options.get("value") is not None


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach where nothing happens."""
    stage = session.open().start()
    stage.run(SHOWN_MS)
    most = session.example.options.get("max") or 1
    if session.example.options["value"] >= most:
        return
    stage.call("set", (session.example.options["value"] + most) / 2)
    stage.run(QUEUE_MS)
    words = stage.evaluate("nodLook.words()")
    said = len(stage.log("said"))
    stage.run(STALL_MS - QUEUE_MS)
    if stage.evaluate("nodLook.words()") == words and len(stage.log("said")) == said:
        yield Breach(f"it to say within {STALL_MS} ms that no news came", f'"{words}", as before')
