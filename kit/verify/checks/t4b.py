"""What has left is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T4b"
LEVEL = "must"
SAYS = "What left by itself can still be found."
SOURCE = "WCAG 2.2.1 (Understanding): what vanishes has to be somewhere else as well"
HOW = "After a minute its words are in the page's text, or in the list that the component's function keeps (its log)."
SURE = "exact"


def applies(session: Session) -> bool:
    """Leading cases of messages."""
    return session.case.leading and session.component.family == "toast"


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach where the words went with it."""
    stay = session.stay
    if stay.dwell is not None and not stay.found:
        yield Breach(f'"{stay.words}" in the page, or in a log', "neither, after it left")
