"""Pictures a second: nodkit snap beside BackstopJS, Playwright's toHaveScreenshot and pytest-playwright-visual-snapshot.

All take the same examples in one theme, in a view of the same size, with the same browser, and compare with what they
approved a moment before. Their settings are those of their guides; start-up counts.
"""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING, Any

from kit.browser import find_browser, launch_flags
from kit.snapshots.reel import HEIGHT, WIDTH
from kit.verify.built import read_kit
from tests.bench.many import ROOT
from tests.bench.measured import NODKIT, FailedError, measure
from tests.loopback import folder_served

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.bench.pages import Found

OWN, PICTURES, ALARMS = "nodkit snap", "pictures a second", "false alarms"
SHARED, FIRST = "nodkit snap, 2 shards at once", "time to the first result"
SMALLEST = "celebration"  # of the four, the one with the fewest examples
COMPONENTS = ("toast", "progress", "loading", "celebration")
PEERS = ROOT / "tests" / "bench" / "peers"
# Its confetti falls on a canvas: where no clock is frozen it looks different for seconds, and peers wait for it in vain.
RESTLESS = {"celebration-big"}
_PAGE = """<!doctype html>
<html lang="en" data-nod-theme="{theme}">
<meta charset="utf-8">
<title>{name}</title>
<link rel="stylesheet" href="/kit/{theme_css}">
<link rel="stylesheet" href="/kit/{css}">
<script type="module" src="/kit/define/{component}.js"></script>
{html}
</html>
"""


def write_pages(kit: Path, folder: Path) -> list[str]:
    """Write a page for each example, with the markup that a server prints, and return their names."""
    built = read_kit(kit)
    (folder / "kit").symlink_to(kit, target_is_directory=True)
    theme, names = next(iter(built.themes.values())), []
    for component in map(built.component, COMPONENTS):
        for example in component.examples:
            if f"{component.name}-{example.name}" in RESTLESS:
                continue
            names.append(f"{component.name}-{example.name}")
            values = {"theme": theme.name, "theme_css": theme.css, "css": component.css}
            page = _PAGE.format(name=names[-1], component=component.name, html=example.html, **values)
            (folder / f"{names[-1]}.html").write_text(page, encoding="utf-8")
    return names


def run(folder: Path, kit: Path, found: Found, *, quick: bool = False) -> None:
    """Measure below an empty folder: each approves once, and then all take turns."""
    pages = folder / "pages"
    pages.mkdir()
    names = write_pages(kit, pages)
    with folder_served(pages) as address:
        environment = _environment(address, names)
        entries = {**_peers(folder, address, names), **_own(folder, kit)}
        for who, (approve, _) in entries.items():
            measure(
                approve, within=_place(folder, who), more=_more(environment, folder, who, approving=True), wrong=(1,)
            )
        for _ in range(1 if quick else 4):
            for who, (_, compare) in entries.items():
                _once(found, who, compare, _place(folder, who), _more(environment, folder, who))
        few = environment | {"NAMES": json.dumps(names[:1])}
        for who, (_, compare) in entries.items():
            if who not in {OWN, SHARED}:
                words = [f"--filter=^{names[0]}$"] if who == "BackstopJS" else []
                one(found, who, [*compare, *words], _place(folder, who), _more(few, folder, who))
        place = _place(folder, OWN)
        one(found, f"{OWN}, one component", _snap(folder, kit, (SMALLEST,)), place, _more(few, folder, OWN))


def one(found: Found, who: str, command: Sequence[str], place: Path, more: Mapping[str, str]) -> None:
    """Ask for one thing only: when its answer is there, the first of many would be."""
    cost = measure(command, within=place, more=more, wrong=(1,))
    found.setdefault((FIRST, who, "ms"), []).append(cost.wall)
    if "one component" not in who:
        found.setdefault(("1 examples compared", who, "wall"), []).append(cost.wall)


def _once(found: Found, who: str, compare: Sequence[str], place: Path, more: Mapping[str, str]) -> None:
    """Compare once. A run that reports changes has ended well as far as speed goes; they are counted."""
    alarms = 0
    try:
        cost = measure(compare, within=place, more=more, wrong=(1,))
    finally:
        said = (place / "command.log").read_text(encoding="utf-8", errors="replace")
    if told := re.findall(r"(\d+) (?:failed|pictures? changed)", said, re.IGNORECASE):
        alarms = int(told[-1])
    # nodkit takes each example in all modes of the theme; the others know of one.
    examples = len(json.loads(more["NAMES"]))
    ours = who in {OWN, SHARED}
    count = sum(1 for _ in (place.parent / "nodkit-snap" / "approved").rglob("*.png")) if ours else examples
    found.setdefault((f"{examples} examples compared", who, "wall"), []).append(cost.wall)
    found.setdefault((PICTURES, who, "a second"), []).append(1000 * count / cost.wall)
    found.setdefault((PICTURES, who, ALARMS), []).append(alarms)


def _environment(address: str, names: Sequence[str]) -> dict[str, str]:
    told = {"ADDRESS": address, "NAMES": json.dumps(names), "PYTHONPATH": str(ROOT), "CI": "1"}
    return {**told, "EXECUTABLE": str(find_browser().path), "FLAGS": json.dumps(launch_flags())}


def _place(folder: Path, who: str) -> Path:
    place = folder / who.replace(" ", "-").replace(",", "")
    place.mkdir(exist_ok=True)
    return place


def _more(environment: Mapping[str, str], folder: Path, who: str, *, approving: bool = False) -> dict[str, str]:
    workers = "2" if "2 workers" in who else "1"
    own = {"WORK": str(_place(folder, who)), "WORKERS": workers}
    return {**environment, **own, **({"APPROVE": "1"} if approving else {})}


def _own(folder: Path, kit: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Return what approves and what compares."""
    command = _snap(folder, kit, COMPONENTS)
    halves = [shlex.join([*command, "--shard", f"{half}/2"]) for half in (1, 2)]
    both = ["sh", "-c", f"{halves[0]} & {halves[1]}; wait"]
    return {OWN: ([*command, "--approve"], command), SHARED: (["true"], both)}


def _snap(folder: Path, kit: Path, components: Sequence[str]) -> list[str]:
    command = [*NODKIT, "snap", *components, "--kit", str(kit), "--theme", "base", "--no-films"]
    return [*command, "--approved", str(_place(folder, OWN) / "approved"), "--evidence", str(folder / "evidence")]


def _peers(folder: Path, address: str, names: Sequence[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Return what approves and what compares, for each of the others."""
    tools = PEERS / "node_modules" / ".bin"
    config = folder / "backstop.json"
    config.write_text(json.dumps(_backstop(folder, address, names)), encoding="utf-8")
    backstop = [str(tools / "backstop"), f"--config={config}"]
    test = [str(tools / "playwright"), "test", "--config", str(PEERS / "pictures" / "playwright.config.js")]
    python = PEERS / ".venv" / "bin" / "python"
    if not python.exists():
        raise FailedError(f"there is no {python}: run `make bench`")
    shots = [
        str(python),
        "-m",
        "pytest",
        "-q",
        "--noconftest",
        "-p",
        "no:cacheprovider",
        str(PEERS / "pictures/shots.py"),
    ]
    shots += ["--rootdir", str(folder), "-o", f"playwright_visual_snapshots_path={folder / 'python-approved'}"]
    shots += ["-o", f"playwright_visual_snapshot_failures_path={folder / 'python-failures'}"]
    return {
        "BackstopJS": ([*backstop, "reference"], [*backstop, "test"]),
        "toHaveScreenshot": (test, test),
        "toHaveScreenshot, 2 workers": (test, test),
        "pytest-playwright-visual-snapshot": ([*shots, "--update-snapshots"], shots),
    }


def _backstop(folder: Path, address: str, names: Sequence[str]) -> dict[str, Any]:
    paths = {
        kind: str(folder / "backstop" / kind)
        for kind in ("bitmaps_reference", "bitmaps_test", "engine_scripts", "html_report", "ci_report")
    }
    return {
        "id": "examples",
        "viewports": [{"label": "phone", "width": WIDTH, "height": HEIGHT}],
        "scenarios": [{"label": name, "url": f"{address}/{name}.html", "selectors": ["viewport"]} for name in names],
        "paths": paths,
        "report": ["CI"],
        "engine": "puppeteer",
        "engineOptions": {"executablePath": str(find_browser().path), "args": launch_flags()},
    }
