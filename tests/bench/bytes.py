"""What each component weighs, against what it weighed when somebody last agreed: tests/bench/limits.json.

    python -m tests.bench.bytes             what is heavier than its limit; exit code 1 where something is
    python -m tests.bench.bytes --write     agree to what it weighs now

Bytes do not depend on the machine, so this is the benchmark that CI can hold (tests/output/test_bytes.py).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli._common import read_kit
from kit.targets import target
from kit.writer import write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).resolve().parent
LIMITS = HERE / "limits.json"
SCRIPT = HERE.parent / "node" / "bytes.js"
# Room for a mended defect; whoever needs more says so by writing the limits anew.
SHARE, FEW = 0.03, 40
FAMILIES = ("toast", "progress", "loading", "celebration")
TOGETHER = "the four families"

Weights = dict[str, dict[str, int]]


def weights(kit: Path, names: Sequence[str]) -> Weights:
    """Return bytes of minified JavaScript and CSS, brotli 11, by component: "core" at once, "later" when needed."""
    node = shutil.which("node") or "node"
    rows = []
    for words in (("--each", *names), FAMILIES):
        done = subprocess.run([node, str(SCRIPT), str(kit), *words], check=True, capture_output=True, encoding="utf-8")
        rows += [json.loads(line) for line in done.stdout.splitlines()]
    return {
        row["names"][0] if len(row["names"]) == 1 else TOGETHER: {
            part: row[part]["brotli"] for part in ("core", "later")
        }
        for row in rows
    }


def heavier(now: Weights, agreed: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Return a sentence for each weight above its limit, and for each component without one."""
    fix = "agree with `python -m tests.bench.bytes --write`"
    found = [f"{name}: no limit; {fix}" for name in now if name not in agreed]
    for name, parts in now.items():
        for part, size in parts.items():
            limit = agreed.get(name, parts)[part]
            if size > limit * (1 + SHARE) + FEW:
                found.append(f"{name}, {part}: {size:,} bytes, agreed were {limit:,}; make it lighter, or {fix}")
    return found


def built() -> Weights:
    """Build a kit for this, and weigh each of its components."""
    kit = read_kit((), ("base",))
    with tempfile.TemporaryDirectory() as name:
        write(target("html").pack(kit), Path(name))
        components = json.loads((Path(name) / "kit.json").read_text(encoding="utf-8"))["components"]
        return weights(Path(name), sorted(components))


def main(arguments: Sequence[str]) -> int:
    """Compare or agree; return the exit code."""
    now = built()
    if "--write" in arguments:
        LIMITS.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
        return 0
    found = heavier(now, json.loads(LIMITS.read_text(encoding="utf-8")))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
