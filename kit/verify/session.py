"""What a check gets: one case, stages to open scenes on, and one showing of the example that all may look at."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kit.verify.drive import Stage
from kit.verify.lab import AXE
from kit.verify.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.verify.built import Component, Example
    from kit.verify.findings import Case
    from kit.verify.lab import Lab
    from kit.verify.samples import Samples
    from kit.verify.stay import Stay
    from kit.verify.timeline import Timeline

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
    ``undecided``; ``canvas`` says whether one of them draws, ``reads`` whether there are words for the eye.
    """

    log: tuple[Mapping[str, Any], ...]
    text: str
    controls: tuple[Mapping[str, Any], ...]
    over: str
    focus: str
    axe: tuple[Mapping[str, Any], ...]
    undecided: tuple[str, ...] = ()
    canvas: bool = False
    reads: bool = True

    def entries(self, kind: str) -> list[Mapping[str, Any]]:
        """Return the log's entries of one kind."""
        return [entry for entry in self.log if entry["kind"] == kind]


class Session:
    """One case under verification. Stages are shared: whoever opens a scene has it until the next one opens."""

    def __init__(self, lab: Lab, case: Case, cpu: float = 1) -> None:
        self.case = case
        self.kit = lab.kit
        self.stage = Stage(lab)
        self.live = Stage(lab, frozen=False)
        self.cpu = cpu
        self.timelines: list[Timeline] = []  # what a check notes of what happened meanwhile
        self.samples: list[Samples] = []  # and the times that it measured
        self.timed: dict[tuple[str, float], list[float]] = {}  # for the check that asks for them next

    @property
    def component(self) -> Component:
        """The case's component."""
        return self.kit.component(self.case.component)

    @property
    def example(self) -> Example:
        """The case's example."""
        return self.component.example(self.case.example)

    def scene(self, **changes: Any) -> Scene:
        """Return the case's scene, changed in some circumstances."""
        case = self.case
        return Scene(case.component, case.example, **{"theme": case.theme, "mode": case.mode, **changes})

    def open(self, **changes: Any) -> Stage:
        """Open the case's scene on the frozen stage; the showing, which needs the same stage, has been made before."""
        _ = self.showing
        return self.stage.open(self.scene(**changes))

    @cached_property
    def stay(self) -> Stay:
        """One stay of the example, from its click until it has left by itself, or for a minute."""
        from kit.verify.stay import watch

        return watch(self)

    @cached_property
    def showing(self) -> Showing:
        """One showing, made when it is first asked for."""
        stage = self.stage.open(self.scene())
        stage.frames()
        before = len(stage.log())
        stage.start()
        stage.frames()
        stage.run(SHOWN_MS)
        stage.frames()
        facts = stage.evaluate(_FACTS)
        axe, undecided = run_axe(stage)
        for time in LATER_MS:
            stage.run(time)
            stage.frames()
        errors = [{"kind": "error", "message": message} for message in stage.errors]
        return Showing(
            log=(*stage.log()[before:], *errors),
            text=facts["text"],
            controls=tuple(facts["controls"]),
            over=facts["over"],
            focus=facts["focus"],
            axe=tuple(axe),
            undecided=tuple(undecided),
            canvas=facts["canvas"],
            reads=facts["reads"],
        )


def run_axe(stage: Stage) -> tuple[list[Mapping[str, Any]], list[str]]:
    """Return the violations that axe-core finds in the components on the stage, each with rule, help and nodes.

    And the selectors of the texts whose contrast it cannot tell.
    """
    stage.evaluate("async (path) => { await import(path); }", AXE)
    found, undecided = json.loads(stage.evaluate(_AXE))
    return found, undecided


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
