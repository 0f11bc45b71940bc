"""Targets are large enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "V5"
LEVEL = "must"
SAYS = "What can be hit measures at least 24 × 24 px."
SOURCE = "WCAG 2.5.8"
HOW = "The boxes of all controls in the component, 250 ms after the click; links within a line of text are exempt."
SURE = "exact"
LEAST_PX = 24


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each control that is too small."""
    for control in session.showing.controls:
        width, height = control["width"], control["height"]
        if min(width, height) < LEAST_PX and not control["inline"]:
            yield Breach(f"{LEAST_PX} × {LEAST_PX} px", f"{control['what']}: {width:.1f} × {height:.1f} px")
