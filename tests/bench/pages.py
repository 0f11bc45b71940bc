"""What nodkit and its peers do in a browser: a fresh page a sample, in random order, in real time.

Times of the main thread are processor time (CDP ``threadTicks``), so that a busy machine matters little to them; feedback
is wall time, since that is what people feel.
"""

from __future__ import annotations

import json
import random
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kit.verify.lab import open_browser
from kit.verify.stage import PAGE
from tests.loopback import folder_served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, CDPSession, Page

HERE = Path(__file__).resolve().parent
GIVES_UP_MS = 6000
FRAMES_MS = 50  # three frames of a screen at 60 Hz
# In nodkit's own pages a live region is for ears alone; most peers put the words that people see into one.
PASSED_OVER = "[aria-hidden=true], [aria-live]"
NEVER = float("inf")
WHOLE = 3  # turns that are never cut short: twice what is cheap, once what is dear
Values = dict[str, float]
# (what was measured, by whom, which figure) -> samples
Found = dict[tuple[str, str, str], list[float]]

_HTML = """<!doctype html>
<html lang="en" data-nod-theme="base">
<head><meta charset="utf-8"><title>{name}</title><link rel="stylesheet" href="index.css"></head>
<body><main><button id="trigger" type="button">Save</button><div id="place" style="inline-size: 20rem"></div></main>
<script src="/look.js"></script><script src="/legible.js"></script><script type="module" src="/page.js"></script></body>
</html>
"""


@dataclass(frozen=True)
class Measure:
    """A question to all entries of some families: how often, how much of it, and on a processor how many times slower.

    A dear one is asked once in a whole run, and again only if time is left.
    """

    name: str
    families: tuple[str, ...]
    ask: Callable[[Bench, float], Values]
    samples: int
    amount: float = 0
    cpu: float = 1
    quick: bool = True
    dear: bool = False


class Bench:
    """A fresh page of one entry."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("Performance.enable", {"timeDomain": "threadTicks"})

    def metrics(self) -> Values:
        """Return Chromium's own counts; durations in seconds."""
        return {one["name"]: one["value"] for one in self.cdp.send("Performance.getMetrics")["metrics"]}

    def run(self, what: str, amount: float, within: float = GIVES_UP_MS) -> Values | None:
        """Do it, and return by how much each count grew; None where the page did not come to rest within so many ms."""
        from playwright.sync_api import TimeoutError as Late

        before = self.metrics()
        self.page.evaluate("([what, amount]) => go(what, amount)", [what, amount])
        try:
            self.page.wait_for_function("() => over", timeout=within, polling=50)
        except Late:
            return None
        after = self.metrics()
        return {name: after[name] - before[name] for name in before}


def feedback(bench: Bench, _: float) -> Values:
    """Time the first click on a fresh page, and the second."""
    values = {}
    for kind, words in (("cold", "Changes saved"), ("warm", "Everything is stored")):
        bench.page.evaluate("words => arm(words)", words)
        bench.page.mouse.click(25, 18)
        found = bench.page.evaluate("first")
        values |= {f"{kind}, {key}": NEVER if value is None else value for key, value in found.items()}
    return values


def work(what: str, set_up: str, bench: Bench, amount: float) -> Values:
    """Return the main thread's milliseconds."""
    bench.page.evaluate("what => setUp(what)", set_up)
    grown = bench.run(what, amount)
    return {"ms": NEVER if grown is None else 1000 * grown["TaskDuration"]}


def idle(set_up: str, bench: Bench, amount: float) -> Values:
    """Return what a second costs while something waits: layouts, styles, paints, and the main thread's milliseconds."""
    if not bench.page.evaluate("what => what in entry", set_up):
        return {}
    bench.page.evaluate("what => setUp(what)", set_up)
    bench.run("rest", 2400)  # the words of a wait have come by then (norm T7), and it calms down after 5 s
    browser = bench.page.context.browser
    assert browser is not None
    grown = bench.run("rest", amount)
    browser.start_tracing(page=bench.page, categories=["devtools.timeline"])
    bench.run("rest", amount)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    seconds = amount / 1000
    if grown is None:
        return {"ms": NEVER}
    return {
        "layouts": grown["LayoutCount"] / seconds,
        "styles": grown["RecalcStyleCount"] / seconds,
        "paints": sum(event["name"] == "Paint" for event in events) / seconds,
        "ms": 1000 * grown["TaskDuration"] / seconds,
    }


def cycles(bench: Bench, amount: float) -> Values:
    """Return what is left of so many toasts that came and were sent away, after collection."""
    bench.run("cycles", 3)
    bench.cdp.send("HeapProfiler.collectGarbage")
    before = bench.metrics()
    # Each takes a frame at least: 500 of them take longer than anything else.
    if bench.run("cycles", amount, GIVES_UP_MS + FRAMES_MS * amount) is None:
        return {"nodes": NEVER}
    bench.cdp.send("HeapProfiler.collectGarbage")
    after = bench.metrics()
    names = {"nodes": "Nodes", "listeners": "JSEventListeners", "heap": "JSHeapUsedSize"}
    return {name: after[key] - before[key] for name, key in names.items()}


def shift(bench: Bench, amount: float) -> Values:
    """Return by how much everything else on the page moved (1 is the whole view by its whole height)."""
    before = bench.page.evaluate("shifted")
    if bench.run("shift", amount) is None:
        return {"shift": NEVER}
    return {"shift": bench.page.evaluate("shifted") - before}


def burst(bench: Bench, amount: float) -> Values:
    """Return how even the frames of a burst of confetti are, and the main thread's milliseconds."""
    grown = bench.run("burst", amount)
    if grown is None:
        return {"ms": NEVER}
    gaps = sorted(bench.page.evaluate("gaps"))
    usual = gaps[len(gaps) // 2]
    dropped = sum(max(0, round(gap / usual) - 1) for gap in gaps)
    return {"ms": 1000 * grown["TaskDuration"], "p50": usual, "p95": gaps[int(len(gaps) * 0.95)], "dropped": dropped}


MEASURES = (
    Measure("feedback", ("toast",), feedback, 10),
    Measure("feedback, 4× slower", ("toast",), feedback, 4, cpu=4, quick=False, dear=True),
    Measure("1 toast", ("toast",), partial(work, "toasts", ""), 6, 1),
    Measure("100 toasts", ("toast",), partial(work, "toasts", ""), 4, 100),
    Measure("1,000 toasts", ("toast",), partial(work, "toasts", ""), 2, 1000, quick=False, dear=True),
    Measure("10 updates", ("progress",), partial(work, "updates", "begin"), 2, 10),
    Measure("100 updates", ("progress",), partial(work, "updates", "begin"), 2, 100),
    Measure("1,000 updates", ("progress",), partial(work, "updates", "begin"), 8, 1000),
    Measure("idle bar", ("progress",), partial(idle, "idle"), 2, 1000),
    Measure("idle wait", ("loading",), partial(idle, "begin"), 2, 1000),
    Measure("idle skeleton", ("skeleton",), partial(idle, "begin"), 2, 1000),
    Measure("5 cycles", ("toast",), cycles, 1, 5, quick=False, dear=True),
    Measure("50 cycles", ("toast",), cycles, 1, 50, quick=False, dear=True),
    Measure("500 cycles", ("toast",), cycles, 2, 500, quick=False, dear=True),
    Measure("burst", ("celebration",), burst, 2, 3000, quick=False, dear=True),
    Measure("layout shift", ("toast", "progress", "loading", "celebration"), shift, 1, 700),
)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the packed entries for as long as the block runs, each with a page around it."""
    for script in (PAGE / "look.js", PAGE / "legible.js", HERE / "page.js"):
        text = script.read_text(encoding="utf-8").replace(PASSED_OVER, "[aria-hidden=true]")
        (folder / script.name).write_text(text, encoding="utf-8")
    for entry in folder.glob("*/*"):
        (entry / "index.html").write_text(_HTML.format(name=entry.name), encoding="utf-8")
        (entry / "index.css").touch()
    with folder_served(folder) as address:
        yield address


def sample(browser: Browser, address: str, measure: Measure) -> Values:
    """Open a fresh page and ask."""
    context = browser.new_context(viewport={"width": 1024, "height": 720}, reduced_motion="no-preference")
    try:
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("() => globalThis.ready", polling=20)
        bench = Bench(page)
        if measure.cpu > 1:
            bench.cdp.send("Emulation.setCPUThrottlingRate", {"rate": measure.cpu})
        return measure.ask(bench, measure.amount)
    finally:
        context.close()


def turns(quick: bool) -> list[list[Measure]]:
    """Return what is asked, turn by turn: all that is cheap twice, for two whole runs; then what is dear; then again.

    The first three turns are whole; the others come if time is left.
    """
    if quick:
        return [[one for one in MEASURES if one.quick]]
    cheap = [[one for one in MEASURES if not one.dear and one.samples > number] for number in range(WHOLE - 1)]
    more = [
        [one for one in MEASURES if one.samples > number + (0 if one.dear else 1)]
        for number in range(1, max(one.samples for one in MEASURES))
    ]
    return [*cheap, [one for one in MEASURES if one.dear], *more]


def run(folder: Path, end: float, *, quick: bool = False) -> Found:
    """Ask everything of all entries below a folder, turn by turn, until the time is over; WHOLE turns are whole.

    ``end`` is in seconds of the monotonic clock. Who gave up once is not asked the same again.
    """
    found: Found = {}
    dice = random.Random(7)  # noqa: S311 -- an order that can be had again
    with served(folder) as address, open_browser() as browser:
        for number, measures in enumerate(turns(quick)):
            jobs = [
                (measure, f"{family}/{entry.name}")
                for measure in measures
                for family in measure.families
                for entry in sorted((folder / family).iterdir())
                if entry.name != "control" or measure.ask is not feedback
            ]
            dice.shuffle(jobs)
            for measure, entry in jobs:
                if number >= WHOLE and time.monotonic() > end:
                    return found
                who = entry.replace("/", ": ") if measure.ask is shift else entry.split("/")[1]
                if any(what == measure.name and name == who and NEVER in values and measure.dear
                       for (what, name, _), values in found.items()):  # fmt: skip
                    continue
                for key, value in sample(browser, f"{address}/{entry}/index.html", measure).items():
                    found.setdefault((measure.name, who, key), []).append(value)
    return found
