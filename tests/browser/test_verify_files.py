"""The command writes what it was asked for, speaks to GitHub where it runs there, and is quiet elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"


def nodkit(*arguments, **environment):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "kit.cli",
            "verify",
            "note",
            "--kit",
            HEALTHY,
            "--mode",
            "light",
            "--check",
            "V5",
            *arguments,
        ],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**kept, **environment},
        timeout=120,
    )


def test_all_files_come_from_one_run_and_github_gets_its_summary(tmp_path):
    files = {name: tmp_path / name for name in ("v.json", "j.xml", "r.html", "summary.md")}
    files["summary.md"].write_text("before\n", encoding="utf-8")
    asked = ("--json", files["v.json"], "--junit", files["j.xml"], "--report", files["r.html"])
    done = nodkit(*asked, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(files["summary.md"]))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("::stop-commands::")
    begins = {name: path.read_text(encoding="utf-8")[:5] for name, path in files.items()}
    assert begins == {"v.json": '{\n "p', "j.xml": "<?xml", "r.html": "<!doc", "summary.md": "befor"}
    assert "| note | 1 | 0 | 0 |" in files["summary.md"].read_text(encoding="utf-8")


@pytest.mark.parametrize(("arguments", "environment"), [((), {}), (("--no-github",), {"GITHUB_ACTIONS": "true"})])
def test_elsewhere_nothing_is_said_to_github(arguments, environment):
    done = nodkit(*arguments, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("note: 1 promises kept\n")


def test_a_summary_that_cannot_be_written_is_exit_code_2_after_the_verdict(tmp_path):
    done = nodkit("--github", GITHUB_STEP_SUMMARY=str(tmp_path))
    assert done.returncode == 2
    assert "note: 1 promises kept" in done.stdout
    assert "--no-github" in done.stderr
    assert "Traceback" not in done.stderr
