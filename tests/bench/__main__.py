"""nodkit beside others, in one run: `make bench` writes docs/benchmarks.md, `make bench-quick` prints it.

python -m tests.bench [--quick] [--only bytes|pages|generating|adding|updating|verifying]… [PAGE]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.browser import find_browser
from tests.bench import adding, generating, pages, updating, verifying
from tests.bench.many import ROOT
from tests.bench.measured import NODKIT, measure
from tests.bench.report import page

if TYPE_CHECKING:
    from collections.abc import Sequence

PEERS = Path(__file__).resolve().parent / "peers"
PARTS = ("pages", "generating", "adding", "updating", "verifying")
# For all of it. What the pages have not measured by then has fewer samples; two runs of what is cheap are always whole.
SECONDS = 960


def pack(kit: Path, out: Path) -> list[dict[str, Any]]:
    """Bundle all entries below a folder, and return what they weigh."""
    command = ["node", str(PEERS / "pack.js"), str(kit), str(out)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def run(folder: Path, parts: Sequence[str], *, quick: bool) -> str:
    """Measure below an empty folder, and return the page."""
    begin, load = time.monotonic(), os.getloadavg()[0]
    kit, packed = folder / "kit", folder / "packed"
    measure([*NODKIT, "build", "--theme", "base", "--out", str(kit)], within=folder, more={"PYTHONPATH": str(ROOT)})
    say("bytes")
    rows = pack(kit, packed)
    found: pages.Found = {}
    for name, work in (
        ("generating", lambda there: generating.run(there, found, quick=quick)),
        ("adding", lambda there: adding.run(there, found, quick=quick)),
        ("updating", lambda there: updating.run(there, found, quick=quick)),
        ("verifying", lambda there: verifying.run(there, kit, packed, found, quick=quick)),
    ):
        if name in parts:
            say(name)
            (folder / name).mkdir()
            work(folder / name)
    if "pages" in parts:
        say("pages")
        found |= pages.run(packed, begin + SECONDS, quick=quick)
    browser = f"Chromium {find_browser().version}"
    wants = {"quick": quick, "load": load, "seconds": time.monotonic() - begin, "browser": browser}
    return page(found, rows, wants)


def say(what: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {what}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("page", nargs="?", type=Path, help="where to write it; printed without")
    parser.add_argument("--quick", action="store_true", help="one sample of each")
    parser.add_argument("--only", action="append", choices=("bytes", *PARTS), help="leave the others out")
    wants = parser.parse_args(arguments)
    if not (PEERS / "node_modules").is_dir():
        parser.error("the peers are not installed: run `npm ci` in tests/bench/peers")
    with tempfile.TemporaryDirectory(prefix="nodkit-bench-") as name:
        text = run(Path(name), wants.only or PARTS, quick=wants.quick)
    if wants.page:
        wants.page.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
