"""How long the command line takes from cold: `make bench-startup`. Writes a page with the figures; judges nothing.

Each command runs in a process of its own, interleaved with two controls (a bare interpreter, and one that imports
jinja2 and pydantic), so that a machine that is busy slows all of them alike; ratios are what to compare.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

ROUNDS = 15
CONTROL = "python -c pass"
HEAVY = "python -c 'import jinja2, pydantic'"
BASE_ONLY, ALL = "nodkit build --theme base", "nodkit build"
PAGE = """\
# How long the command line takes

Measured by `make bench-startup`: median of {rounds} runs of each line, every run in a process of its own, all lines in turn within
each round, so that whatever else the machine does slows all of them alike. The first two lines are controls: a bare interpreter, and
one that imports two libraries that a build cannot do without. The ratios are to the first.

Python {python}, {system}, {processors} processors, load {load:.1f}; click {click}, jinja2 {jinja2}, pydantic {pydantic}, PyYAML {pyyaml}.

| command | wall ms | CPU ms | wall, ratio | CPU, ratio |
| --- | ---: | ---: | ---: | ---: |
{rows}

The builds write into empty folders; the rebuilds find {files} unchanged files. All themes: {themes}. All components: {components}.
"""


@dataclass
class Line:
    """A command, how it is called here, and its times in milliseconds. ``fresh`` builds go to a new folder each."""

    name: str
    command: list[str]
    fresh: bool = False
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def lines(folder: Path) -> list[Line]:
    """Return what is measured."""
    nodkit = [sys.executable, "-c", "from kit.cli import main; main()"]
    return [
        Line(CONTROL, [sys.executable, "-c", "pass"]),
        Line(HEAVY, [sys.executable, "-c", "import jinja2, pydantic"]),
        Line("nodkit --version", [*nodkit, "--version"]),
        Line("nodkit list", [*nodkit, "list"]),
        Line(BASE_ONLY, [*nodkit, "build", "--theme", "base"], fresh=True),
        Line(f"{BASE_ONLY}, unchanged", [*nodkit, "build", "--theme", "base", "--out", str(folder / "base")]),
        Line(ALL, [*nodkit, "build"], fresh=True),
        Line(f"{ALL}, unchanged", [*nodkit, "build", "--out", str(folder / "all")]),
    ]


def measure(line: Line, out: Path) -> None:
    """Run a line once and note its times."""
    command = [*line.command, "--out", str(out)] if line.fresh else line.command
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    line.wall.append(1000 * wall)
    line.cpu.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))


def run(rounds: int) -> str:
    """Measure everything and return the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = lines(folder)
        for number in range(-1, rounds):  # the first round only fills caches and the folders of the rebuilds
            for index, line in enumerate(measured):
                measure(line, folder / f"{number}-{index}")
            if number < 0:
                for line in measured:
                    line.wall.clear()
                    line.cpu.clear()
        files = sum(path.is_file() for path in (folder / "all").rglob("*"))
    return page(measured, rounds, files)


def page(measured: list[Line], rounds: int, files: int) -> str:
    """Return the page of the figures."""
    from kit.library import built_in

    bare = measured[0]
    rows = [
        f"| `{line.name}` | {middle(line.wall):.0f} | {middle(line.cpu):.0f} "
        f"| {middle(line.wall) / middle(bare.wall):.1f} | {middle(line.cpu) / middle(bare.cpu):.1f} |"
        for line in measured
    ]
    return PAGE.format(
        rounds=rounds,
        python=platform.python_version(),
        system=platform.system(),
        processors=os.cpu_count(),
        load=os.getloadavg()[0],
        rows="\n".join(rows).replace(", unchanged`", "`, unchanged"),
        files=files,
        themes=len(built_in().theme_names),
        components=len(built_in().component_names),
        **{name: version(name) for name in ("click", "jinja2", "pydantic", "pyyaml")},
    )


def middle(values: list[float]) -> float:
    """Return the median."""
    return statistics.median(values)


if __name__ == "__main__":
    text = run(ROUNDS)
    Path(sys.argv[1]).write_text(text, encoding="utf-8") if len(sys.argv) > 1 else sys.stdout.write(text)
