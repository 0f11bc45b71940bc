"""Who wants less motion gets the same words, and nothing that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.motion import moved
from kit.verify.quiet import CANVAS_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "M1"
LEVEL = "must"
SAYS = "With reduced motion the words stay and nothing moves, scales or turns; a wait still shows that it goes on."
SOURCE = "WCAG 2.3.3; 2.2.2, note 4"
HOW = "Keyframes of all animations, and the pixels of each canvas, with prefers-reduced-motion; words as with motion."
SURE = "exact"


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield what moves, what is not said any more, and a wait that looks hung."""
    quiet = session.quiet
    if quiet.text != session.showing.text:
        yield Breach(f'the same words: "{session.showing.text}"', f'"{quiet.text}"')
    before, after = quiet.canvases  # one may still come, or be taken away
    if before and after and before != after:
        yield Breach("a canvas that stands still", f"other pixels {CANVAS_MS} ms later")
    moves = [entry for entry in quiet.log if entry["kind"] == "move" and entry["inside"]]
    for text in dict.fromkeys(f"{one['of']} {one['name']}: {how}" for one in moves if (how := moved(one["keyframes"]))):
        yield Breach("nothing that moves", text)
    waits = any(entry["endless"] and entry["inside"] for entry in session.showing.entries("move"))
    if waits and not any(entry["endless"] for entry in moves):
        yield Breach("a wait that visibly goes on", "nothing animated any more")
