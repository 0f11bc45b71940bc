"""Are pictures and films the same, byte for byte, in every round, on a machine that is busy? `make steady`.

Prints the rounds, the bytes' fingerprints that differ, and how many pictures a second were taken. Exit code 1 where one
picture or one frame of a film differs. ``--busy N`` keeps N processors at work meanwhile.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import shutil
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from kit.cli._common import built_kit
from kit.snapshots.film import MOMENTS
from kit.snapshots.run import Shots, _shots, request
from kit.verify.built import read_kit
from kit.verify.lab import open_browser

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Browser


def burn() -> None:
    """Keep a processor at work."""
    while True:
        sum(range(100_000))


def fingerprints(shots: Shots) -> dict[str, str]:
    """Return the name and the fingerprint of each picture, film and motion."""
    pictures = {one.name: hashlib.sha256(one.png()).hexdigest() for one in (*shots.pictures, *shots.films)}
    return pictures | {name: hashlib.sha256(repr(moves).encode()).hexdigest() for name, moves in shots.motions.items()}


def rounds(folder: Path, wants: argparse.Namespace, browser: Browser) -> set[str]:
    """Take all pictures again and again; return the names of those that were not always the same."""
    first: dict[str, str] = {}
    moved: set[str] = set()
    for number in range(1, wants.rounds + 1):
        begin = time.monotonic()
        shots = _shots(request(read_kit(folder), folder, wants.components, ["base"]), browser)
        seconds = time.monotonic() - begin
        found = fingerprints(shots)
        first = first or found
        now = {name for name in found | first if found.get(name) != first.get(name)}
        moved |= now
        count = len(shots.pictures) + len(shots.films) * len(MOMENTS)
        told = f"{len(now)} differ: {', '.join(sorted(now)[:4])}" if now else "the same bytes"
        load = os.getloadavg()[0]
        print(f"round {number}: {count} pictures, {count / seconds:.1f} a second, load {load:.1f}: {told}", flush=True)  # noqa: T201
    return moved


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.steady", description=__doc__)
    parser.add_argument("components", nargs="*", help="which ones; all of them by default")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--busy", type=int, default=0)
    wants = parser.parse_args(arguments)
    folder = built_kit(wants.components, ["base"])
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        for _ in range(wants.busy):
            process = multiprocessing.Process(target=burn, daemon=True)
            process.start()
            stack.callback(process.terminate)
        moved = rounds(folder, wants, stack.enter_context(open_browser()))
    return 1 if moved else 0


if __name__ == "__main__":
    sys.exit(main())
