"""An error says what happened, why, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.kinds import first_of_its_kind, is_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "E1"
LEVEL = "must"
SAYS = "An error says what happened, why, and how to mend it."
SOURCE = "WCAG 3.3.1, 3.3.3; GOV.UK; NN/g"
HOW = (
    "The words that are seen of an error, or after the component was told to fail without a reason, without "
    "those on controls: three sentences at least."
)
SURE = "estimated"
PARTS = 3
LEAST_MS = 1000  # what has been shown may have to stay for a while (T6: 400 ms) before the failure is


def applies(session: Session) -> bool:
    """Examples that are errors, and one example of each component that can fail."""
    if not session.case.leading:
        return False
    return is_error(session) or ("fail" in session.component.methods and first_of_its_kind(session))


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach where a sentence is missing."""
    stage = session.resting()
    if not is_error(session):
        session.disturbed()
        stage.call("fail")
        stage.run(LEAST_MS)
    said = [
        text
        for piece in stage.evaluate(_PIECES)
        for text in re.split(r"(?<=[.!?\u3002\uff01\uff1f\u0964])\s*", piece)
        if text.strip()
    ]
    if len(said) < PARTS:
        yield Breach("what happened, why, and how to mend it", f"{len(said)} of these: {' / '.join(said)}")


_PIECES = """() => {
  const found = [];
  for (const element of nodLook.all()) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const inside = walker.currentNode.parentElement;
      const shown = inside.checkVisibility({ visibilityProperty: true });
      if (!shown || inside.closest("[aria-hidden=true], button, a, label, [data-part=label]")) continue;
      if (/\\p{L}/u.test(walker.currentNode.data)) found.push(walker.currentNode.data.trim());
    }
  }
  return [...new Set(found)];
}"""
