"""A run in browsers of a Playwright server, and a run shared among machines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from kit.browser import find_browser
from tests.unit.commandline import process as nodkit

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"


@contextmanager
def playwright_server(folder):
    """Start a Playwright server as people do, and give its address. The browser of these tests is put where it looks."""
    listed = json.loads((Path(compute_driver_executable()[1]).parent / "browsers.json").read_text(encoding="utf-8"))
    (revision,) = {one["revision"] for one in listed["browsers"] if one["name"] == "chromium-headless-shell"}
    place = folder / f"chromium_headless_shell-{revision}" / "chrome-headless-shell-linux64"
    place.mkdir(parents=True)
    (place / "chrome-headless-shell").symlink_to(find_browser().path)
    env = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    command = [sys.executable, "-m", "playwright", "run-server", "--unsafe", "--host", "127.0.0.1", "--port", "0"]
    out = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    with subprocess.Popen(command, env=env, **out) as server:
        try:
            line = next(line for line in server.stdout if "ws://" in line)
            yield line[line.index("ws://") :].strip()
        finally:
            server.terminate()


def test_a_remote_browser_gives_the_same_verdict_and_the_same_pictures(tmp_path):
    asked = ("note", "--kit", HEALTHY, "--mode", "light", "--check", "V5", "--check", "K1", "--json")
    snapped = ("snap", "note", "--kit", HEALTHY, "--no-films", "--approved", tmp_path / "approved")
    with playwright_server(tmp_path / "browsers") as address:
        far = nodkit("verify", *asked, tmp_path / "far.json", "--connect", address)
        assert far.returncode == 0, far.stderr
        assert nodkit(*snapped, "--approve", "--connect", address).returncode == 0
    assert nodkit("verify", *asked, tmp_path / "near.json").returncode == 0
    far, near = (json.loads((tmp_path / name).read_text())["verdicts"] for name in ("far.json", "near.json"))
    assert far == near
    done = nodkit(*snapped, "--evidence", tmp_path / "evidence")
    assert done.returncode == 0, done.stdout + done.stderr


def cases(file):
    return sorted(json.dumps(one["case"]) + one["check"] for one in json.loads(file.read_text())["verdicts"])


def test_shares_together_are_the_whole_run(tmp_path):
    asked = ("verify", "note", "wait", "--kit", HEALTHY, "--check", "V5", "--check", "V6", "--json")
    files = [tmp_path / f"{number}.json" for number in (1, 2)]
    for number, file in enumerate(files, start=1):
        assert nodkit(*asked, file, "--shard", f"{number}/2").returncode == 0
    assert nodkit(*asked, tmp_path / "whole.json").returncode == 0
    written = {name: tmp_path / f"merged.{name}" for name in ("json", "junit", "report")}
    done = nodkit("report", "merge", *files, *(f"--{name}={path}" for name, path in written.items()))
    assert done.returncode == 0, done.stderr
    assert cases(written["json"]) == cases(tmp_path / "whole.json")
    assert all(path.stat().st_size for path in written.values())


def test_merging_names_what_is_wrong(tmp_path):
    (tmp_path / "half.json").write_text("{", encoding="utf-8")
    for files, words in (((tmp_path / "none.json",), "no such file"), ((tmp_path / "half.json",), "broken JSON")):
        done = nodkit("report", "merge", *files)
        assert done.returncode == 2
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_outside_of_git_what_changed_cannot_be_told(tmp_path):
    command = [sys.executable, "-m", "kit.cli", "verify", "--kit", str(HEALTHY), "--changed-since", "HEAD"]
    env = {**os.environ, "PYTHONPATH": str(Path.cwd()), "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = subprocess.run(
        command, capture_output=True, check=False, encoding="utf-8", cwd=tmp_path, env=env, timeout=60
    )
    assert done.returncode == 2
    assert "there is no git repository here" in done.stderr
