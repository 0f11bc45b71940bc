"""Times that were measured, as a distribution: what was timed, with how slow a processor, and each sample."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any

NEVER = float("inf")


@dataclass(frozen=True)
class Samples:
    """``values`` are in ms, ``inf`` for what never came; the processor was slowed ``cpu`` times."""

    of: str
    cpu: float
    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return float(median(self.values))

    def as_json(self) -> dict[str, Any]:
        """Return the distribution as plain values; null for never."""
        ends = {"min": min(self.values), "median": self.middle, "max": max(self.values)}
        return {
            "of": self.of,
            "cpu": self.cpu,
            **{name: _plain(value) for name, value in ends.items()},
            "samples": [_plain(value) for value in self.values],
        }


def samples_of(entry: dict[str, Any]) -> Samples:
    """Read back what ``as_json`` wrote; KeyError or TypeError where it is something else."""
    values = tuple(NEVER if value is None else float(value) for value in entry["samples"])
    return Samples(entry["of"], float(entry["cpu"]), values)


def shown(value: float) -> str:
    """Write a time for people."""
    return "never" if value == NEVER else f"{value:.0f} ms"


def _plain(value: float) -> float | None:
    return None if value == NEVER else round(value, 1)
