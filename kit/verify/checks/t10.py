"""Comes in unhurried, and leaves sooner than it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T10"
LEVEL = "should"
SAYS = "What comes in takes 150 to 300 ms for it, and less when it leaves."
SOURCE = "Material 3, Carbon and Fluent 2, their ranges"
HOW = (
    "getAnimations(): the longest finite animation of what holds the words that starts with the click, and the "
    "longest that starts when it leaves by itself."
)
SURE = "exact"
LEAST_MS, MOST_MS = 150, 300


def applies(session: Session) -> bool:
    """Messages, once in each theme."""
    case, kit = session.case, session.kit
    return session.component.family == "toast" and (case.leading or case.mode == kit.theme(case.theme).modes[0])


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for an entrance out of range, and for leaving that takes as long as coming."""
    log = session.stay.log
    moves = [entry for entry in log if entry["kind"] == "move" and entry["inside"] and entry["holds"]]
    finite = [entry for entry in moves if not entry["endless"]]
    came = min((entry["at"] for entry in log), default=0)
    left = [entry["at"] for entry in log if entry["kind"] == "state" and entry["to"] == "leaving"]
    enter = max((entry["lasts"] for entry in finite if entry["at"] == came), default=0)
    leave = max((entry["lasts"] for entry in finite if left and entry["at"] >= left[0]), default=0)
    if enter and not LEAST_MS <= enter <= MOST_MS:
        yield Breach(f"to come in within {LEAST_MS} to {MOST_MS} ms", f"{enter:.0f} ms")
    if leave and enter and leave >= enter:
        yield Breach(f"to leave in less than {enter:.0f} ms", f"{leave:.0f} ms")
