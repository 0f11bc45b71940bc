"""Leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import CDPSession

    from kit.verify.drive import Stage
    from kit.verify.session import Session

NORM = "R1"
LEVEL = "must"
SAYS = "Shown and taken away again, it leaves no node, no listener and no animation behind."
SOURCE = "nodkit's own"
HOW = (
    "The browser's counters after collecting garbage, before and after 25 cycles (500 in a test of its own); "
    "what has grown must grow again, in as many cycles as four of its elements have nodes."
)
SURE = "measured"
CYCLES = 25
WARM_UP = 5
REST_MS = 60_000
UNCOLLECTED = 4  # elements: twice as many as a browser was ever seen to keep a while longer


def applies(session: Session) -> bool:
    """One example of each component: its first, in its leading case."""
    return session.case.leading and session.example is session.component.examples[0]


def run(session: Session) -> Iterator[Breach]:
    """Yield what there is more of after the cycles."""
    yield from cycle(session, CYCLES)


def cycle(session: Session, count: int) -> Iterator[Breach]:
    """Show and take away so many times, and yield what grows with it.

    What has grown once may be elements that the browser has not let go of yet. So it is asked again, in so many cycles
    that a leak of one node in each is more than these.
    """
    stage = session.open()
    connection = stage.page.context.new_cdp_session(stage.page)
    connection.send("Performance.enable")
    try:
        size = _cycles(stage, WARM_UP)
        after = _counters(connection)
        grown: dict[str, float] = {}
        for cycles in (count, max(count, UNCOLLECTED * size)):
            _cycles(stage, cycles)
            before, after = after, _counters(connection)
            grown = {name: amount - before[name] for name, amount in after.items() if amount - before[name] >= cycles}
            if not grown:
                break
        running = stage.evaluate("nodWatch.native.allAnimations.call(document).length")
    finally:
        connection.detach()
    for name, amount in grown.items():
        yield Breach(f"as many {name} as before {cycles} cycles", f"{amount:.0f} more")
    if running:
        yield Breach("no animation left", f"{running} running")


def _cycles(stage: Stage, count: int) -> int:
    """Do so many, rest, and return how many nodes the last element had."""
    size: int = stage.evaluate(_CYCLES, count)
    stage.run(REST_MS)
    return size


def _counters(connection: CDPSession) -> dict[str, float]:
    connection.send("HeapProfiler.collectGarbage")
    metrics = {one["name"]: one["value"] for one in connection.send("Performance.getMetrics")["metrics"]}
    return {"nodes": metrics["Nodes"], "listeners": metrics["JSEventListeners"]}


_CYCLES = """async (count) => {
  let size = 0;
  for (let cycle = 0; cycle < count; cycle += 1) {
    const element = stage.show();
    await nodWatch.settle();
    size = 0;
    const walk = element && document.createTreeWalker(element);
    for (let node = element; node; node = walk.nextNode()) size += 1;
    element?.remove();
    stage.made.splice(0);
    stage.mount.replaceChildren();
    await null;
  }
  nodWatch.log.splice(0);
  return size;
}"""
