"""A wait is acknowledged at once, even when its indicator comes later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.latency import Limits, rounds, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T8"
LEVEL = "must"
SAYS = "What is waited for says so itself (aria-busy) within 100 ms of the click."
SOURCE = "as T1: Miller 1968; Nielsen (0.1 s)"
HOW = "Real time, as T1, but until the mount or something in it is aria-busy."
SURE = "measured"
MEDIAN_MS = 100
SLOWEST_MS = 200


def applies(session: Session) -> bool:
    """Whether it is a wait."""
    return session.component.family == "loading"


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach when the busy state comes too late or not at all."""
    for samples in rounds(session, "busy", Limits(MEDIAN_MS, SLOWEST_MS)):
        if samples.middle > MEDIAN_MS or max(samples.values) > SLOWEST_MS:
            yield Breach(f"busy: median ≤ {MEDIAN_MS} ms, slowest ≤ {SLOWEST_MS} ms", told(samples))
