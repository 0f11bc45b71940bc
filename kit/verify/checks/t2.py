"""What is shown can soon be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.latency import Limits, rounds, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T2"
LEVEL = "should"
SAYS = "Its words can be read within 150 ms of the click."
SOURCE = "nodkit's own; the floor is three frames"
HOW = (
    "Real time, as T1, but until all its words stand in view at 4.5:1 (large ones 3:1), with opacity and offset of "
    "that frame mixed in; the median of five clicks, as T1."
)
SURE = "measured"
MEDIAN_MS = 150


def applies(session: Session) -> bool:
    """All but waits, once in each theme: how something comes in does not depend on the mode."""
    case, kit = session.case, session.kit
    first = case.mode == kit.theme(case.theme).modes[0]
    return session.component.family != "loading" and (case.leading or first)


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach when the words come too late, or never."""
    if not session.showing.reads:
        return
    for samples in rounds(session, "legible", Limits(MEDIAN_MS)):
        if samples.middle > MEDIAN_MS:
            yield Breach(f"words at 4.5:1 within {MEDIAN_MS} ms", told(samples))
