"""What happens when something gives way in the middle: one clear message, exit code 2, and what was approved untouched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from kit.errors import KitError
from kit.snapshots.alone import alone
from kit.snapshots.run import request, snap
from kit.verify import server as servers
from kit.verify.built import read_kit
from tests.unit.commandline import process as nodkit

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"
ROOT = Path(__file__).parents[2]


def state(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def wanted(tmp_path, browser):
    """A request whose pictures are approved."""
    made = replace(request(read_kit(HEALTHY), tmp_path / "approved", ["note"]), films=False)
    snap(made, approve="*", browser=browser)
    return made


def fails(done, words):
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def children(pid):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, check=False, encoding="utf-8")  # noqa: S607
    for child in map(int, found.stdout.split()):
        yield child
        yield from children(child)


def kill_browser(*_):
    """Kill what this process has started: the browser, and nothing of anybody else."""
    for pid in list(children(os.getpid())):
        with suppress(OSError):
            name = Path(f"/proc/{pid}/cmdline").read_bytes()
            if b"--headless" in name and b"--type=" not in name:
                os.kill(pid, signal.SIGKILL)


KILLS = """
import sys
sys.path.insert(0, {root!r})
from tests.browser.test_faults import kill_browser
from kit.verify import drive
from kit.snapshots import pictures
from kit.cli import main
before = drive.Stage.open
drive.Stage.open = lambda self, scene: (kill_browser(), before(self, scene))[1]
take = pictures._sheet
pictures._sheet = lambda *given: (kill_browser(), take(*given))[1]
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    "command", [["verify", "note", "--mode", "light", "--check", "V5"], ["snap", "note", "--no-films"]]
)
def test_a_browser_that_is_killed_in_the_middle(wanted, tmp_path, command):
    before = state(wanted.approved)
    script = tmp_path / "kills.py"
    script.write_text(KILLS.format(root=str(ROOT)), encoding="utf-8")
    more = [] if command[0] == "verify" else ["--approved", wanted.approved, "--approve"]
    asked = [sys.executable, script, *command, "--kit", HEALTHY, *more]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        list(map(str, asked)), capture_output=True, check=False, encoding="utf-8", env=env, timeout=180
    )
    fails(done, "gone" if command[0] == "verify" else "no pictures could be taken")
    assert state(wanted.approved) == before


def test_a_server_that_dies_in_the_middle(wanted, monkeypatch, browser):
    before = state(wanted.approved)
    answered = servers._Handler.do_GET

    def dies(self):
        if self.path.endswith("note.js"):
            self.server.socket.close()
            self.close_connection = True
            return
        answered(self)

    monkeypatch.setattr(servers._Handler, "do_GET", dies)
    with pytest.raises(KitError, match=r"gone|no pictures could be taken|does not run") as caught:
        snap(replace(wanted, kit=read_kit(HEALTHY)), approve="*", browser=browser)
    assert "fix:" in str(caught.value)
    assert state(wanted.approved) == before


def full_disk():
    """Let no file grow beyond 64 bytes, as on a disk that is full."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def test_a_disk_that_is_full(wanted, tmp_path):
    for path in wanted.approved.rglob("*.png"):
        path.unlink()  # so that there is something to write
    before = state(wanted.approved)
    script = tmp_path / "full.py"
    script.write_text(FULL.format(approved=str(wanted.approved), kit=str(HEALTHY)), encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, check=False, encoding="utf-8", env=env, timeout=180
    )
    fails(done, "approved pictures cannot be written")
    assert state(wanted.approved) == before


FULL = """
import sys
from kit.snapshots import run
from tests.browser.test_faults import full_disk
approve = run._approve
run._approve = lambda *given: (full_disk(), approve(*given))[1]  # the browser has written what it needs by then
from kit.cli import main
main(["snap", "note", "--no-films", "--kit", {kit!r}, "--approved", {approved!r}, "--approve"])
"""


def test_an_approved_picture_that_is_truncated(wanted, tmp_path):
    path = next(wanted.approved.rglob("*.png"))
    path.write_bytes(path.read_bytes()[:100])
    before = state(wanted.approved)
    asked = ("--kit", HEALTHY, "--no-films", "--approved", wanted.approved, "--evidence", tmp_path / "evidence")
    fails(nodkit("snap", "note", *asked), "this approved picture is broken")
    assert state(wanted.approved) == before


def test_two_runs_at_once(wanted, tmp_path):
    before = state(wanted.approved)
    with alone(wanted.approved):
        done = nodkit("snap", "note", "--no-films", "--kit", HEALTHY, "--approved", wanted.approved, "--approve")
    fails(done, "another run of nodkit snap works in this folder")
    assert state(wanted.approved) == before


def test_a_server_of_browsers_that_is_not_there():
    fails(
        nodkit("verify", "note", "--kit", HEALTHY, "--connect", "ws://127.0.0.1:9/"), "no browser can be had from there"
    )
