"""Does not flood the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.kinds import first_of_its_kind, floats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "F1"
LEVEL = "should"
SAYS = "The same within a second is shown once; three are seen at most, and one is said politely a second."
SOURCE = "the field's complaints"
HOW = (
    "Frozen clock: a thousand calls within a second, all with the same words, then each with its own; what is "
    "seen is counted, and what is said."
)
SURE = "exact"
CALLS, SECOND_MS, MOST = 1000, 1000, 3


def applies(session: Session) -> bool:
    """One example of each kind of message that leaves by itself; those that stay are put there one by one."""
    component = session.component
    return component.family == "toast" and bool(component.times) and first_of_its_kind(session)


def run(session: Session) -> Iterator[Breach]:
    """Yield what there was too much of."""
    stage = session.open(place="own").start()
    if not floats(stage):
        return
    stage.evaluate(_FLOOD, [CALLS, "", session.component.first])
    stage.run(SECOND_MS)
    if (seen := stage.evaluate(_SEEN)) > 1:
        yield Breach("the same to be seen once", f"{seen} times")
    stage = session.open(place="own").start()
    stage.evaluate(_FLOOD, [CALLS, "one", session.component.first])
    stage.run(SECOND_MS - 1)
    if (seen := stage.evaluate(_SEEN)) > MOST:
        yield Breach(f"at most {MOST} to be seen", f"{seen}")
    polite = [entry for entry in stage.log("said") if entry["politeness"] == "polite"]
    if len(polite) > 1:
        yield Breach("one polite announcement within a second", f"{len(polite)}")


_FLOOD = """([calls, own, first]) => {
  const { options } = document.documentElement.dataset, wants = JSON.parse(options);
  for (let number = 0; number < calls; number += 1)
    setTimeout(() => stage.show(own ? { ...wants, [first]: `${wants[first]} ${number}` } : wants, "own"), number);
}"""
_SEEN = "() => nodLook.all().filter((one) => nodLook.seen(one) && !nodLook.leaving(one)).length"
