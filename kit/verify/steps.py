"""One function a verb: what a step of a promise does on the stage, or what it looks for there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.verify.motion import moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.verify.built import BuiltKit
    from kit.verify.drive import Stage


class Broken(Exception):
    """A promise was not kept."""

    def __init__(self, expected: str, seen: str) -> None:
        super().__init__(f"expected {expected}, saw {seen}")
        self.expected = expected
        self.seen = seen


def perform(step: Any, stage: Stage, kit: BuiltKit) -> None:
    """Do or check one step. ``Broken`` where the promise is not kept, ``Unable`` where a move cannot be made."""
    if step.verb == "show":
        assert stage.scene is not None  # noqa: S101 - a step runs on an open stage
        example = kit.component(stage.scene.component).example(step.example)
        options = {**example.options, **step.options}
        stage.show({camel(name): value for name, value in options.items()})
    else:
        VERBS[step.verb](step, stage)


def _see(step: Any, stage: Stage) -> None:
    if step.count is None:
        if not stage.seen(step.target):
            raise Broken(f"to see {step.target}", _why_unseen(step.target, stage))
        return
    script = "([n, c]) => nodLook.named(n, c).filter((e) => nodLook.seen(e) && !nodLook.leaving(e)).length"
    count = stage.evaluate(script, [step.target, stage.own])
    if count != step.count:
        raise Broken(f"to see {step.target} {step.count} times", f"it {count} times")


def _gone(step: Any, stage: Stage) -> None:
    script = "([n, c]) => { const e = nodLook.one(n, c); return nodLook.leaving(e) || !nodLook.seen(e); }"
    if not stage.evaluate(script, [step.target, stage.own]):
        raise Broken(f"{step.target} to be gone or leaving", "it still there")


def _state(step: Any, stage: Stage) -> None:
    state = _read(step.of, stage, "element.dataset.state ?? null")
    if state != step.value:
        raise Broken(f'the state "{step.value}"', f'"{state}"' if state else "no state")


def _text(step: Any, stage: Stage) -> None:
    text = " ".join((_read(step.of, stage, "element.innerText ?? element.textContent") or "").split())
    if step.has not in text:
        raise Broken(f'the text "{step.has}"', f'"{text}"')


def _read(target: str, stage: Stage, expression: str) -> Any:
    script = f"([n, c]) => {{ const element = nodLook.one(n, c); return element ? {expression} : null; }}"
    return stage.evaluate(script, [target or stage.own, stage.own])


def _announced(step: Any, stage: Stage) -> None:
    entries = stage.log("said")
    said = [entry["words"] for entry in entries]
    if isinstance(step.said, list):
        if said != step.said:
            raise Broken(f"all that is said to be {step.said}", f"{said}")
        return
    hits = [entry for entry in entries if entry["words"] == step.said]
    if len(hits) != step.times:
        raise Broken(f'"{step.said}" to be said {step.times} times', f"{len(hits)} times; all that was said: {said}")
    wrong = [entry["politeness"] for entry in hits if step.politeness not in {None, entry["politeness"]}]
    if wrong:
        raise Broken(f'"{step.said}" to be said in a way that is {step.politeness}', wrong[0])


def _focus_on(step: Any, stage: Stage) -> None:
    script = """([n, c]) => {
      const element = nodLook.one(n, c), now = document.activeElement;
      return element && (element === now || element.contains(now)) ? "" : nodWatch.describe(now);
    }"""
    now = stage.evaluate(script, [step.target, stage.own])
    if now:
        raise Broken(f"focus on {step.target}", f"it on {now}")


def _still(step: Any, stage: Stage) -> None:
    stage.evaluate("void nodWatch.running()")
    whole = step.target == stage.own
    for entry in stage.log("move"):
        inside = entry["inside"] if whole else f" part {step.target}>" in entry["of"]
        if inside and (how := moved(entry["keyframes"])):
            raise Broken(f"{step.target} to stay still", f"{entry['of']} {entry['name']}: {how}")


def _emits(step: Any, stage: Stage) -> None:
    events = [entry for entry in stage.log("event") if entry["name"].partition("-")[2] == step.event.partition("-")[2]]
    fitting = [entry for entry in events if step.detail.items() <= entry["detail"].items()]
    if len(fitting) != step.times:
        seen = [entry["detail"] for entry in events]
        raise Broken(f"{step.event} {step.times} times with {step.detail}", f"{len(fitting)} times; details: {seen}")


def _why_unseen(target: str, stage: Stage) -> str:
    script = """([n, c]) => {
      const e = nodLook.one(n, c);
      if (!e) return "nothing of that name in the page";
      if (!e.isConnected) return "it taken out of the page";
      const look = nodLook.shown(e);
      if (!look) return "it without a box, or hidden";
      return `a share of ${look.share.toFixed(2)} of it in view, with an opacity of ${look.opacity.toFixed(2)}`;
    }"""
    return str(stage.evaluate(script, [target, stage.own]))


VERBS: dict[str, Callable[[Any, Stage], None]] = {
    "click": lambda step, stage: stage.click(step.target),
    "press": lambda step, stage: stage.press(step.key),
    "focus": lambda step, stage: stage.focus(step.target),
    "hover": lambda step, stage: stage.hover(step.target),
    "run": lambda step, stage: stage.run(step.time),
    "call": lambda step, stage: stage.call(step.method, *step.args),
    "tab": lambda step, stage: stage.tab(step.to),
    "see": _see,
    "gone": _gone,
    "state": _state,
    "text": _text,
    "announced": _announced,
    "focus_on": _focus_on,
    "still": _still,
    "emits": _emits,
}
