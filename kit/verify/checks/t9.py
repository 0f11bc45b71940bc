"""Nothing moves for long by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.motion import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T9"
LEVEL = "must"
SAYS = "Nothing but a wait moves for longer than 5 s, and a celebration not for longer than 4 s."
SOURCE = "WCAG 2.2.2 and its note 4"
HOW = "The end time of every animation that ran within 12 s of the click, outside of what is aria-busy."
SURE = "exact"
LIMITS_MS = {"toast": 5000, "celebration": 4000}


def applies(session: Session) -> bool:
    """Toasts and celebrations; waits and progress move as long as there is something to wait for."""
    return session.component.family in LIMITS_MS


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each animation that moves something for too long."""
    limit = LIMITS_MS[session.component.family]
    for entry in session.showing.entries("move"):
        if entry["waits"] or not entry["inside"] or not (moved(entry["keyframes"]) or entry["endless"]):
            continue
        if entry["endless"] or entry["lasts"] > limit:
            lasts = "for ever" if entry["endless"] else f"for {entry['lasts']} ms"
            yield Breach(f"no movement beyond {limit} ms", f"{entry['of']} {entry['name']} {lasts}")
