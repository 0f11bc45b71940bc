"""Time that stands still: it begins at the same moment in each document, and passes by one call alone."""

from __future__ import annotations

from kit.verify.clock import pass_time
from kit.verify.lab import VIEWPORT

NOW = "[performance.now(), Date.now()]"
TICKS = "() => { globalThis.ticks = 0; setInterval(() => (ticks += 1), 100); }"


def test_time_begins_at_the_same_moment_in_each_context(lab):
    found = set()
    for _ in range(3):
        with lab.context(frozen=True, size=VIEWPORT) as context:
            page = context.new_page()
            page.goto(f"{lab.address}/-/stage.css")
            found.add(tuple(page.evaluate(NOW)))
    assert found == {(0, 1000)}


def test_a_new_document_begins_at_the_beginning(stage):
    for _ in range(2):
        stage.open("toast", "default")
        assert stage.evaluate(NOW) == [0, 1000]
        stage.run(250)
        stage.sleep(60_000)
        assert stage.evaluate(NOW) == [60_250, 61_250]


def test_what_a_timer_throws_is_told_and_the_others_go_on(stage):
    stage.open("toast", "default")
    stage.evaluate(
        "() => { setTimeout(() => { throw new Error('a fault') }, 10); setTimeout(() => (globalThis.after = 1), 20); }"
    )
    stage.run(30)
    assert stage.errors == ["Error: a fault"]
    assert stage.evaluate("after") == 1


def test_a_sleep_fires_once_what_is_due_often(stage):
    stage.open("toast", "default")
    stage.evaluate(TICKS)
    stage.run(1000)
    assert stage.evaluate("ticks") == 10
    stage.evaluate("() => { ticks = 0; }")
    stage.sleep(1000)
    assert stage.evaluate("ticks") == 1


def test_time_passes_too_where_playwright_keeps_its_clock_elsewhere(stage):
    stage.open("toast", "default")
    stage.evaluate(TICKS)
    stage.evaluate("() => { nodWatch.pass = () => null; }")
    assert pass_time(stage.page, 1000) == ""
    assert stage.evaluate("ticks") == 10
