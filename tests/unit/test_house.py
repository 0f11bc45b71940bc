"""House rules that a machine can check: sizes of files, functions and signatures; nothing of this machine."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {".py", ".js", ".j2", ".css", ".yaml"}
MOST_LINES, MOST_FUNCTION_LINES, MOST_PARAMETERS = 300, 40, 5
LEAKS = re.compile(r"/(work|farm|root|tmp)/[A-Za-z.]|registry\.npmjs|files\.pythonhosted|pypi\.org/simple|deb\.debian")
HELD = re.compile(r"wait_for_timeout|time\.sleep\(")


def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 -- the one on the path
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()] or [path for path in ROOT.rglob("*") if path.suffix in SOURCES]


@pytest.fixture(scope="module")
def files():
    return tracked()


def test_no_file_is_too_long(files):
    long = {
        str(path.relative_to(ROOT)): count
        for path in files
        if path.suffix in SOURCES
        if (count := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert long == {}


def test_no_function_is_too_long_and_no_signature_too_wide(files):
    assert [
        fault
        for path in files
        if path.suffix == ".py" and "cookiecutter-template" not in path.parts
        for fault in function_faults(path)
    ] == []


def function_faults(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            wide = len(node.args.posonlyargs + node.args.args + node.args.kwonlyargs)
            is_command = any(
                "command" in ast.unparse(decorator) for decorator in node.decorator_list
            )  # click decides their width
            if lines > MOST_FUNCTION_LINES:
                yield f"{path.name}:{node.lineno} {node.name}: {lines} lines"
            if (
                wide > MOST_PARAMETERS + (node.args.args[:1] != [] and node.args.args[0].arg in {"self", "cls"})
                and not is_command
            ):
                yield f"{path.name}:{node.lineno} {node.name}: {wide} parameters"


def test_the_function_check_sees_faults(tmp_path):
    long = tmp_path / "long.py"
    long.write_text("def f(a, b, c, d, e, g):\n" + "    a = 1\n" * MOST_FUNCTION_LINES)
    assert len(list(function_faults(long))) == 2


def test_nothing_names_this_machine_or_a_registry(files):
    texts = (
        (path, path.read_bytes().decode("utf-8", "ignore"))
        for path in files
        if path.name not in {".gitignore", Path(__file__).name}
    )
    assert [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path, text in texts
        if path.suffix != ".png" and (found := LEAKS.search(text))
    ] == []


def test_nothing_sleeps(files):
    held = [path for path in files if path.suffix == ".py" and path.name != Path(__file__).name]
    assert [str(path.relative_to(ROOT)) for path in held if HELD.search(path.read_text())] == []
