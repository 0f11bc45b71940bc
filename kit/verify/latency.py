"""How long it takes from a trusted click to the first painted frame that shows something, in real time."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.verify.drive import Stage
    from kit.verify.scene import Scene

SAMPLES = 5
# A machine that is busy with something else is late now and then; a component that is late is late every time.
ROUNDS = 3
NEVER = float("inf")


def best_round(stage: Stage, scene: Scene, target: str, limits: tuple[float, float]) -> list[float]:
    """Return the samples in ms of the first round whose median and slowest keep the limits, else of the last one."""
    samples: list[float] = []
    for _ in range(ROUNDS):
        samples = measure(stage, scene, target)
        if median(samples) <= limits[0] and max(samples) <= limits[1]:
            break
    return samples


def measure(stage: Stage, scene: Scene, target: str) -> list[float]:
    """Click five times, and take away each time what the click before had shown. ``inf`` where nothing came within 1 s.

    ``target`` is a part or the component; ``busy`` asks for the control's own answer instead (norm T8).
    """
    stage.open(scene)
    return [_sample(stage, target) for _ in range(SAMPLES)]


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
    return f"median {_ms(median(samples))}, slowest {_ms(max(samples))} of {len(samples)} clicks"


def _ms(time: float) -> str:
    return "never" if time == NEVER else f"{time:.0f} ms"


_CLEAR = "() => { stage.made.splice(0).forEach((element) => element?.remove?.()); stage.mount.replaceChildren(); }"
# A frame has been painted when a task runs that was posted in its animation callback.
_ARM = """([name, own]) => {
  globalThis.nodFirst = new Promise((done) => {
    const busy = () => stage.mount.matches("[aria-busy=true]") || stage.mount.querySelector("[aria-busy=true]");
    const shows = () => (name === "busy" ? busy() : nodLook.seen(nodLook.one(name, own), 0.25));
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
