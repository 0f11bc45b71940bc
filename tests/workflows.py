"""Runs what stands behind ``run:`` in a starter's workflow, as it stands there, but for the time and the network it takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from tests.conftest import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

CLIENTS = Path(__file__).resolve().parent / "projects" / "node_modules"
# Of what is verified, one row of one example; nothing is fetched: what the steps install is here already, or they fail.
LESS = {
    "nodkit verify": "--example default --check T0",
    "nodkit snap": "--help",
    "pip install": "--no-index --no-build-isolation",
    "npm install": "--offline --no-audit --no-fund",
}


def steps_run(folder: Path) -> Mapping[str, str]:
    """Run the steps of a baked project in their order; return what each said, by its first three words."""
    text = (folder / ".github" / "workflows" / "nodkit.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["nodkit"]["steps"]
    return {" ".join(step["run"].split()[:3]): _ran(step["run"], folder) for step in steps if "run" in step}


def lend_vite(folder: Path) -> None:
    """Let a project have Vite from tests/projects: ``npm install`` finds it there, and asks no network for it."""
    if not CLIENTS.is_dir():
        refuse("the clients are not installed: run `npm ci` in tests/projects")
    (folder / "node_modules").mkdir()
    (folder / "node_modules" / "vite").symlink_to(CLIENTS / "vite", target_is_directory=True)


def _ran(step: str, folder: Path) -> str:
    command = f"{step} {LESS.get(' '.join(step.split()[:2]), '')}"
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "CI": "true"}
    done = subprocess.run(
        ["/bin/bash", "-ec", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr
