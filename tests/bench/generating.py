"""How long it takes to generate: from cold, with many themes, again, and after one token was changed."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench import many
from tests.bench.measured import NODKIT, FailedError, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.bench.pages import Found

PEERS = many.ROOT / "tests" / "bench" / "peers"
SIZES = {1: 3, 10: 3, 100: 2, 1000: 1}
# Who would need longer than this for the next size is not asked; the page says so.
PATIENCE_MS = 25_000
FIRST, AGAIN, UNCHANGED, CHANGED = (
    "nodkit, first ever",
    "nodkit, into a new folder",
    "nodkit, nothing changed",
    "nodkit, one token changed",
)


@dataclass(frozen=True)
class Place:
    """Where it happens, and where the figures go."""

    folder: Path
    found: Found

    def note(self, what: str, who: str, command: Sequence[str], cache: Path | None = None) -> float:
        """Run a command, keep its figures, and return its wall milliseconds."""
        more = {"PYTHONPATH": str(many.ROOT), "NODKIT_CACHE": str(cache) if cache else "off"}
        cost = measure(command, within=self.folder, more=more)
        for figure in ("wall", "cpu", "memory"):
            self.found.setdefault((what, who, figure), []).append(getattr(cost, figure))
        return cost.wall


def run(folder: Path, found: Found, *, quick: bool = False) -> None:
    """Measure all of it below an empty folder."""
    place = Place(folder, found)
    for _ in range(1 if quick else 7):
        for who, command in starters():
            place.note("--version", who, command)
    late: set[str] = set()
    for size, samples in SIZES.items():
        if quick and size > 10:
            break
        many.plain_tokens(folder / f"tokens-{size}", size)
        for number in range(1 if quick else samples):
            for who, script in tools():
                if who not in late:
                    command = [*script, f"tokens-{size}", f"out-{who.split()[0]}-{size}-{number}"]
                    wall = place.note(themes_(size), who, command)
                    if wall * 10 > PATIENCE_MS:
                        late.add(who)
            builds(place, size, number)


def themes_(size: int) -> str:
    """Say how many."""
    return f"{size:,} theme{'s' if size > 1 else ''}"


def builds(place: Place, size: int, number: int) -> None:
    """Build so many themes with every component: first ever, again elsewhere, again in place, and with a token changed."""
    library, what = place.folder / "library", themes_(size)
    chosen = [word for name in many.themes(library, size) for word in ("--theme", name)]
    cache = place.folder / f"cache-{size}-{number}"
    command = [*NODKIT, "--library", str(library), "build", *chosen, "--out"]
    there, elsewhere = (place.folder / f"{name}-{size}-{number}" for name in ("kit", "second"))
    place.note(what, FIRST, [*command, str(there)], cache)
    place.note(what, AGAIN, [*command, str(elsewhere)], cache)
    before = stamps(there)
    place.note(what, UNCHANGED, [*command, str(there)], cache)
    after = stamps(there)
    touched = [path for path in after if path.name != ".nodkit-files.json" and before.get(path) != after[path]]
    place.found.setdefault((what, UNCHANGED, "files written"), []).append(len(touched))
    place.found.setdefault((what, UNCHANGED, "files"), []).append(len(after))
    many.nudge(library / "themes" / "many-0000", 100 + number + size)
    place.note(what, CHANGED, [*command, str(there)], cache)
    changed = [path for path, stamp in stamps(there).items() if after.get(path) != stamp]
    place.found.setdefault((what, CHANGED, "files written"), []).append(len(changed))
    for folder in (there, elsewhere, cache):
        shutil.rmtree(folder)


def stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return when each file was written, and its place on the disk: a file put in its stead has another."""
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*") if path.is_file()}


def starters() -> Iterator[tuple[str, list[str]]]:
    """Yield what only says its version, and the controls."""
    yield "a bare Python", [sys.executable, "-c", "pass"]
    yield "Python with jinja2 and pydantic", [sys.executable, "-c", "import jinja2, pydantic"]
    yield "nodkit", [*NODKIT, "--version"]
    if importlib.util.find_spec("cookiecutter"):
        yield "cookiecutter", [sys.executable, "-m", "cookiecutter", "--version"]
    for who, path in {
        "Style Dictionary": PEERS / "node_modules" / ".bin" / "style-dictionary",
        "Terrazzo": PEERS / "node_modules" / ".bin" / "tz",
        "shadcn": many.ROOT / "tests" / "projects" / "node_modules" / ".bin" / "shadcn",
    }.items():
        if path.exists():
            yield who, [str(path), "--version"]


def tools() -> Iterator[tuple[str, list[str]]]:
    """Yield what prints custom properties of 120 tokens a theme, and nothing else."""
    yield "Jinja2 and pydantic, bare", [sys.executable, str(PEERS.parent / "floor_tokens.py")]
    node = shutil.which("node")
    if node is None:
        raise FailedError("there is no Node: see nodejs.org")
    yield "Style Dictionary", [node, str(PEERS / "tokens-style-dictionary.js")]
    yield "Terrazzo", [node, str(PEERS / "tokens-terrazzo.js")]
