"""Works under a strict content security policy and Trusted Types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.hostile import printed
from kit.verify.server import STRICT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "X1"
LEVEL = "must"
SAYS = "A strict content security policy and Trusted Types have nothing to report."
SOURCE = "CSP 3, Trusted Types"
HOW = f"securitypolicyviolation events, served with: {STRICT}; made by its call, and standing in the page as HTML."
SURE = "exact"


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each kind of report, once."""
    reports = session.showing.entries("report")
    if session.case.leading:
        reports += session.resting(via="html", html=printed(session.component, session.example)[0]).log("report")
    for text in dict.fromkeys(f"{one['directive']} {one['blocked']} {one['sample']}".strip() for one in reports):
        yield Breach("no report", text)
