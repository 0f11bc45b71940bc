"""What is on the page stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "M4"
LEVEL = "must"
SAYS = "Nothing on the page is pushed around."
SOURCE = "Cumulative Layout Shift, with 0 as its limit"
HOW = (
    "All layout-shift entries within 12 s of the click, those that follow input too. The mount has room for what comes."
)
SURE = "exact"


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield one breach with all shifts."""
    shifts = session.showing.entries("shift")
    if shifts:
        pushed = ", ".join(dict.fromkeys(entry["of"] or "something" for entry in shifts))
        yield Breach("a layout shift of 0", f"{sum(entry['value'] for entry in shifts):.4f} by {pushed}")
