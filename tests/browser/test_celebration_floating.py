"""Celebrations that float: one at a time, above an open dialog, for as long as reading takes, and out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import TestStage

MODAL = "document.querySelector('#dialog').showModal()"
CANVAS = "Boolean(document.querySelector('[data-nod-confetti]'))"
STATES = "[...document.querySelectorAll('nod-celebration')].map((one) => one.dataset.state)"
WORDS = "[...document.querySelectorAll('nod-celebration [data-part=message]')].map((one) => one.textContent)"


def test_a_dialog_that_is_open_gets_the_words_and_they_can_be_used(stage: TestStage) -> None:
    stage.open("celebration", "big", place="own")
    stage.evaluate(MODAL)
    stage.show({"message": "Project shipped", "tier": "big", "next": "Plan the next one"})
    assert stage.evaluate("stage.last().closest('dialog')?.id") == "dialog"
    stage.click("next")
    assert [event["detail"]["how"] for event in stage.log("event") if event["name"] == "nod-acted"] == ["next"]


def test_the_words_follow_into_a_dialog_and_come_back(stage: TestStage) -> None:
    stage.open("celebration", "default", place="own").start()
    stage.evaluate(MODAL)
    stage.settle()
    assert stage.evaluate("stage.last().closest('dialog')?.id") == "dialog"
    assert stage.seen("message")
    stage.evaluate("document.querySelector('#dialog').close()")
    stage.settle()
    assert stage.evaluate("stage.last().closest('dialog')") is None
    assert stage.seen("message")
    stage.run(5000)
    assert [said["words"] for said in stage.log("said")] == ["Project shipped. Everyone on the team can see it now."]


def test_the_first_escape_ends_the_show_and_leaves_the_dialog(stage: TestStage) -> None:
    stage.open("celebration", "big", place="own")
    stage.evaluate(MODAL)
    stage.show({"message": "Project shipped"})
    stage.press("Escape")
    assert stage.evaluate(STATES) == ["settled"]
    assert stage.evaluate("document.querySelector('#dialog').open")


def test_confetti_over_the_page_has_a_cool_down(stage: TestStage) -> None:
    stage.open("celebration", "default", place="own").start()
    assert stage.evaluate(CANVAS)
    stage.run(29_999)
    stage.show({"message": "Another one"})
    assert not stage.evaluate(CANVAS)
    assert stage.seen("message")
    stage.click("close")
    stage.run(1)
    stage.show({"message": "And one more"})
    assert stage.evaluate(CANVAS)


def test_those_that_come_together_float_one_after_the_other(stage: TestStage) -> None:
    stage.open("celebration", "default", place="own").start()
    stage.show({"message": "Second", "tier": "micro"})
    stage.show({"message": "Third", "tier": "micro"})
    stage.evaluate("stage.made[1].dismiss()")
    assert stage.evaluate(WORDS) == ["Project shipped"]
    stage.evaluate("stage.made[0].dismiss()")
    stage.run(1000)
    assert stage.evaluate(WORDS) == ["Third"]
    assert [said["words"] for said in stage.log("said")] == [
        "Project shipped. Everyone on the team can see it now.",
        "Third",
    ]
    stage.click("close")
    assert stage.evaluate("document.querySelector('[data-nod-celebrations]')") is None


def test_one_that_was_celebrated_before_takes_no_turn(stage: TestStage) -> None:
    stage.open("celebration", "once", place="own").start()
    stage.show({"message": "First invoice sent", "once": "first-invoice"})
    stage.show({"message": "After it", "tier": "micro"})
    stage.evaluate("stage.made[0].dismiss()")
    stage.run(0)
    assert stage.evaluate(WORDS) == ["After it"]


def test_one_that_is_taken_away_gives_its_turn_to_the_next(stage: TestStage) -> None:
    stage.open("celebration", "default", place="own").start()
    stage.show({"message": "Second", "tier": "micro"})
    stage.evaluate("stage.made[0].remove()")
    assert stage.evaluate(WORDS) == ["Second"]


def test_floating_words_go_when_slow_readers_have_read_them(stage: TestStage) -> None:
    stage.open("celebration", "default", place="own").start()  # nine words
    stage.run(5_999)
    assert stage.evaluate(STATES) == ["settled"]
    stage.run(1)
    assert stage.evaluate(STATES) == []
    assert [event["detail"]["how"] for event in stage.log("event") if event["name"] == "nod-expired"] == ["timeout"]
    kept = stage.evaluate(
        "async () => (await import('/runtime/toast-log.js')).log.map(({ message, how }) => [message, how])"
    )
    assert kept == [["Project shipped. Everyone on the team can see it now.", "timeout"]]


def test_a_person_may_ask_for_more_time(stage: TestStage) -> None:
    stage.open("celebration", "default", place="own")
    stage.evaluate("document.documentElement.dataset.nodPace = '10'")
    stage.start()
    stage.run(59_999)
    assert stage.evaluate(STATES) == ["settled"]
    stage.run(1)
    assert stage.evaluate(STATES) == []


@pytest.mark.parametrize(
    ("hold", "release"),
    [
        (lambda stage: stage.hover("message"), lambda stage: stage.hover("away")),
        (lambda stage: stage.focus("close"), lambda stage: stage.focus("trigger")),
        (lambda stage: stage.tab("hidden"), lambda stage: stage.tab("visible")),
    ],
    ids=["hand", "focus", "tab"],
)
def test_floating_words_wait_while_they_are_held(stage: TestStage, hold: Any, release: Any) -> None:
    stage.open("celebration", "default", place="own").start()
    stage.run(4_000)
    hold(stage)
    stage.run(60_000)
    assert stage.evaluate(STATES) == ["settled"]
    release(stage)
    stage.run(1_999)
    assert stage.evaluate(STATES) == ["settled"]
    stage.run(1)
    assert stage.evaluate(STATES) == []


def test_floating_words_go_with_less_motion_too(stage: TestStage) -> None:
    stage.open("celebration", "default", place="own", motion="reduced").start()
    assert not stage.evaluate(CANVAS)
    stage.run(5_999)
    assert stage.evaluate(STATES) == ["settled"]
    stage.run(1)
    assert stage.evaluate(STATES) == []


def test_a_next_step_stays_until_the_person_turns_to_something_else(stage: TestStage) -> None:
    stage.open("celebration", "big", place="own").start()  # eleven words and a next step
    stage.run(3_600_000)
    assert stage.seen("next")
    stage.page.mouse.click(900, 600)
    stage.settle()
    assert stage.evaluate(STATES) == []


def test_a_tap_elsewhere_takes_no_words_that_could_not_be_read_yet(stage: TestStage) -> None:
    stage.open("celebration", "big", place="own").start()
    stage.run(5_999)
    stage.page.mouse.click(900, 600)
    stage.settle()
    assert stage.evaluate(STATES) == ["settled"]


def test_the_second_escape_puts_floating_words_away(stage: TestStage) -> None:
    stage.open("celebration", "big", place="own").start()
    stage.press("Escape")
    assert stage.evaluate(STATES) == ["settled"]
    stage.press("Escape")
    assert stage.evaluate(STATES) == []


def test_where_toasts_stand_at_the_top_celebrations_stand_below(stage: TestStage) -> None:
    stage.open("celebration", "default", place="own")
    stage.evaluate("""() => {
      const toasts = document.createElement("div");
      toasts.dataset.nodToasts = "top-end";
      document.body.append(toasts);
    }""")
    stage.start()
    assert stage.evaluate("stage.last().getBoundingClientRect().top > innerHeight / 2")
