"""What appears does not hide the control that it answers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "V6"
LEVEL = "must"
SAYS = "The control that has the focus is not covered by what appears."
SOURCE = "WCAG 2.4.11"
HOW = "What lies at the middle of the trigger, 250 ms after the click."
SURE = "exact"


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach when something else is hit where the trigger is."""
    if session.showing.over:
        yield Breach("the trigger in the open", f"{session.showing.over} over it")
