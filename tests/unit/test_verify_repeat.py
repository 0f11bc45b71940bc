"""`nodkit verify --repeat N` goes on until something is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.verify import run
from kit.verify.findings import Finding, Result, Verdict
from tests.unit import commandline

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"


@pytest.fixture
def rounds(monkeypatch):
    """Stand in for the browser: a run that finds something in the round of that number."""
    asked = []

    def set_up(bad):
        def verify(_kit, plan, _done):
            asked.append(plan)
            case = plan.cases[0]
            place = (case.component, case.example, case.theme, case.mode)
            finding = Finding(*place, "T1", "must", "In time.", "100 ms", "300 ms", "nodkit verify")
            found = (finding,) if len(asked) == bad else ()
            return Result((Verdict(case, "T1", ("In time.",), found),), 1.5)

        monkeypatch.setattr(run, "verify", verify)
        return asked

    return set_up


def verify(count):
    return commandline.run("verify", "note", "--kit", HEALTHY, "--repeat", count, "--no-github")


def test_rounds_without_a_finding_are_all_run(rounds):
    asked = rounds(bad=0)
    done = verify(3)
    assert (done.code, len(asked)) == (0, 3)
    assert [f"round {number} of 3: no finding in 1.5 s" in done.out for number in (1, 2, 3)] == [True] * 3


def test_the_first_finding_ends_them(rounds):
    asked = rounds(bad=2)
    done = verify(5)
    assert (done.code, len(asked)) == (1, 2)
    assert "round 2 of 5: 1 findings" in done.out


def test_one_round_is_not_counted(rounds):
    rounds(bad=0)
    assert "round" not in verify(1).out


def test_no_rounds_is_a_mistake(rounds):
    asked = rounds(bad=0)
    assert (verify(0).code, asked) == (2, [])
