"""Nothing gets heavier unnoticed: what a page downloads for each component, beside what was agreed."""

from __future__ import annotations

import json

import pytest

from kit.cli._common import read_kit
from kit.targets import target
from kit.writer import write
from tests.bench.bytes import LIMITS, TOGETHER, heavier, weights


@pytest.mark.node
@pytest.mark.slow
def test_no_component_is_heavier_than_agreed(built, manifest):
    agreed = json.loads(LIMITS.read_text(encoding="utf-8"))
    now = weights(built / "html", sorted(manifest["components"]))
    assert heavier(now, agreed) == []
    assert set(agreed) == set(now) == {*manifest["components"], TOGETHER}


def test_the_gate_sees_what_grew_and_what_is_new():
    agreed = {"toast": {"core": 1000, "later": 0}}
    assert heavier({"toast": {"core": 1070, "later": 40}}, agreed) == []
    assert len(heavier({"toast": {"core": 1071, "later": 41}}, agreed)) == 2
    assert "no limit" in heavier({"toast": {"core": 1, "later": 0}, "kite": {"core": 1, "later": 0}}, agreed)[0]


@pytest.mark.slow
def test_an_unchanged_build_writes_no_file(tmp_path):
    """Their times and their places on the disk stay: nothing is put in their stead."""
    from tests.bench.generating import stamps

    order = (("toast",), ("base", "soft"))
    write(target("html").pack(read_kit(*order)), tmp_path)
    first = stamps(tmp_path)
    write(target("html").pack(read_kit(*order)), tmp_path)
    assert stamps(tmp_path) == first
    assert len(first) > 10
