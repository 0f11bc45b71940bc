"""The wheel, installed elsewhere: components, themes and the starter travel inside it, and nothing comes from the checkout."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from kit.library import built_in

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The command of an environment that holds the wheel; what nodkit needs comes from this one, nodkit does not."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    made = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    home = folder / "venv"
    venv.create(home, with_pip=False)
    into = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(into)
    compileall.compile_dir(Path(into) / "kit", quiet=1)  # as pip does: templates that are Python too
    # A path file would also run the editable install's own; the path alone does not.
    (Path(into) / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return home / ("Scripts" if os.name == "nt" else "bin") / "python"


def nodkit(python, folder, *arguments):
    """Run the command somewhere else, without the checkout in its path."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "NODKIT"))}
    command = [str(python), "-m", "kit.cli", *arguments]
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)


def test_the_wheel_lists_and_builds_what_travels_in_it(installed, tmp_path):
    where = subprocess.run(
        [str(installed), "-c", "import kit; print(kit.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ROOT not in Path(where.stdout.strip()).parents
    listed = nodkit(installed, tmp_path, "list")
    assert (listed.returncode, listed.stderr) == (0, "")
    shelf = built_in()
    assert [name for name in (*shelf.component_names, *shelf.theme_names) if name not in listed.stdout] == []
    built = nodkit(installed, tmp_path, "build", "toast", "--theme", "base")
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "dist" / "kit" / "toast" / "toast.js").is_file()
    for kind, kit in {"plain": "nod", "flask": "nodkit"}.items():
        made = nodkit(installed, tmp_path, "new", "project", kind, "--kind", kind)
        assert (made.returncode, made.stderr) == (0, "")
        assert (tmp_path / kind / kit).is_dir()
        assert list((tmp_path / kind).rglob("__pycache__")) == []
