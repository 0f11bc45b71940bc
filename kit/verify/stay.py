"""One stay of a message, from the click until it has left by itself: how long it was there, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.verify.session import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.verify.session import Session

WATCHED_MS = 60_000


@dataclass(frozen=True)
class Stay:
    """How it went.

    ``dwell`` is in ms from the click until it leaves, None where it does not within a minute; ``words`` are those that
    were to be read, without those on controls; ``found`` says whether they still can be after the minute.
    """

    dwell: int | None
    words: str
    found: bool
    log: tuple[Mapping[str, Any], ...]


def watch(session: Session) -> Stay:
    """Show the case's example and let a minute pass."""
    stage = session.open()
    start = stage.evaluate("performance.now()")
    before = len(stage.log())
    stage.start().run(SHOWN_MS)
    words = stage.evaluate(_WORDS)
    stage.run(WATCHED_MS - SHOWN_MS)
    log = stage.log()[before:]
    left = [entry["at"] for entry in log if entry["kind"] == "state" and entry["to"] == "leaving"]
    found = stage.evaluate(_FOUND, [words, session.component.function])
    return Stay(round(left[0] - start) if left else None, words, found, tuple(log))


_WORDS = """() => {
  const found = [];
  for (const element of nodLook.all()) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const inside = walker.currentNode.parentElement;
      if (!nodLook.seen(inside) || inside.closest("[aria-hidden=true], button, a, [aria-live]")) continue;
      found.push(walker.currentNode.data);
    }
  }
  return found.join(" ").replace(/\\s+/g, " ").trim();
}"""
# In the page's own text, or in the list that the component's function keeps.
_FOUND = """async ([words, name]) => {
  const plain = (text) => text.replace(/\\s+/g, " ");
  const kept = JSON.stringify((await stage.component[name].log?.()) ?? []);
  return plain(document.body.innerText).includes(words) || kept.includes(JSON.stringify(words).slice(1, -1));
}"""
