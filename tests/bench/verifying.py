"""How many pictures a second, and how many examples a second get through the whole contract; start-up counts."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from kit.verify.lab import open_browser
from tests.bench import pictures
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
    """Take a component through the whole contract; findings are not the point here."""
    names = ("banner",)
    manifest = json.loads((kit / "kit.json").read_text(encoding="utf-8"))["components"]
    examples = sum(len(manifest[name]["examples"]) for name in names)
    for count in workers:
        command = [*NODKIT, "verify", *names, "--kit", str(kit), "--theme", "base", "--workers", str(count)]
        begin = time.perf_counter()
        try:
            measure(command, within=folder, more={"PYTHONPATH": str(ROOT)})
        except FailedError as error:
            if "Traceback" in str(error):
                raise
        seconds = time.perf_counter() - begin
        note(found, CONTRACT, f"nodkit verify, {count} worker{'s' if count > 1 else ''}", examples / seconds)


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
