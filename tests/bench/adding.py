"""How long it takes to put one component into a project, and to bring it up to date: beside shadcn, cookiecutter and copier.

They take the same files: shadcn out of nodkit's own registry, the other two out of a template that holds them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from kit.library import built_in
from kit.model import Settings
from kit.targets import target
from kit.writer import write
from tests.bench.many import ROOT
from tests.bench.measured import NODKIT, measure
from tests.loopback import folder_served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.pages import Found

ADD, UPDATE = "a toast into a project", "nothing new, brought up to date"
_NAMED = {"GIT_AUTHOR_NAME": "bench", "GIT_AUTHOR_EMAIL": "bench@example.org"}
GIT = {**_NAMED, "GIT_COMMITTER_NAME": "bench", "GIT_COMMITTER_EMAIL": "bench@example.org"}


def run(folder: Path, found: Found, *, quick: bool = False) -> None:
    """Measure below an empty folder, all in turns."""
    kit = built_in().kit(("toast",), ("base",), Settings())
    write(target("shadcn").pack(kit), folder / "registry")
    for name, files in (("cookie", "{{cookiecutter.name}}"), ("copied", ".")):
        write(target("html").pack(kit), folder / name / files / "kit")
    (folder / "cookie" / "cookiecutter.json").write_text('{"name": "shop"}', encoding="utf-8")
    copied(folder / "copied")
    with folder_served(folder / "registry") as address:
        known = [{"name": "@nodkit", "homepage": address, "url": f"{address}/r/{{name}}.json", "description": "nodkit"}]
        (folder / "registry" / "r" / "registries.json").write_text(json.dumps(known), encoding="utf-8")
        for number in range(1 if quick else 5):
            for who in ("nodkit", "shadcn", "cookiecutter", "copier"):
                _once(folder, found, who, (number, address))


def _once(folder: Path, found: Found, who: str, round_: tuple[int, str]) -> None:
    number, address = round_
    shop = folder / f"{who}-{number}"
    shop.mkdir()
    (shop / "package.json").write_text('{"name": "a-shop", "type": "module"}', encoding="utf-8")
    (shop / "index.html").write_text("<!doctype html><title>A shop</title>\n", encoding="utf-8")
    more = {"PYTHONPATH": str(ROOT), "REGISTRY_URL": f"{address}/r", "CI": "1", **GIT}
    if who == "nodkit":
        measure([*NODKIT, "init"], within=shop, more=more)
    for what, command in _commands(folder, who, address).items():
        if what == UPDATE and who == "copier":
            committed(shop)
        cost = measure(command, within=shop, more=more)
        for figure in ("wall", "cpu", "memory"):
            found.setdefault((what, who, figure), []).append(getattr(cost, figure))
    shutil.rmtree(shop)


def _commands(folder: Path, who: str, address: str) -> dict[str, list[str]]:
    """Return what adds, and what brings up to date where there is such a command."""
    peers = ROOT / "tests" / "bench" / "peers"
    if who == "nodkit":
        return {ADD: [*NODKIT, "add", "toast"], UPDATE: [*NODKIT, "update"]}
    if who == "shadcn":
        tool = ROOT / "tests" / "projects" / "node_modules" / ".bin" / "shadcn"
        return {ADD: [str(tool), "add", f"{address}/r/toast.json", "--yes"]}
    if who == "cookiecutter":
        return {
            ADD: [sys.executable, "-m", "cookiecutter", "--no-input", "--output-dir", "out", str(folder / "cookie")]
        }
    copier = [str(peers / ".venv" / "bin" / "copier")]
    return {
        ADD: [*copier, "copy", "--defaults", "--vcs-ref", "v1", str(folder / "copied"), "."],
        UPDATE: [*copier, "update", "--defaults"],
    }


def copied(folder: Path) -> None:
    """Make a template of copier's: it can update only what came out of a git repository with a tag."""
    answers = folder / "{{_copier_conf.answers_file}}.jinja"
    answers.write_text("{{ _copier_answers|to_nice_yaml }}\n", encoding="utf-8")
    (folder / "copier.yml").write_text("_subdirectory: .\n", encoding="utf-8")
    committed(folder)
    git(folder, "tag", "v1")


def committed(folder: Path) -> None:
    (folder / "command.log").unlink(missing_ok=True)
    (folder / ".gitignore").write_text("command.log\n", encoding="utf-8")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "all")):
        git(folder, *words)


def git(folder: Path, *words: str) -> None:
    command = ["git", "-C", str(folder), *words]
    subprocess.run(command, check=True, env={**os.environ, **GIT}, stdout=subprocess.DEVNULL)
