"""Progress is honest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.showing import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.drive import Stage
    from kit.verify.session import Session

NORM = "G1"
LEVEL = "must"
SAYS = "Progress shows what it was given: nothing is invented, it never goes back, and no step is done that was not."
SOURCE = "Nunes and Drèze 2006: an honest head start, 34 % against 19 % finished, n = 300"
HOW = (
    "Frozen clock: a log of every value that is shown (aria-valuenow, progress.value), at the start, through 10 "
    "s without news, and after a smaller value; of steps, their number."
)
SURE = "exact"
IDLE_MS = 10_000
SLACK = 0.005


def applies(session: Session) -> bool:
    """Progress whose value can be set, and steps; once for each example."""
    component = session.component
    steps = {"done", "todo"} <= set(component.options)
    return session.case.leading and component.family == "progress" and ("set" in component.methods or steps)


def run(session: Session) -> Iterator[Breach]:
    """Yield values that nobody gave, and steps back."""
    if "set" not in session.component.methods:
        yield from _steps(session)
        return
    most = session.example.options.get("max") or 1
    given = session.example.options.get("value")
    stage = session.open()
    stage.evaluate(_WATCH)
    stage.start()
    yield from _only(stage, None if given is None else given / most, "at the start")
    stage.run(IDLE_MS)
    yield from _only(stage, None if given is None else given / most, f"after {IDLE_MS // 1000} s without news")
    high, low = ((given or 0) + most) / 2, ((given or 0) + most) / 3
    if given is not None and given >= most:
        return
    for value in (high, low):
        stage.call("set", value)
        stage.run(SHOWN_MS)
    yield from _only(stage, high / most, f"after {high:g} and then {low:g} of {most:g}")


def _only(stage: Stage, share: float | None, when: str) -> Iterator[Breach]:
    """Compare all that was shown since the last time with what was given."""
    shown = stage.evaluate("nodShown.splice(0)")
    now = stage.evaluate("nodValues()")
    allowed = [] if share is None else [share]
    wrong = [value for value in [*shown[-1:], *now] if not any(abs(value - one) <= SLACK for one in allowed)]
    beyond = [value for value in shown if share is None or value > share + SLACK]
    if wrong or beyond:
        expected = "no value" if share is None else f"{share:.0%}"
        yield Breach(f"{expected} to be shown {when}", ", ".join(f"{value:.0%}" for value in [*wrong, *beyond]))
    elif share is not None and not now:
        yield Breach(f"{share:.0%} to be shown {when}", "no value")


def _steps(session: Session) -> Iterator[Breach]:
    options = session.example.options
    changes: tuple[dict[str, list[str]], ...] = ({}, {"done": []})
    for change in changes:
        stage = session.open(options=change).start()
        stage.run(SHOWN_MS)
        given = {**options, **change}
        named = [*given.get("done", []), given.get("current"), *given.get("todo", [])]
        count = stage.evaluate(_ITEMS)
        if count != len([name for name in named if name]):
            yield Breach(f"{len(named)} steps with a name, {len(given.get('done', []))} of them done", f"{count} steps")


_WATCH = """() => {
  globalThis.nodShown = [];
  globalThis.nodValues = () => nodLook.all().flatMap((one) => [one, ...one.querySelectorAll("*")])
    .flatMap((one) => {
      if (one.localName === "progress") return one.hasAttribute("value") ? [one.position] : [];
      const now = one.getAttribute("aria-valuenow");
      return now === null ? [] : [Number(now) / Number(one.getAttribute("aria-valuemax") ?? 100)];
    });
  const observer = new MutationObserver(() => nodShown.push(...nodValues()));
  observer.observe(document, { subtree: true, attributes: true, childList: true });
}"""
_ITEMS = '() => nodLook.all().flatMap((e) => [...e.querySelectorAll("li")]).filter((e) => e.innerText.trim()).length'
