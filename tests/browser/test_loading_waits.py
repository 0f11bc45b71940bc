"""The wait machine: what is shown and said, and when, for waits and failures of every length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import TestStage

WAITS = (0, 50, 150, 199, 200, 201, 250, 600, 2_000, 5_000, 10_000, 12_000, 60_000)
DELAY, MINIMUM, WORDS, LONG, AGAIN, TIMEOUT = 200, 400, 2_000, 10_000, 15_000, 30_000
MESSAGE, STILL = "Loading your orders", "Still on it. Thanks for waiting."
SLOW = "This took too long. No answer came in 30 seconds. Try again, or come back later."
FAILED = "That did not load. Something on our side broke. Try again in a moment."


def ended(wait: int) -> int:
    """When a wait that is over at this time may take away what it has shown."""
    return wait if wait < DELAY or wait >= TIMEOUT else max(wait, DELAY + MINIMUM)


def expected(wait: int) -> list[str]:
    """What is said before a wait of this length is over."""
    times = [(WORDS, MESSAGE), (LONG, STILL), (LONG + AGAIN, "Still on it, 25 seconds so far."), (TIMEOUT, SLOW)]
    return [words for time, words in times if wait >= time]


def wait_for(stage: TestStage, wait: int) -> int:
    stage.open("loading")
    start = int(stage.evaluate("performance.now()"))
    stage.start()
    stage.run(wait)
    return start


def seen_at(stage: TestStage, start: int) -> list[tuple[str, int]]:
    entries = [entry for entry in stage.log("state") if entry["tag"] == "nod-loading"]
    return list(dict.fromkeys((entry["to"], round(entry["at"]) - start) for entry in entries))


@pytest.mark.parametrize("wait", WAITS)
def test_a_wait_shows_each_stage_at_its_time_and_no_flicker(stage, wait):
    start = wait_for(stage, wait)
    stage.call("done")
    stage.run(MINIMUM)
    stages = [
        ("pending", 0),
        ("busy", DELAY),
        ("words", WORDS),
        ("long", LONG),
        ("long", LONG + AGAIN),
        ("timeout", TIMEOUT),
    ]
    due = [(name, time) for name, time in stages if time <= wait]
    assert seen_at(stage, start) == [*due, ("leaving", ended(wait))]
    assert not stage.seen("loading")


@pytest.mark.parametrize("wait", WAITS)
def test_a_wait_says_each_stage_once_and_its_end_only_where_it_was_seen(stage, wait):
    wait_for(stage, wait)
    stage.call("done")
    stage.run(5_000)
    end = [] if wait < DELAY else ["All here."]
    assert [entry["words"] for entry in stage.log("said")] == [*expected(wait), *end]


@pytest.mark.parametrize("wait", WAITS)
def test_a_failure_is_told_when_what_was_shown_has_had_its_time(stage, wait):
    start = wait_for(stage, wait)
    stage.call("fail")
    if ended(wait) > wait:
        stage.run(ended(wait) - wait - 1)
        assert not stage.seen("what")
        assert stage.seen("indicator")
        stage.run(1)
    assert [stage.seen(part) for part in ("what", "why", "fix", "retry", "indicator")] == [True] * 4 + [False]
    assert seen_at(stage, start)[-1] == ("failed", ended(wait))
    stage.run(5_000)
    said = stage.log("said")
    assert [entry["words"] for entry in said] == [*expected(wait), FAILED]
    assert said[-1]["politeness"] == "assertive"


@pytest.mark.parametrize("wait", WAITS)
def test_after_the_end_no_timer_speaks(stage, wait):
    wait_for(stage, wait)
    stage.call("fail")
    stage.run(3_000)
    count = len(stage.log("said"))
    stage.run(120_000)
    assert len(stage.log("said")) == count
