"""Names and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "S3"
LEVEL = "must"
SAYS = "axe-core finds no violation."
SOURCE = "WCAG 1.3.1, 4.1.2"
HOW = "axe-core on the component 250 ms after the click, all its rules but the one on colour, which is V1."
SURE = "exact"
COLOUR = "color-contrast"


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each rule that is violated."""
    for violation in session.showing.axe:
        if violation["id"] != COLOUR:
            yield Breach(f"{violation['id']}: {violation['help']}", "; ".join(violation["nodes"]))
