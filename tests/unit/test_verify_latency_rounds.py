"""A busy machine is told from a late component: by clicks that show nothing, and not by waiting for a lucky round."""

from __future__ import annotations

from random import Random

import pytest

from kit.verify import latency
from kit.verify.latency import MOST_ROUNDS, REST, ROUNDS, Limits, best_round

LIMITS = Limits(100, 200)


@pytest.fixture
def machine(monkeypatch):
    """Stand in for the browser: a component that takes its time, on a machine that adds its own to each click."""
    asked = []

    def set_up(own, noise):
        def measure(_stage, _scene, targets, _cpu):
            asked.append(targets)
            return {target: [noise() + (10 if target == REST else own) for _ in range(5)] for target in targets}

        monkeypatch.setattr(latency, "measure", measure)
        return asked

    return set_up


def judged():
    return LIMITS.keep(best_round(None, None, ("note",), LIMITS)["note"])


def busy(seed, least, most):
    random = Random(seed)  # noqa: S311 - noise, not a secret
    return lambda: random.uniform(least, most)


def test_a_machine_at_rest_is_asked_once(machine):
    asked = machine(20, lambda: 0)
    assert judged()
    assert asked == [("note",)]


def test_a_late_component_on_a_machine_at_rest_is_late_after_five_rounds(machine):
    asked = machine(150, lambda: 0)
    assert not judged()
    assert len(asked) == ROUNDS


@pytest.mark.parametrize("seed", range(20))
def test_a_busy_machine_makes_no_component_late(machine, seed):
    asked = machine(20, busy(seed, 90, 240))
    assert judged()
    assert len(asked) <= MOST_ROUNDS


@pytest.mark.parametrize("own", [130, 250])
@pytest.mark.parametrize("seed", range(20))
def test_a_busy_machine_hides_no_late_component(machine, seed, own):
    machine(own, busy(seed, 20, 150))
    assert not judged()


def test_what_never_comes_is_late_on_any_machine(machine):
    machine(float("inf"), busy(1, 90, 240))
    assert not judged()
