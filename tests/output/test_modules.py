"""Emitted modules without a page around them, and builds that are the same wherever and whenever they are made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from kit.cli._common import read_kit
from kit.targets import names, target
from tests.programs import node


@pytest.mark.node
@pytest.mark.slow
def test_every_module_can_be_imported_on_a_server(built):
    """Importing must not ask for a page; what defines an element does, and is not imported there."""
    inside = built / "html"
    (inside / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    modules = [
        path.relative_to(inside).as_posix()
        for path in sorted(inside.rglob("*.js"))
        if path.parent.name not in {"define", "page"} and path.name != "index.js"
    ]
    script = "".join(f'await import("./{module}");\n' for module in modules)
    node(script, within=inside)
    assert len(modules) > len(list((inside / "runtime").iterdir()))


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_a_second_build_has_the_same_bytes(name):
    assert dict(target(name).pack(read_kit((), ()))) == dict(target(name).pack(read_kit((), ())))


@pytest.mark.slow
def test_the_order_of_hashes_does_not_show(tmp_path):
    """Two processes with different seeds write the same tree."""
    made = []
    for seed in ("0", "4711"):
        folder = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "kit.cli", "build", "--out", str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        made.append({str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    assert made[0] == made[1]
    assert len(made[0]) > 50
