"""Nothing gets heavier unnoticed: what a page downloads for each component, beside what was agreed."""

from __future__ import annotations

import json

import pytest

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
