"""A whole build to judge: every component, every theme, as target html and as gallery; and the judges from tests/node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kit.cli._common import read_kit
from kit.targets import target
from kit.writer import write
from tests.conftest import NODE_TESTS
from tests.programs import program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two builds in it, ``html`` and ``gallery``."""
    folder = tmp_path_factory.mktemp("built")
    kit = read_kit((), ())
    for name in ("html", "gallery"):
        write(target(name).pack(kit), folder / name)
    return folder


@pytest.fixture(scope="session")
def manifest(built: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((built / "html" / "kit.json").read_text(encoding="utf-8"))
    return read


def judge(tool: str, *arguments: object, within: Path) -> str:
    """Run a tool of tests/node on files below a folder, and return what it objects to; '' when it is content."""
    said = program(NODE_TESTS, tool, *arguments, within=within)
    return said.out or f"exit code {said.code}" if said.code else ""
