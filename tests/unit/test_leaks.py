"""R1 tells a leak from elements that the browser has not let go of yet."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kit.verify.checks.r1 import cycle

SIZE = 25


def breaches(*nodes):
    """Ask R1 about a page whose component has SIZE nodes, and which has so many of them after each turn."""
    turns, asked = iter(nodes), []

    def evaluate(script, *given):
        asked.extend(given)
        return SIZE if given else 0

    def send(name):
        return (
            {"metrics": [{"name": "Nodes", "value": next(turns)}, {"name": "JSEventListeners", "value": 7}]}
            if "get" in name
            else {}
        )

    connection = SimpleNamespace(send=send, detach=lambda: None)
    page = SimpleNamespace(context=SimpleNamespace(new_cdp_session=lambda _page: connection))
    stage = SimpleNamespace(page=page, evaluate=evaluate, run=lambda _ms: None)
    return [one.seen for one in cycle(SimpleNamespace(open=lambda: stage), SIZE)], asked


@pytest.mark.parametrize("nodes", [(100, 100), (100, 124), (100, 150, 150), (100, 150, 200), (100, 150, 175)])
def test_a_few_elements_are_no_leak(nodes):
    assert breaches(*nodes)[0] == []


def test_one_node_in_each_cycle_is_one():
    found, asked = breaches(100, 125, 225)
    assert found == ["100 more"]
    assert asked == [5, SIZE, 100]
