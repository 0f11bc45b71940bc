"""Stays long enough to be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T3"
LEVEL = "must"
SAYS = "What leaves by itself stays for 1 s and 0.5 s a word, for 6 s at least; more than 20 words stay for good."
SOURCE = "120 words a minute, half the adult mean (Brysbaert 2019), for slow readers and second languages; WCAG 2.2.1"
HOW = (
    "Frozen clock, to the ms: from the click until it leaves, against the words that are seen, without those on "
    "controls; 0.25 s a character in scripts without spaces."
)
SURE = "exact"
LEAST_MS, START_MS, WORD_MS, CHARACTER_MS = 6000, 1000, 500, 250
MOST_WORDS = 20
# Han, Kana, Thai, Lao, Myanmar and Khmer: scripts that put no spaces between words.
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def applies(session: Session) -> bool:
    """Leading cases of messages."""
    return session.case.leading and session.component.family in {"toast", "celebration"}


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach where it leaves before it can have been read."""
    stay = session.stay
    needed = reading_time(stay.words)
    if stay.dwell is None or (needed is not None and stay.dwell >= needed):
        return
    yield Breach("it to stay" if needed is None else f"it to stay for {needed} ms", f"it leaving after {stay.dwell} ms")


def reading_time(text: str) -> int | None:
    """Return how many ms a text has to stay; None where it has to stay for good."""
    dense = len(_DENSE.findall(text))
    words = sum(any(letter.isalnum() for letter in word) for word in _DENSE.sub(" ", text).split())
    if words + dense / 2 > MOST_WORDS:
        return None
    return max(LEAST_MS, START_MS + WORD_MS * words + CHARACTER_MS * dense)
