"""Words stand out from what is behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.checks.s3 import COLOUR
from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "V1"
LEVEL = "must"
SAYS = "Text has a contrast of 4.5:1, large text of 3:1."
SOURCE = "WCAG 1.4.3"
HOW = "axe-core's rule color-contrast, 250 ms after the click; gradients and overlaps stay undecided."
SURE = "measured"


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each text that is too faint."""
    for violation in session.showing.axe:
        if violation["id"] == COLOUR:
            for node in violation["nodes"]:
                yield Breach("text at 4.5:1", " ".join(node.split()))
