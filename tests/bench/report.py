"""The page of the benchmark: docs/benchmarks.md."""

from __future__ import annotations

import json
import math
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.generating import CHANGED, FIRST
from tests.bench.goals import goals
from tests.bench.growth import growth
from tests.bench.measured import halves, middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.bench.pages import Found

PEERS = Path(__file__).resolve().parent / "peers"
FAMILIES = {
    "toast": "Toasts",
    "progress": "Progress",
    "loading": "Loading",
    "celebration": "Celebrations",
    "all": "All four",
}
TIMED = ("feedback", "feedback, 4× slower")
TASKS = ("1 toast", "100 toasts", "1,000 toasts", "1,000 updates")
IDLE, CYCLES, BURST, SHIFT = ("idle bar", "idle wait", "idle skeleton"), "500 cycles", "burst", "layout shift"
RESULTS = ("time to the first result",)


def page(found: Found, rows: list[dict[str, Any]], wants: Mapping[str, Any]) -> str:
    """Return the whole page."""
    parts = [
        (PEERS.parent / "head.md").read_text(encoding="utf-8").replace("MACHINE", machine(wants)),
        "## The goals\n",
        "| what | goal | found | |\n| --- | ---: | ---: | --- |",
        *(goal.row() for goal in goals(found, rows)),
        "\n## Bytes\n",
        "Minified JavaScript and CSS. “At once” is what the page loads; “later” is what comes when it is needed.\n",
        *weights(rows),
        "## In the browser\n",
        *browser(found),
        "## Generating\n",
        *generating(found),
        "## Verifying\n",
        *tables(found, ("pictures a second", "contract examples a second"), ("a second", "false alarms")),
        "From launch to the first result: one example compared, or one sentence of the contract judged, its start included.\n",
        *tables(found, RESULTS, ("ms",)),
        "## Growth\n",
        "What more of the same costs, and the power by which it grows from one size to the next: 1 is linear, 0 is for nothing.\n",
        *growth(found),
        "## Versions\n",
        versions(),
    ]
    return "\n".join(parts).rstrip() + "\n"


def machine(wants: Mapping[str, Any]) -> str:
    """Say on what it ran, and how long."""
    return (
        f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors, load "
        f"{wants['load']:.1f} when it began; {wants['browser']}; {wants['seconds']:.0f} s in all"
        f"{', the quick form with one sample of each' if wants['quick'] else ''}."
    )


def weights(rows: list[dict[str, Any]]) -> Iterable[str]:
    """Yield a table a family, the lightest first."""
    for family, title in FAMILIES.items():
        yield f"| {title} | minified | gzip 9 | brotli 11 | later, brotli |\n| --- | ---: | ---: | ---: | ---: |"
        for row in sorted(
            (row for row in rows if row["family"] == family and row["name"] != "control"),
            key=lambda row: row["core"]["brotli"],
        ):
            name = row["name"] + (", with React" if row["framework"] and "React" not in row["name"] else "")
            name = name if row["framework"] else name.replace(", with React", ", React not counted")
            core = row["core"]
            later = f"{row['later']['brotli']:,}" if row["later"]["brotli"] else ""
            yield f"| {bold(name)} | {core['min']:,} | {core['gzip']:,} | {core['brotli']:,} | {later} |"
        yield ""


def browser(found: Found) -> Iterable[str]:
    """Yield the tables of the pages."""
    yield "Feedback: milliseconds from the trusted click to the first frame that shows the words, and to the first in which they can be read.\n"
    columns = tuple(f"{kind}, {key}" for kind in ("cold", "warm") for key in ("visible", "frames", "legible"))
    yield from tables(found, TIMED, columns)
    yield "Work: the main thread's milliseconds of processor time until the page rests; × is the ratio to the floor, in brackets that of either run.\n"
    yield from tables(found, TASKS, ("ms",), beside="floor")
    yield "Idle: what one second costs while something waits.\n"
    yield from tables(found, IDLE, ("layouts", "styles", "paints", "ms"))
    yield "Layout shift: by how much everything else on the page moved; what follows a click is not excused.\n"
    yield from tables(found, (SHIFT,), ("shift",))
    yield "What is left after 500 toasts came and were sent away (heap in bytes).\n"
    yield from tables(found, (CYCLES,), ("nodes", "listeners", "heap"))
    yield "A burst of confetti, 3 s: milliseconds between frames, frames left out, the main thread's milliseconds.\n"
    yield from tables(found, (BURST,), ("p50", "p95", "dropped", "ms"))


def generating(found: Found) -> Iterable[str]:
    """Yield the tables of the generators, and how they grow."""
    whats = dict.fromkeys(what for what, _, figure in found if figure == "memory")
    yield from tables(found, tuple(whats), ("wall", "cpu", "memory", "files written"))
    yield f"“{FIRST}” has an empty cache; “{CHANGED}” rebuilds in place after one token of one theme was edited.\n"


def tables(found: Found, whats: tuple[str, ...], figures: tuple[str, ...], beside: str = "") -> Iterable[str]:
    """Yield a table for each of these; the best of the first figure stands first."""
    for what in whats:
        shown = [figure for figure in figures if any(key[0] == what and key[2] == figure for key in found)]
        whos = {who for have, who, figure in found if have == what and figure == shown[0]} if shown else set()
        if not whos:
            continue
        ratio = [f"× {beside}"] if beside else []
        yield f"| {what} | {' | '.join([*shown, *ratio])} |\n| --- |{' ---: |' * (len(shown) + len(ratio))}"
        upward = -1 if shown[0] == "a second" else 1
        for who in sorted(whos, key=lambda name: (upward * middle(found[what, name, shown[0]]), name)):
            cells = [cell(found.get((what, who, figure))) for figure in shown]
            if beside:
                cells.append(ratios(found[what, who, shown[0]], found.get((what, beside, shown[0]), [])))
            yield f"| {bold(who)} | {' | '.join(cells)} |"
        yield ""


def cell(values: list[float] | None) -> str:
    """Return the median, as exactly as it is known."""
    if not values:
        return ""
    value = middle(values)
    if math.isinf(value):
        return "gave up"
    if 0 < abs(value) < 0.1:
        return f"{value:.4f}"
    return f"{value:,.0f}" if abs(value) >= 100 or value == round(value) else f"{value:.1f}"


def ratios(values: list[float], floor: list[float]) -> str:
    """Return the ratio of the medians, and of both runs."""
    if not floor or math.isinf(middle(values)):
        return ""
    both = sorted(mine / theirs for mine, theirs in zip(halves(values), halves(floor), strict=True) if theirs)
    told = f"{middle(values) / middle(floor):.1f}"
    return f"{told} ({both[0]:.1f}–{both[-1]:.1f})" if min(len(values), len(floor)) > 1 else told


def bold(name: str) -> str:
    """Return our own name so that it is found."""
    return re.sub(r"^nodkit", "**nodkit**", name)


def versions() -> str:
    """Say what was measured."""
    package = json.loads((PEERS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S607
    ours = ", ".join(f"{name} {version(name)}" for name in ("nodkit", "playwright", "jinja2", "pydantic"))
    lines = (PEERS / "requirements.txt").read_text(encoding="utf-8").splitlines()
    package |= dict(line.split("==") for line in lines if "==" in line)
    theirs = ", ".join(f"{name} {number}" for name, number in package.items())
    return f"{ours}; Node {node.lstrip('v')}; {theirs}."
