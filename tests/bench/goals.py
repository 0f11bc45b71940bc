"""The goals, beside the figures that answer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.measured import middle
from tests.bench.updating import EDITED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.pages import Found

Rows = list[dict[str, object]]


@dataclass(frozen=True)
class Goal:
    """A figure that should be at most ``limit``, or with ``least`` at least that."""

    says: str
    figure: float | None
    limit: float
    least: bool = False

    def row(self) -> str:
        """Return a line of the table: met, or missed by how much."""
        sign = "≥" if self.least else "≤"
        if self.figure is None:
            return f"| {self.says} | {sign} {number(self.limit)} | – | not measured |"
        met = self.figure >= self.limit if self.least else self.figure <= self.limit
        if met:
            verdict = "met"
        elif self.limit and self.figure not in {0, float("inf")}:
            ratio = self.limit / self.figure if self.least else self.figure / self.limit
            verdict = f"**missed**, {ratio:.1f} × off"
        else:
            verdict = "**missed**"
        return f"| {self.says} | {sign} {number(self.limit)} | {number(self.figure)} | {verdict} |"


def number(value: float) -> str:
    """Return a figure with as many digits as tell something."""
    return f"{value:,.0f}" if value >= 100 or value % 1 == 0 else f"{value:.2g}"


def goals(found: Found, rows: Rows) -> list[Goal]:
    """Return all goals, with what was found for them."""

    def one(what: str, who: str, figure: str) -> float | None:
        values = found.get((what, who, figure))
        return middle(values) if values else None

    return [*_bytes(rows), *_page(one), *_machine(one)]


def _bytes(rows: Rows) -> list[Goal]:
    limits = {"toast": 2400, "progress": 1200, "loading": 1200, "celebration": 2500, "all": 6600}
    weights = {row["family"]: row["core"]["brotli"] for row in rows if row["name"] == "nodkit"}  # type: ignore[index]
    return [
        Goal(f"bytes of {'all four' if family == 'all' else family}, at once", weights.get(family), limit)
        for family, limit in limits.items()
    ]


def _page(one: Callable[[str, str, str], float | None]) -> list[Goal]:
    found = [
        Goal("frames from click to visible", one("feedback", "nodkit", "cold, frames"), 1),
        Goal("ms from click to visible", one("feedback", "nodkit", "cold, visible"), 100),
        Goal("ms from click to legible", one("feedback", "nodkit", "cold, legible"), 150),
    ]
    for what, most in (("1 toast", 2), ("100 toasts", 2), ("1,000 toasts", 2), ("1,000 updates", 1.2)):
        ours, floor = one(what, "nodkit", "ms"), one(what, "floor", "ms")
        ratio = ours / floor if ours is not None and floor else None
        found.append(Goal(f"{what}: main thread, × the floor", ratio, most))
    for what in ("idle bar", "idle wait", "idle skeleton"):
        found += [
            Goal(f"{what}: {key} a second", one(what, "nodkit", key), 0) for key in ("layouts", "styles", "paints")
        ]
    shifts = [
        one("layout shift", f"{family}: nodkit", "shift") for family in ("toast", "progress", "loading", "celebration")
    ]
    known = [shift for shift in shifts if shift is not None]
    found.append(Goal("layout shift, all four families", max(known) if known else None, 0))
    return [*found, Goal("nodes left of 500 toasts", one("500 cycles", "nodkit", "nodes"), 0)]


def _machine(one: Callable[[str, str, str], float | None]) -> list[Goal]:
    pictures = one("pictures a second", "nodkit snap", "a second")
    plain = one("pictures a second", "Playwright, one page used again", "a second")
    return [
        Goal("ms of `nodkit --version`", one("--version", "nodkit", "wall"), 80),
        Goal("ms of a build, 1 theme", one("1 theme", "nodkit, first ever", "wall"), 300),
        Goal(
            "ms of the same into a new folder, known on this machine",
            one("1 theme", "nodkit, into a new folder", "wall"),
            300,
        ),
        Goal("ms of a build, 100 themes", one("100 themes", "nodkit, first ever", "wall"), 450),
        Goal("ms of a build, 1,000 themes", one("1,000 themes", "nodkit, first ever", "wall"), 1500),
        Goal("ms of an unchanged rebuild, 1,000 themes", one("1,000 themes", "nodkit, nothing changed", "wall"), 350),
        Goal("files that it writes", one("100 themes", "nodkit, nothing changed", "files written"), 0),
        Goal("ms of `add` of one component", one("a toast into a project", "nodkit", "wall"), 300),
        Goal("ms of `update`, 30 files, 2 edited", one(EDITED, "nodkit", "wall"), 500),
        Goal("pictures a second", pictures, 30, least=True),
        Goal("pictures, × Playwright with one page", pictures / plain if pictures and plain else None, 5, least=True),
        Goal(
            "contract examples a second",
            one("contract examples a second", "nodkit verify, 1 worker", "a second"),
            1 / 1.5,
            least=True,
        ),
    ]
