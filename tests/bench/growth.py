"""How each figure grows with what there is to do: the power of the number, 1 being linear."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.bench.measured import middle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bench.pages import Found

# (what grows, the figure, how much there is to do and the row in which it was measured)
GROWN = (
    ("toasts, ms", "ms", {1: "1 toast", 100: "100 toasts", 1000: "1,000 toasts"}),
    ("updates, ms", "ms", {10: "10 updates", 100: "100 updates", 1000: "1,000 updates"}),
    ("toasts that came and went, bytes of heap", "heap", {5: "5 cycles", 50: "50 cycles", 500: "500 cycles"}),
    ("themes, ms", "wall", {1: "1 theme", 10: "10 themes", 100: "100 themes", 1000: "1,000 themes"}),
    ("themes, MB of memory", "memory", {1: "1 theme", 10: "10 themes", 100: "100 themes", 1000: "1,000 themes"}),
)
# Rows that say by themselves how much there was to do.
COUNTED = ("examples compared", "examples in the contract")


def growth(found: Found) -> Iterable[str]:
    """Yield a table for each figure that was measured at several sizes; an empty control is taken off first."""
    counted = [(f"{ending}, ms", "wall", _counted(found, ending)) for ending in COUNTED]
    for title, figure, sizes in (*GROWN, *counted):
        whos = dict.fromkeys(who for what, who, key in found if key == figure and what in sizes.values())
        rows = [(who, _figures(found, who, figure, sizes)) for who in whos if who != "control"]
        rows = [(who, figures) for who, figures in rows if len(figures) > 1]
        if not rows:
            continue
        yield f"| {title} | {' | '.join(f'{size:,}' for size in sizes)} | power |\n| --- |{' ---: |' * (len(sizes) + 1)}"
        for who, figures in rows:
            cells = [_cell(figures.get(size)) for size in sizes]
            name = who.replace("nodkit", "**nodkit**", 1) if who.startswith("nodkit") else who
            yield f"| {name} | {' | '.join(cells)} | {_powers(figures)} |"
        yield ""


def _counted(found: Found, ending: str) -> dict[int, str]:
    """Return the rows "24 examples compared" by their number."""
    whats = {what for what, _, _ in found if what.endswith(f" {ending}")}
    return dict(sorted((int(what.split()[0]), what) for what in whats))


def _figures(found: Found, who: str, figure: str, sizes: dict[int, str]) -> dict[int, float]:
    """Return the median by size, without what an empty page costs."""
    made = {}
    for size, what in sizes.items():
        values = found.get((what, who, figure))
        if values:
            nothing = found.get((what, "control", figure))
            made[size] = middle(values) - (middle(nothing) if nothing else 0)
    return made


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return "gave up" if math.isinf(value) else f"{value:,.0f}" if abs(value) >= 10 else f"{value:.1f}"


def _powers(figures: dict[int, float]) -> str:
    """Return the power between neighbours; a dash where there is nothing to compare."""
    told = []
    for (few, low), (many, high) in zip(figures.items(), list(figures.items())[1:], strict=False):
        fine = low > 0 and high > 0 and not math.isinf(low + high)
        told.append(f"{math.log(high / low) / math.log(many / few):.2f}" if fine else "–")
    return ", ".join(told)
