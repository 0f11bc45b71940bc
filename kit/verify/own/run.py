"""Runs the promises of somebody's own page, and says what came out in the words of every other run."""

from __future__ import annotations

import shlex
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kit.errors import KitError, raise_all
from kit.verify.drive import Unable, is_fatal
from kit.verify.findings import Case, Finding, Result, Verdict
from kit.verify.latency import SAMPLES, words
from kit.verify.motion import moved
from kit.verify.outside import unheard
from kit.verify.own.promises import acts
from kit.verify.own.visit import visiting
from kit.verify.steps import VERBS, Broken
from kit.verify.timeline import Recorder, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

    from kit.verify.own.promises import Pledge
    from kit.verify.own.visit import Visit


@dataclass(frozen=True)
class Errand:
    """Which promises are to be kept, at which address; ``config`` is the file that they were read from."""

    url: str
    config: Path
    pledges: tuple[Pledge, ...]

    def case(self, pledge: Pledge) -> Case:
        """Return the case of a promise: the page's path stands for the component."""
        path = urlsplit(self.url).path or "/"
        return Case(path, pledge.promise.at or "as it opens", "its own", pledge.promise.mode)


def keep(errand: Errand, browser: Browser, done: Callable[[Case], None] = lambda _: None) -> Result:
    """Open the page for each promise, and run its steps. KitError where page or browser are gone."""
    from playwright.sync_api import Error

    start = time.monotonic()
    verdicts = []
    try:
        _check_selectors(errand, browser)
        for pledge in errand.pledges:
            verdicts.append(_judge(errand, pledge, browser))
            done(errand.case(pledge))
    except Error as error:
        if not is_fatal(error):
            raise
        first = str(error).splitlines()[0]
        raise KitError(f"the browser or the page is gone: {first}", fix="run it again") from error
    return Result(tuple(verdicts), time.monotonic() - start)


def named_with(pledges: Sequence[Pledge], text: str) -> tuple[Pledge, ...]:
    """Keep the promises whose sentence has this text in it. KitError where none has."""
    kept = tuple(one for one in pledges if text.lower() in one.promise.says.lower())
    if not kept:
        fix = f"use words of one of: {'; '.join(one.promise.says for one in pledges[:5])}"
        raise KitError("no promise says this", given=text, fix=fix)
    return kept


def _check_selectors(errand: Errand, browser: Browser) -> None:
    """Ask the browser about each selector, so that one with a mistake is not taken for a broken promise."""
    page = browser.new_page()
    ask = "(one) => { try { document.createElement('p').matches(one); return true; } catch { return false; } }"
    errors: dict[str, KitError] = {}
    for pledge in errand.pledges:
        for selector, key in pledge.selectors:
            if selector not in errors and not page.evaluate(ask, selector):
                errors[selector] = pledge.document.error(key, "not a CSS selector", given=selector, fix="see MDN")
    page.close()
    raise_all(list(errors.values()))


def _judge(errand: Errand, pledge: Pledge, browser: Browser) -> Verdict:
    case, promise = errand.case(pledge), pledge.promise
    check = promise.norm or "promises"
    recorder = Recorder()
    findings: tuple[Finding, ...] = ()
    with visiting(browser, pledge, errand.url) as visit:
        try:
            for number, step in enumerate(promise.steps, start=1):
                recorder.step(visit, step)
                _do(step, number, visit, (errand, pledge, browser))
        except Broken as broken:
            recorder.broken(visit, f"saw {broken.seen}")
            findings = (_finding(errand, pledge, broken),)
        told = (Timeline(case, check, promise.says, not findings, recorder.moments(visit)),)
    return Verdict(case, check, (promise.says,), findings, told)


def _do(step: Any, number: int, visit: Visit, around: tuple[Errand, Pledge, Browser]) -> None:
    try:
        if step.verb == "within":
            _in_time(step, _samples(step, number, *around))
        else:
            OWN_VERBS[step.verb](step, visit)
    except Broken as broken:
        raise Broken(f"step {number}, {step.verb}: {broken.expected}", broken.seen) from broken
    except Unable as unable:
        raise Broken(f"step {number}, {step.verb}: that it can be done", str(unable)) from unable


def _in_time(step: Any, samples: list[float]) -> None:
    if median(samples) > step.time:
        raise Broken(f"{step.see} within {step.time} ms", words(samples))


def _samples(step: Any, number: int, errand: Errand, pledge: Pledge, browser: Browser) -> list[float]:
    """Do in real time what comes before the step, each time on a page that is opened anew, and time the last act."""
    *before, last = acts(pledge.promise.steps[: number - 1])
    samples = []
    for _ in range(SAMPLES):
        with visiting(browser, pledge, errand.url, frozen=False) as visit:
            for act in before:
                OWN_VERBS[act.verb](act, visit)  # type: ignore[attr-defined]
            samples.append(visit.first_frame(lambda visit=visit: OWN_VERBS[last.verb](last, visit), step.see))  # type: ignore[attr-defined]
    return samples


def _announced(step: Any, visit: Visit) -> None:
    VERBS["announced"](step, visit)
    wanted = step.said if isinstance(step.said, list) else [step.said]
    for entry in visit.log("said"):
        if entry["words"] in wanted and (why := unheard(entry)):
            raise Broken(f'"{entry["words"]}" to be heard', why)


def _emits(step: Any, visit: Visit) -> None:
    events = [entry["detail"] for entry in visit.log("event") if entry["name"] == step.event]
    fitting = [detail for detail in events if step.detail.items() <= detail.items()]
    if len(fitting) != step.times:
        expected = f"{step.event} {step.times} times" + (f" with {step.detail}" if step.detail else "")
        raise Broken(expected, f"{len(fitting)} times; details: {events}")


def _still(step: Any, visit: Visit) -> None:
    for entry in visit.moves(step.target):
        if how := moved(entry["keyframes"]):
            raise Broken(f"{step.target} to stay still", f"{entry['of']} {entry['name']}: {how}")


OWN_VERBS: dict[str, Callable[[Any, Any], None]] = {
    **VERBS,
    "fill": lambda step, visit: visit.fill(step.target, step.text),
    "announced": _announced,
    "emits": _emits,
    "still": _still,
}


def _finding(errand: Errand, pledge: Pledge, broken: Broken) -> Finding:
    case, promise = errand.case(pledge), pledge.promise
    asked = ["nodkit", "verify", "--url", errand.url, "--config", str(errand.config), "--promise", promise.says]
    return Finding(
        component=case.component,
        example=case.example,
        theme=case.theme,
        mode=case.mode,
        check=promise.norm or "promises",
        level="must",
        promise=promise.says,
        expected=broken.expected,
        seen=broken.seen,
        reproduce=shlex.join(asked),
    )
