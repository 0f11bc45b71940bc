"""How many pictures a second, and how many examples a second get through the whole contract; start-up counts."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from kit.verify.lab import open_browser
from tests.bench import pictures
from tests.bench.growth import COUNTED
from tests.bench.many import ROOT
from tests.bench.measured import NODKIT, FailedError, measure
from tests.bench.pages import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.bench.pages import Found

CONTRACT = "contract examples a second"
SCENARIOS = 20


def run(folder: Path, kit: Path, packed: Path, found: Found, *, quick: bool = False) -> None:
    """Measure below an empty folder; ``packed`` has the bundled entries."""
    pictures.run(folder, kit, found, quick=quick)
    for _ in range(1 if quick else 2):
        for who, fresh in (("Playwright, one page used again", False), ("Playwright, a page a picture", True)):
            note(found, pictures.PICTURES, who, plain_pictures(packed, fresh=fresh))
    contract(folder, kit, found, (1,) if quick else (1, 2))


def contract(folder: Path, kit: Path, found: Found, workers: tuple[int, ...]) -> None:
    """Take a component through the whole contract, then one example of it; findings are not the point here."""
    examples = json.loads((kit / "kit.json").read_text(encoding="utf-8"))["components"]["banner"]["examples"]
    command = [*NODKIT, "verify", "banner", "--kit", str(kit), "--theme", "base"]
    for count in workers:
        ms = judged(folder, [*command, "--workers", str(count)])
        who = f"nodkit verify, {count} worker{'s' if count > 1 else ''}"
        note(found, CONTRACT, who, 1000 * len(examples) / ms)
        found.setdefault((f"{len(examples)} {COUNTED[1]}", who, "wall"), []).append(ms)
    first = [*command, "--example", examples[0]["name"], "--workers", "1"]
    found["1 " + COUNTED[1], "nodkit verify, 1 worker", "wall"] = [judged(folder, first)]
    found[pictures.FIRST, "nodkit verify", "ms"] = [judged(folder, [*first, "--check", "T1"])]


def judged(folder: Path, command: list[str]) -> float:
    """Return the milliseconds of a run, whatever it found."""
    begin = time.perf_counter()
    try:
        measure(command, within=folder, more={"PYTHONPATH": str(ROOT)})
    except FailedError as error:
        if "Traceback" in str(error):
            raise
    return 1000 * (time.perf_counter() - begin)


def plain_pictures(packed: Path, *, fresh: bool) -> float:
    """Return how many pictures a second Playwright takes of a page with a toast in it, its start included."""
    begin = time.perf_counter()
    with served(packed) as address, open_browser() as browser:
        page: Page | None = None
        for _ in range(SCENARIOS):
            if page is None or fresh:
                page = browser.new_page(viewport={"width": 1024, "height": 720})
            page.goto(f"{address}/toast/floor/index.html")
            page.wait_for_function("() => globalThis.ready", polling=20)
            page.evaluate("entry.toast('Changes saved')")
            page.screenshot()
            if fresh:
                page.close()
    return SCENARIOS / (time.perf_counter() - begin)


def note(found: Found, what: str, who: str, value: float) -> None:
    """Keep a figure."""
    found.setdefault((what, who, "a second"), []).append(value)
