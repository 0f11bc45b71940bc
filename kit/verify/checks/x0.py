"""No script fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "X0"
LEVEL = "must"
SAYS = "No script fails, and nothing that is needed is missing."
SOURCE = "nodkit's own"
HOW = "Uncaught errors, unhandled rejections and files that did not load, within 12 s of the click."
SURE = "exact"


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each error, once."""
    for message in dict.fromkeys(entry["message"] for entry in session.showing.entries("error")):
        yield Breach("no error", str(message))
