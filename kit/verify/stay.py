"""One stay of a message, from the click until it has left by itself: how long it was there, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.verify.kinds import asks, is_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.verify.drive import Stage
    from kit.verify.session import Session

WATCHED_MS = 60_000
HOUR_MS = 3_600_000


@dataclass(frozen=True)
class Stay:
    """How it went.

    ``dwell`` is in ms from the click until it leaves, None where it does not within a minute; ``words`` are those that
    were to be read, without those on controls; ``found`` says whether they still can be after the minute, ``log`` what
    happened in it, and ``lasts`` whether what has to stay for good is there an hour later.
    """

    dwell: int | None
    words: str
    found: bool
    lasts: bool
    log: tuple[Mapping[str, Any], ...]


def stays(session: Session) -> bool:
    """Whether any check asks how long it stays: once for each example of a message, and of each toast in each theme."""
    case = session.case
    toast = session.component.family == "toast"
    first = case.mode == session.kit.theme(case.theme).modes[0]
    return (case.leading and (toast or session.component.family == "celebration")) or (toast and first)


def readable(stage: Stage) -> str:
    """Return the words that are to be read now, without those on controls."""
    return str(stage.evaluate(_WORDS))


def watch(session: Session, stage: Stage, words: str, before: int) -> Stay:
    """Let the rest of a minute pass on a stage whose log began with the click, after ``before`` entries."""
    start = stage.evaluate("nodStart")
    stage.run(max(0, WATCHED_MS - round(stage.evaluate("performance.now()") - start)))
    log = stage.log()[before:]
    left = [entry["at"] for entry in log if entry["kind"] == "state" and entry["to"] == "leaving"]
    found = bool(stage.evaluate(_FOUND, [words, session.component.function]))
    dwell = round(left[0] - start) if left else None
    return Stay(dwell, words, found, _lasts(session, stage), tuple(log))


def _lasts(session: Session, stage: Stage) -> bool:
    if not (is_error(session) or asks(session)):
        return False
    stage.sleep(HOUR_MS)
    stage.run(0)
    return not stage.evaluate("nodLook.leaving(stage.last())")


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
