"""Commands and their costs: wall and processor milliseconds, and the most memory that they held."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

NODKIT = (sys.executable, "-c", "from kit.cli import main; main()")


@dataclass(frozen=True)
class Cost:
    """Milliseconds of wall time and of processor time, and megabytes of memory at the most."""

    wall: float
    cpu: float
    memory: float


class FailedError(Exception):
    """A command did not do its work; what it said."""


def measure(
    command: Sequence[str], *, within: Path, more: Mapping[str, str] | None = None, wrong: Sequence[int] = ()
) -> Cost:
    """Run a command once. FailedError where it ends badly: with another code than 0, or one of those in ``wrong``."""
    start = time.perf_counter()
    log = within / "command.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=within, env={**os.environ, **(more or {})}, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and process.returncode not in wrong:
        raise FailedError(log.read_text(encoding="utf-8", errors="replace")[-600:])
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Cost(1000 * wall, 1000 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss / unit)


def middle(values: Iterable[float]) -> float:
    """Return the median; infinite ones count."""
    return statistics.median(values)


def halves(values: Sequence[float]) -> tuple[float, float]:
    """Return the medians of two whole runs: samples with an even and with an odd number."""
    first, second = values[::2], values[1::2]
    return middle(first), middle(second or first)
