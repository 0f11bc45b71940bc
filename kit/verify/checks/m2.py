"""Nothing flashes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from kit.verify.film import canvas_film, window_film
from kit.verify.findings import Breach
from kit.verify.flashes import LIMIT, MOST, worst
from kit.verify.showing import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kit.verify.session import Session

NORM = "M2"
LEVEL = "must"
SAYS = "Nothing flashes more than three times a second on more than a quarter of a field of view, nor in saturated red."
SOURCE = (
    "WCAG 2.3.1: changes of 10 % of luminance with the darker below 0.80, red by u'v' > 0.2, fields of 341 × 256 px"
)
HOW = (
    "60 frames a second of frozen time, in cells of 8 px, for 4 s; what moves for ever for a second. Where keyframes "
    "cannot turn so often, or only on a smaller area, they are the proof; then only a canvas is filmed."
)
SURE = "measured"
FIELD_PX = 341 * 256
A_SECOND_MS = 1000


def applies(session: Session) -> bool:
    """Leading cases: the themes' colours of confetti are checked when they are built."""
    return session.case.leading


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach with the share of the field that flashes."""
    moves = [entry for entry in session.showing.entries("move") if entry["inside"]]
    if not calm(moves):
        stage = session.open()
        stage.evaluate("nodWatch.step(0)")
        stage.page.mouse.click(*stage.spot("trigger"))
        if session.component.family == "loading":
            stage.run(SHOWN_MS)
        yield from _told(worst(window_film(stage)))
    if session.showing.canvas:
        film = canvas_film(session.open().start())
        if film is not None:
            yield from _told(worst(film))


def calm(moves: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the keyframes alone prove that nothing can flash: too few turns in any second, or too small an area."""
    busy = [move for move in moves if _turns(move) > 1]
    if sum(_turns(move) for move in moves) <= 2 * MOST:
        return True
    return bool(2 * sum(move["area"] for move in busy) <= LIMIT * FIELD_PX)


def _turns(move: Mapping[str, Any]) -> int:
    """Return how often at most a move changes its way within a second."""
    each = max(1, len(move["keyframes"]) - 1)
    duration = max(move["duration"], 1)
    rounds = ceil(A_SECOND_MS / duration) + 1 if move["endless"] else ceil(move["lasts"] / duration)
    return int(each * min(rounds, ceil(A_SECOND_MS / duration) + 1))


def _told(share: float) -> Iterator[Breach]:
    if share > LIMIT:
        yield Breach(f"flashes on at most {LIMIT:.0%} of a field of view", f"{share:.0%}")
