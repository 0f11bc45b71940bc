"""Mirrored where people write from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "V4"
LEVEL = "must"
SAYS = "From right to left, every part stands mirrored."
SOURCE = "nodkit's own"
HOW = "The boxes of the visible parts in both directions; pieces of a canvas, of a picture or of decoration are exempt."
SURE = "exact"
SLACK_PX = 2.0


def applies(session: Session) -> bool:
    """Cases in the theme's first mode: the others have the same boxes."""
    return session.case.mode == session.kit.theme(session.case.theme).modes[0] or session.case.leading


def run(session: Session) -> Iterator[Breach]:
    """Yield each part that does not stand where its mirror image would."""
    one, other = session.showing.boxes, session.mirrored
    for name, box in one.items():
        if name not in other:
            yield Breach(f"{name} in both directions", "it missing from right to left")
            continue
        mirrored = {"left": other[name]["right"], "right": other[name]["left"]}
        apart = max(abs(box[side] - mirrored[side]) for side in mirrored)
        if apart > SLACK_PX:
            expected = f"{name} {box['left']:.0f} px from its start, {box['right']:.0f} px from its end"
            yield Breach(expected, f"{mirrored['left']:.0f} and {mirrored['right']:.0f} px")
