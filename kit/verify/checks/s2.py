"""Progress is said, and does not chatter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.kinds import first_of_its_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "S2"
LEVEL = "must"
SAYS = "Progress is said at its start, at each quarter and at its end, and not more often."
SOURCE = "ARIA practice; public threads"
HOW = (
    "Frozen clock: the value rises by a hundredth every 1.1 s, then it is done; what is said is counted, and "
    "laid beside the value."
)
SURE = "exact"
STEP_MS = 1100
ALL = 100
QUARTERS = (25, 50, 75)
NEAR = 3  # percent: an announcement may have to wait for its turn
MOST = 7  # start, quarters, all sent, end, and one in reserve


def applies(session: Session) -> bool:
    """Progress whose value can be set: one example of each component."""
    can = {"set", "done"} <= session.component.methods
    return can and session.component.family == "progress" and first_of_its_kind(session)


def run(session: Session) -> Iterator[Breach]:
    """Yield what was not said, and that too much was."""
    stage = session.open(options={"value": 0}).start()
    start = stage.evaluate("performance.now()")
    stage.evaluate(_RISE, [STEP_MS, session.example.options.get("max") or 1])
    stage.run(STEP_MS * (ALL + 1))
    before = len(stage.log("said"))
    stage.call("done")
    stage.run(2 * STEP_MS)
    said = stage.log("said")
    shares = [(entry["at"] - start) / STEP_MS for entry in said[:before]]
    if not any(share < 1 for share in shares):
        yield Breach("its start to be said", "nothing within a second")
    for quarter in QUARTERS:
        if not any(quarter <= share < quarter + NEAR for share in shares):
            yield Breach(f"{quarter} % to be said", f"said at {', '.join(f'{share:.0f} %' for share in shares)}")
    if len(said) == before and not any(share >= ALL for share in shares):
        yield Breach("its end to be said", "nothing")
    if len(said) > MOST:
        yield Breach(f"at most {MOST} announcements from start to end", f"{len(said)}")


_RISE = """([step, most]) => {
  const element = stage.last();
  for (let share = 1; share <= 100; share += 1) setTimeout(() => element.set((share / 100) * most), step * share);
}"""
