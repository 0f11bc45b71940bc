"""How long it takes from a trusted click to the first painted frame that shows something, in real time."""

from __future__ import annotations

from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

from kit.verify.samples import NEVER, Samples, shown
from kit.verify.stage import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from kit.verify.drive import Stage
    from kit.verify.scene import Scene
    from kit.verify.session import Session

SAMPLES = 5
# A machine that is busy with something else is late now and then; a component that is late is late every time.
ROUNDS = 3


def rounds(session: Session, target: str, limits: tuple[float, float]) -> Iterator[Samples]:
    """Time the case's example, and where that is asked for, once more with a slower processor; the session keeps it."""
    for cpu in dict.fromkeys((1, session.cpu)):
        values = best_round(session.live, session.scene(), target, limits, cpu)
        samples = Samples(target, cpu, tuple(values))
        session.samples.append(samples)
        yield samples


def best_round(stage: Stage, scene: Scene, target: str, limits: tuple[float, float], cpu: float = 1) -> list[float]:
    """Return the samples in ms of the first round whose median and slowest keep the limits, else of the last one."""
    samples: list[float] = []
    for _ in range(ROUNDS):
        samples = measure(stage, scene, target, cpu)
        if median(samples) <= limits[0] and max(samples) <= limits[1]:
            break
    return samples


def measure(stage: Stage, scene: Scene, target: str, cpu: float = 1) -> list[float]:
    """Click five times, and take away each time what the click before had shown. ``inf`` where nothing came within 1 s.

    ``target`` is a part or the component; ``busy`` asks for the control's own answer instead (norm T8), ``legible`` for
    words that can be read (norm T2).
    """
    stage.open(scene)
    if target == "legible":
        stage.evaluate((PAGE / "legible.js").read_text(encoding="utf-8"))
    with _slowed(stage.page, cpu):
        return [_sample(stage, target) for _ in range(SAMPLES)]


@contextmanager
def _slowed(page: Page, cpu: float) -> Iterator[None]:
    """Slow the page's processor so many times, for as long as the block runs."""
    if cpu <= 1:
        yield
        return
    connection = page.context.new_cdp_session(page)
    connection.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    try:
        yield
    finally:
        connection.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        connection.detach()


def _sample(stage: Stage, target: str) -> float:
    component = stage.scene.component if stage.scene else ""
    stage.evaluate(_CLEAR)
    stage.frames(2)
    stage.evaluate(_ARM, [target, component])
    stage.click("trigger")
    time = stage.evaluate("nodFirst")
    return NEVER if time is None else float(time)


def words(samples: list[float]) -> str:
    """Say the median and the slowest, in ms."""
    return f"median {shown(median(samples))}, slowest {shown(max(samples))} of {len(samples)} clicks"


def told(samples: Samples) -> str:
    """Say the same of a distribution, and how slow the processor was."""
    return words(list(samples.values)) + (
        f", with a processor {samples.cpu:g} times as slow" if samples.cpu > 1 else ""
    )


_CLEAR = "() => { stage.made.splice(0).forEach((element) => element?.remove?.()); stage.mount.replaceChildren(); }"
# A frame has been painted when a task runs that was posted in its animation callback.
_ARM = """([name, own]) => {
  globalThis.nodFirst = new Promise((done) => {
    const busy = () => stage.mount.matches("[aria-busy=true]") || stage.mount.querySelector("[aria-busy=true]");
    const shows = () => {
      if (name === "legible") return nodLegibility() >= 1;
      return name === "busy" ? busy() : nodLook.seen(nodLook.one(name, own), 0.25);
    };
    const there = () => stage.made.length > 0 && shows();
    const look = (start) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const passed = performance.now() - start;
        if (there()) done(passed);
        else if (passed > 1000) done(null);
        else look(start);
      };
      port2.postMessage(0);
    });
    addEventListener("click", (event) => look(event.timeStamp), { capture: true, once: true });
  });
}"""
