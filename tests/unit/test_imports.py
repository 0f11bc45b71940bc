"""Imports point one way: the walls stand in pyproject.toml, and they hold."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(folder):
    """Judge the package in a folder by the contracts beside it, in a process of its own: it is imported from there."""
    done = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_imports_point_one_way():
    code, said = lint(ROOT)
    assert code == 0, said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "line", "complaint"),
    [
        ("errors", "import kit.located", "kit.errors is not allowed to import kit.located"),
        ("browser", "import kit.located", "kit.browser is not allowed to import kit.located"),
        ("sizes", "import kit.browser", "kit.sizes"),
        ("writer", "import kit.browser", "Illegal imports of protected package kit.browser"),
        ("stray", "", "kit.stray"),
    ],
)
def test_a_wrong_import_or_a_module_without_a_place_is_caught(tmp_path, module, line, complaint):
    shutil.copytree(ROOT / "kit", tmp_path / "kit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / f"kit/{module}.py").open("a") as file:
        file.write(f"\n{line}\n")
    code, said = lint(tmp_path)
    assert code == 1, said
    assert complaint in said
