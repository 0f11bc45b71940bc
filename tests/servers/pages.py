"""Follows a page of the docs to the letter: writes the files that it shows, runs the commands that it gives."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FENCE = re.compile(
    r"(?:^`(?P<path>[\w./-]+)`(?P<end>, at the end)?(?:, for (?P<only>[\w ]+))?:\n\n)?^```(?P<kind>\w+)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SERVERS = ("flask run", "uvicorn ", "python manage.py runserver")  # the test starts them itself, on a port of its own
BIN = Path(sys.executable).parent


def follow(page: str, folder: Path, versions: dict[str, bool]) -> list[str]:
    """Do what a page says, in its order, and return the commands. ``versions``: whether "for …" holds."""
    done: list[str] = []
    for block in FENCE.finditer((DOCS / page).read_text(encoding="utf-8")):
        if block["only"] and not versions[block["only"]]:
            continue
        if block["path"]:
            write(folder / block["path"], block["code"], at_end=bool(block["end"]))
        elif block["kind"] == "sh":
            for line in block["code"].splitlines():
                command = line.partition("#")[0].strip()
                done.append(command)
                if not command.startswith(SERVERS):
                    run(command, folder)
    return done


def write(path: Path, code: str, *, at_end: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if at_end else ""
    path.write_text(f"{before}\n\n{code}" if at_end else code, encoding="utf-8")


def run(command: str, folder: Path) -> None:
    name, *rest = shlex.split(command)
    own = [sys.executable, "-m", "kit.cli"] if name == "nodkit" else [str(BIN / name)]
    environment = {"PATH": f"{BIN}:/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    done = subprocess.run([*own, *rest], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    assert "for you to write" not in done.stdout, done.stdout  # all that the tool could write, it wrote
