"""An action is answered in the task that it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T0"
LEVEL = "must"
SAYS = "Each action is acknowledged in the same task."
SOURCE = "nodkit's own: exact, and without noise"
HOW = (
    "Frozen clock: a trusted click; before the task of its event is over, a quarter of the component is in view, "
    "or what is waited for is aria-busy."
)
SURE = "exact"


def applies(session: Session) -> bool:
    """Leading cases: a theme does not change what a script does at once."""
    return session.case.leading


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach where nothing was there yet when the listeners of the click were done."""
    if not session.showing.at_once:
        yield Breach("an answer in the task of the click", "neither the component nor a busy state")
