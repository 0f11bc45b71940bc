"""Only what the compositor can do alone is animated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.motion import CHEAP, DISCRETE, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "M3"
LEVEL = "must"
SAYS = "Only transform, translate, scale, rotate and opacity are animated."
SOURCE = "web.dev, on what the compositor does without layout and paint"
HOW = "The keyframes of every animation in the component within 12 s of the click; what changes at once is exempt."
SURE = "exact"


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each animation that costs layout or paint."""
    seen: set[str] = set()
    for entry in session.showing.entries("move"):
        costly = properties(entry["keyframes"]) - CHEAP - DISCRETE
        if entry["inside"] and costly and (text := f"{entry['of']} animates {', '.join(sorted(costly))}") not in seen:
            seen.add(text)
            yield Breach("cheap properties only", text)
