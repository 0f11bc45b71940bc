"""Projects of each kind, made as their pages say, with the real tools of tests/projects/package.json."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import refuse
from tests.programs import program
from tests.projects import pages
from tests.unit.commandline import run

HERE = Path(__file__).resolve().parent
KINDS = {"react": "react", "vue": "vue", "svelte": "svelte", "vanilla": "npm"}


@pytest.fixture(scope="session")
def workshop(tmp_path_factory):
    """A folder below which the tools are found, as in a workspace."""
    if not (HERE / "node_modules").is_dir():
        refuse("the clients are not installed: run `npm ci` in tests/projects")
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "node_modules").symlink_to(HERE / "node_modules", target_is_directory=True)
    return folder


@pytest.fixture(scope="session")
def projects(workshop):
    """A project of each kind, as somebody has it who followed its page."""
    return {kind: made(workshop, kind, page) for kind, page in KINDS.items()}


def made(workshop, kind, page):
    folder = shutil.copytree(HERE / kind, workshop / kind)
    main = "main.tsx" if (folder / "src" / "main.tsx").is_file() else "main.ts"
    html = (HERE / "index.html").read_text(encoding="utf-8").replace("main.ts", main)
    (folder / "index.html").write_text(html, encoding="utf-8")
    for name, *words in pages.commands(page):
        assert name == "nodkit"
        done = run(*words, "--project", folder)
        assert (done.code, done.err) == (0, ""), words
    for path, text in pages.files(page).items():
        if not path.startswith("package/"):
            (folder / path).write_text(text, encoding="utf-8")
    return folder


def tool(*words, within, **environment):
    """Run a program of the workshop."""
    return program(HERE, *words, within=within, CI="1", **environment)
