"""One showing of an example, that all checks which need no more than to look at it have in common."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.verify import stay
from kit.verify.boxes import boxes
from kit.verify.lab import AXE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.verify.boxes import Boxes
    from kit.verify.drive import Stage
    from kit.verify.session import Session
    from kit.verify.stay import Stay

# When everything that shows at all is shown: past the delay of T6.
SHOWN_MS = 250
# What a wait says at 2 s and at 10 s (T7) is then said.
LATER_MS = (2000, 10_000)


@dataclass(frozen=True)
class Showing:
    """An example after the click on its trigger.

    ``log`` is all that happened within 12 s of frozen time; the rest is how the page was ``SHOWN_MS`` after the click:
    ``text`` of the components without decoration, ``controls`` in them, what lay ``over`` the trigger, what had
    ``focus``, the violations that ``axe`` found in them, and the selectors of texts whose contrast it left
    ``undecided``; ``canvas`` says whether one of them draws, ``reads`` whether there are words for the eye, ``boxes``
    where the parts stood, and ``at_once`` whether there was an answer in the task of the click. ``stay`` is how it went
    on, where that is asked.
    """

    log: tuple[Mapping[str, Any], ...]
    text: str
    controls: tuple[Mapping[str, Any], ...]
    over: str
    focus: str
    axe: tuple[Mapping[str, Any], ...]
    undecided: tuple[str, ...]
    canvas: bool
    reads: bool
    boxes: Boxes
    at_once: bool
    stay: Stay | None

    def entries(self, kind: str) -> list[Mapping[str, Any]]:
        """Return the log's entries of one kind."""
        return [entry for entry in self.log if entry["kind"] == kind]


def show(session: Session) -> Showing:
    """Open the case's scene on the frozen stage, click, look, and let time pass."""
    stage = session.stage.open(session.scene())
    stage.frames()
    before = len(stage.log())
    stage.evaluate(_ARM, session.component.name)
    stage.start()
    stage.frames()
    stage.run(SHOWN_MS)
    stage.frames()
    facts = stage.evaluate(_FACTS)
    stood = boxes(stage)
    words = stay.readable(stage)
    axe, undecided = run_axe(stage)
    for time in LATER_MS:
        stage.run(time)
        stage.frames()
    log = (*stage.log()[before:], *({"kind": "error", "message": message} for message in stage.errors))
    return Showing(
        log=log,
        text=facts["text"],
        controls=tuple(facts["controls"]),
        over=facts["over"],
        focus=facts["focus"],
        axe=tuple(axe),
        undecided=tuple(undecided),
        canvas=facts["canvas"],
        reads=facts["reads"],
        boxes=stood,
        at_once=bool(facts["atOnce"]),
        stay=stay.watch(session, stage, words, before) if stay.stays(session) else None,
    )


def run_axe(stage: Stage) -> tuple[list[Mapping[str, Any]], list[str]]:
    """Return the violations that axe-core finds in the components on the stage, each with rule, help and nodes.

    And the selectors of the texts whose contrast it cannot tell.
    """
    stage.evaluate("async (path) => { await import(path); }", AXE)
    found, undecided = json.loads(stage.evaluate(_AXE))
    return found, undecided


# The window hears a click last; promises that were due by then have gone on.
_ARM = """(own) => {
  globalThis.nodStart = performance.now();
  addEventListener("click", () => {
    const busy = stage.mount.closest("[aria-busy=true]") ?? stage.mount.querySelector("[aria-busy=true]");
    globalThis.nodAtOnce = Boolean(busy) || nodLook.seen(nodLook.one(own, own), 0.25);
  }, { once: true });
}"""
_FACTS = """() => {
  const worded = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && /\\p{L}/u.test(node.data));
  const words = nodLook.all().flatMap((one) => [one, ...one.querySelectorAll("*")]).filter(worded);
  const trigger = document.querySelector("#trigger"), box = trigger.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    text: nodLook.words(),
    controls: nodLook.controls().map((element) => ({
      what: nodWatch.describe(element),
      inline: element.localName === "a" && getComputedStyle(element).display === "inline",
      width: element.getBoundingClientRect().width,
      height: element.getBoundingClientRect().height,
    })),
    reads: words.some((one) => nodLook.shown(one)),
    canvas: stage.made.some((one) => one?.querySelector("canvas")),
    over: trigger.contains(hit) ? "" : nodWatch.describe(hit),
    focus: nodWatch.describe(document.activeElement),
    atOnce: globalThis.nodAtOnce,
  };
}"""
# axe gives way to the page by timers, which stand still here.
_AXE = """async () => {
  const include = nodLook.all();
  if (!include.length) return "[[], []]";
  const paused = globalThis.setTimeout;
  globalThis.setTimeout = nodWatch.native.timeout;
  const back = () => (globalThis.setTimeout = paused);
  const how = { resultTypes: ["violations", "incomplete"] };
  const { violations, incomplete } = await axe.run({ include }, how).finally(back);
  const colours = incomplete.filter(({ id }) => id === "color-contrast").flatMap(({ nodes }) => nodes);
  const told = violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)}: ${failureSummary}`),
  }));
  return JSON.stringify([told, colours.map(({ target }) => target.join(" "))]);
}"""
