"""Feedback comes in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.latency import Limits, rounds, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T1"
LEVEL = "must"
SAYS = "Feedback is on the screen within 100 ms of the click."
SOURCE = "Miller 1968; Card, Robertson, Mackinlay 1991; Nielsen (0.1 s); RAIL"
HOW = (
    "Real time: a trusted click, then the first painted frame in which a quarter of the component's box is in view, at "
    "an opacity above 0.05; five clicks, the best of five rounds; where "
    "none keeps it, without what clicks take that show nothing. With --cpu N also on a processor N times as slow."
)
SURE = "measured"
MEDIAN_MS = 100
SLOWEST_MS = 200


def applies(session: Session) -> bool:
    """All but waits, which hold their indicator back so that it does not flicker (T6, T8)."""
    return session.component.family != "loading"


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach when the median or the slowest click is too late."""
    beside = "legible" if session.showing.reads else ""  # T2 asks next, of the same clicks
    for samples in rounds(session, session.component.name, Limits(MEDIAN_MS, SLOWEST_MS), beside):
        if samples.middle > MEDIAN_MS or max(samples.values) > SLOWEST_MS:
            yield Breach(f"median ≤ {MEDIAN_MS} ms, slowest ≤ {SLOWEST_MS} ms", told(samples))
