"""Leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import CDPSession

    from kit.verify.session import Session

NORM = "R1"
LEVEL = "must"
SAYS = "Shown and taken away again, it leaves no node, no listener and no animation behind."
SOURCE = "nodkit's own"
HOW = "The browser's counters after collecting garbage, before and after 50 cycles (500 in a test of its own)."
SURE = "measured"
CYCLES = 50
WARM_UP = 5
REST_MS = 60_000


def applies(session: Session) -> bool:
    """One example of each component: its first, in its leading case."""
    return session.case.leading and session.example is session.component.examples[0]


def run(session: Session) -> Iterator[Breach]:
    """Yield what there is more of after the cycles."""
    yield from cycle(session, CYCLES)


def cycle(session: Session, count: int) -> Iterator[Breach]:
    """Show and take away so many times, and yield what grows with it."""
    stage = session.open()
    connection = stage.page.context.new_cdp_session(stage.page)
    connection.send("Performance.enable")
    try:
        stage.evaluate(_CYCLES, WARM_UP)
        stage.run(REST_MS)
        before = _counters(connection)
        stage.evaluate(_CYCLES, count)
        stage.run(REST_MS)
        after = _counters(connection)
        running = stage.evaluate("nodWatch.native.allAnimations.call(document).length")
    finally:
        connection.detach()
    for name, amount in after.items():
        if amount - before[name] >= count:
            yield Breach(f"as many {name} as before {count} cycles", f"{amount - before[name]:.0f} more")
    if running:
        yield Breach("no animation left", f"{running} running")


def _counters(connection: CDPSession) -> dict[str, float]:
    connection.send("HeapProfiler.collectGarbage")
    metrics = {one["name"]: one["value"] for one in connection.send("Performance.getMetrics")["metrics"]}
    return {"nodes": metrics["Nodes"], "listeners": metrics["JSEventListeners"]}


_CYCLES = """async (count) => {
  for (let cycle = 0; cycle < count; cycle += 1) {
    const element = stage.show();
    await nodWatch.settle();
    element?.remove();
    stage.made.splice(0);
    stage.mount.replaceChildren();
    await null;
  }
  nodWatch.log.splice(0);
}"""
