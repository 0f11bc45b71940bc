"""A long wait says so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T7"
LEVEL = "must"
SAYS = "A wait has words after 2 s, still goes on with words and a way out after 10 s, and reminds every 15 s at most."
SOURCE = "Nielsen (1 s, 10 s); Miller (15 s)"
HOW = (
    "Frozen clock: words seen at 2 s and said within a second of it; more said, and a control seen, at 10 s; "
    "what is said from then on, for as long as it is aria-busy."
)
SURE = "exact"
WORDS_MS, LONG_MS, AGAIN_MS = 2000, 10_000, 15_000
QUEUE_MS = 1000  # polite announcements may be a second apart (F1)
WATCHED_MS = 60_000


def applies(session: Session) -> bool:
    """Whether it is a wait, once for each example."""
    return session.case.leading and session.component.family == "loading"


def run(session: Session) -> Iterator[Breach]:
    """Yield what was not said or shown in time, and what was said too often."""
    stage = session.open()
    stage.evaluate(_WATCH)
    stage.start()
    start = stage.evaluate("performance.now()")
    stage.run(WORDS_MS)
    if not stage.evaluate("nodLook.words()"):
        yield Breach(f"words to be seen after {WORDS_MS} ms", "none")
    stage.run(LONG_MS - WORDS_MS)
    lasts = stage.evaluate("nodBusy() && nodLook.all().length > 0")
    ways = stage.evaluate("nodLook.controls().length")
    stage.run(WATCHED_MS - LONG_MS)
    over = (stage.evaluate("nodOver") or float("inf")) - start
    said = [entry["at"] - start for entry in stage.log("said") if start <= entry["at"] < start + over]
    if over > WORDS_MS and not any(at <= WORDS_MS + QUEUE_MS for at in said):
        yield Breach(f"words to be said after {WORDS_MS} ms", "none")
    if lasts:
        # A status beside what goes on being used can be left at any time: it holds nobody up.
        methods = session.component.methods
        yield from _long(said, ways or ("start" in methods and "cancel" not in methods))


def _long(said: list[float], ways: int) -> Iterator[Breach]:
    if not ways:
        yield Breach(f"a way out after {LONG_MS} ms", "no control")
    later = [at for at in said if at >= LONG_MS]
    if not later or later[0] > LONG_MS + QUEUE_MS:
        yield Breach(f'"still working" to be said after {LONG_MS} ms', "nothing")
    for one, other in pairwise(later):
        if other - one < AGAIN_MS - QUEUE_MS:
            yield Breach(f"{AGAIN_MS} ms from one reminder to the next", f"{other - one:.0f} ms")


_WATCH = """() => {
  globalThis.nodOver = null;
  const { mount } = stage, query = "[aria-busy=true]";
  globalThis.nodBusy = () => Boolean(mount.closest(query) ?? mount.querySelector(query));
  const look = () => { if (nodWaits && !nodBusy()) globalThis.nodOver ??= performance.now(); };
  globalThis.nodWaits = false;
  new MutationObserver(() => { nodWaits ||= nodBusy(); look(); })
    .observe(document, { subtree: true, attributes: true, childList: true });
}"""
