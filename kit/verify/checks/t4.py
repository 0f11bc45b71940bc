"""What asks for an answer waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.kinds import asks, is_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T4"
LEVEL = "must"
SAYS = "Errors, and messages with an action, do not leave by themselves."
SOURCE = "Material, Spectrum, WCAG 2.2.1"
HOW = "Frozen clock: an hour after the click it is still there."
SURE = "exact"


def applies(session: Session) -> bool:
    """Leading cases of errors, and of messages with an action."""
    return session.case.leading and (is_error(session) or asks(session))


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach where it has left within the hour."""
    if not session.stay.lasts:
        yield Breach("it to be there after an hour", "it gone by itself")
