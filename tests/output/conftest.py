"""A whole build to judge: every component, every theme, as target html and as gallery; and the judges from tests/node."""

from __future__ import annotations

import json
import os
import subprocess
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import pytest

from kit.cli._common import read_kit
from kit.targets import target
from kit.writer import write
from tests.conftest import NODE_TESTS

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
    program = NODE_TESTS / "node_modules" / ".bin" / tool
    # Into a file: a program that ends at once cuts off what it has not written into a pipe yet.
    with TemporaryFile("w+", encoding="utf-8") as said:
        done = subprocess.run(
            [str(program), *map(str, arguments)],
            cwd=within,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
            env={**os.environ, "NO_COLOR": "1"},
        )
        said.seek(0)
        return said.read().strip() or f"exit code {done.returncode}" if done.returncode else ""
