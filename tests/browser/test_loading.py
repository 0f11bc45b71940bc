"""Loading around its stages: work that is waited for, buttons, the whole page, skeletons, requests of htmx."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_loading_waits import LONG, TIMEOUT, wait_for

if TYPE_CHECKING:
    from tests.browser.conftest import TestStage

DURING = """(how) => {
  globalThis.asked = [];
  globalThis.end = null;
  const work = (signal) => new Promise((resolve, reject) => {
    asked.push(signal);
    Object.assign(globalThis, { resolve, reject });
  });
  const waited = stage.component.loading.during(how === "promise" ? work(null) : work, stage.mount, { message: "Orders" });
  waited.then((value) => (end = ["done", value]), (error) => (end = ["failed", error.name]));
  stage.made.push(document.querySelector("nod-loading"));
}"""


def during(stage: TestStage, how: str = "function") -> TestStage:
    stage.open("loading")
    stage.evaluate(DURING, how)
    return stage


def told(stage: TestStage) -> list[str] | None:
    stage.settle()
    found: list[str] | None = json.loads(stage.evaluate("JSON.stringify(globalThis.end)"))
    return found


def test_during_gives_the_value_when_the_shape_has_had_its_time(stage):
    during(stage).run(250)
    stage.evaluate("() => { resolve('orders'); }")
    stage.run(349)
    assert told(stage) is None
    stage.run(1)
    assert told(stage) == ["done", "orders"]
    assert not stage.evaluate("stage.mount.hasAttribute('aria-busy')")


def test_a_failed_function_can_be_tried_again_until_it_gives_its_value(stage):
    during(stage).run(100)
    stage.evaluate("() => { reject(new Error('500')); }")
    stage.settle()
    assert stage.seen("what")
    assert told(stage) is None
    stage.click("retry")
    assert stage.evaluate("asked.length") == 2
    stage.run(300)
    stage.evaluate("() => { resolve('at last'); }")
    stage.run(400)
    assert told(stage) == ["done", "at last"]


def test_a_failed_promise_rejects_once_it_is_told_and_offers_no_retry_that_would_do_nothing(stage):
    during(stage, "promise").run(100)
    stage.evaluate("() => { reject(new TypeError('x')); }")
    assert told(stage) == ["failed", "TypeError"]
    assert stage.seen("what")
    assert not stage.seen("retry")
    assert stage.seen("close")


def test_cancelling_tells_the_work_to_stop(stage):
    during(stage).run(LONG)
    stage.click("cancel")
    assert stage.evaluate("asked[0].aborted")
    assert told(stage) == ["failed", "AbortError"]


def test_a_late_answer_still_counts(stage):
    during(stage).run(TIMEOUT + 5_000)
    assert stage.seen("retry")
    stage.evaluate("() => { resolve('late'); }")
    assert told(stage) == ["done", "late"]
    assert not stage.seen("loading")


def test_where_the_words_never_arrive_a_failure_gives_the_page_back_and_the_focus(stage):
    stage.open("loading")
    with stage.refused("**/loading.later.js"):
        stage.evaluate(DURING, "function")
        stage.run(LONG)
        stage.focus("cancel")
        stage.evaluate("() => { reject(new TypeError('no network')); }")
        assert told(stage) == ["failed", "TypeError"]
    assert not stage.seen("loading")
    assert stage.evaluate("document.activeElement === stage.mount")
    assert stage.errors == []


def test_newer_work_takes_the_place_of_older_without_a_second_shape(stage):
    during(stage).run(250)
    stage.evaluate("globalThis.first = end")
    stage.evaluate(DURING, "function")
    assert stage.evaluate("document.querySelectorAll('nod-loading').length") == 1
    stage.settle()
    assert stage.seen("indicator")


def test_taken_out_in_the_middle_it_leaves_no_mark_and_says_nothing_more(stage):
    wait_for(stage, 500)
    stage.evaluate("() => { stage.last().remove(); }")
    stage.run(60_000)
    marked = stage.evaluate("document.querySelectorAll('[aria-busy], [aria-disabled], [data-nod-busy]').length")
    assert marked == 0
    assert stage.log("said") == []


BUTTON = """() => {
  globalThis.presses = 0;
  const button = document.createElement("button");
  button.id = "send";
  button.textContent = "Send";
  button.addEventListener("click", () => {
    presses += 1;
    stage.made.push(stage.component.loading(button, { message: "Sending" }));
  });
  document.querySelector("main").prepend(button);
}"""


def test_a_button_answers_at_once_keeps_focus_and_is_not_used_twice(stage):
    stage.open("loading")
    stage.evaluate(BUTTON)
    size = stage.evaluate("[send.offsetWidth, send.offsetHeight]")
    stage.frames()
    pushed = len(stage.log("shift"))
    stage.page.mouse.click(*stage.evaluate(MIDDLE))
    assert stage.evaluate("[send.getAttribute('aria-busy'), send.getAttribute('aria-disabled')]") == ["true", "true"]
    stage.run(300)
    assert stage.evaluate("send.contains(document.querySelector('[data-part=indicator]'))")
    stage.page.mouse.click(*stage.evaluate(MIDDLE))
    stage.press("Enter")
    assert stage.evaluate("presses") == 1
    assert stage.evaluate("document.activeElement.id") == "send"
    assert stage.evaluate("[send.offsetWidth, send.offsetHeight]") == size
    stage.call("done")
    stage.run(400)
    assert stage.evaluate("send.outerHTML") == '<button id="send">Send</button>'
    stage.frames()
    assert len(stage.log("shift")) == pushed


MIDDLE = "() => { const box = send.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }"


def test_the_note_of_a_button_lies_under_it_and_offers_the_way_out(stage):
    stage.open("loading")
    stage.evaluate(BUTTON)
    stage.page.mouse.click(*stage.evaluate(MIDDLE))
    stage.run(LONG)
    below = "stage.last().getBoundingClientRect().top >= send.getBoundingClientRect().bottom"
    assert stage.evaluate(below)
    stage.click("cancel")
    assert not stage.evaluate("send.hasAttribute('aria-busy')")


def test_the_whole_page_waits_over_an_open_dialog_and_lets_nothing_be_pressed(stage):
    stage.open("loading", place="own")
    stage.evaluate("document.querySelector('#dialog').showModal()")
    stage.evaluate("() => { stage.show({ message: 'Paying' }, 'own'); }")
    stage.run(300)
    assert stage.seen("indicator")
    stage.evaluate("() => { globalThis.hits = 0; document.querySelector('#inside').onclick = () => (hits += 1); }")
    stage.evaluate("document.querySelector('#inside').focus()")
    stage.press("Enter")
    assert stage.evaluate("hits") == 0
    stage.call("done")
    stage.run(400)
    stage.press("Enter")
    assert stage.evaluate("hits") == 1


HTMX = """() => {
  const button = document.createElement("button");
  button.id = "send";
  button.textContent = "More";
  button.setAttribute("data-nod-loading", "#mount");
  button.addEventListener("htmx:abort", () => (globalThis.aborted = true));
  button.addEventListener("click", () => (globalThis.clicks = (globalThis.clicks ?? 0) + 1));
  document.querySelector("main").prepend(button);
  stage.component.loading("x", { into: stage.mount }).remove();
}"""
SENT = "(given) => { send.dispatchEvent(new CustomEvent(given[0], { bubbles: true, detail: given[1] })); }"


@pytest.mark.parametrize(
    ("before", "after"), [("htmx:beforeRequest", "htmx:afterRequest"), ("htmx:before:request", "htmx:after:request")]
)
def test_a_request_of_htmx_is_waited_for_where_an_element_asks_for_it(stage, before, after):
    stage.open("loading")
    stage.evaluate(HTMX)
    stage.evaluate(SENT, [before, {}])
    stage.page.locator("#mount[aria-busy]").wait_for(state="attached")
    stage.run(300)
    assert stage.seen("indicator")
    stage.evaluate(SENT, [after, {"successful": True}])
    stage.run(400)
    assert not stage.seen("loading")


def test_a_failed_request_of_htmx_is_told_and_sent_again(stage):
    stage.open("loading")
    stage.evaluate(HTMX)
    stage.evaluate(SENT, ["htmx:beforeRequest", {}])
    stage.page.locator("#mount[aria-busy]").wait_for(state="attached")
    stage.evaluate(SENT, ["htmx:sendError", {}])
    stage.settle()
    assert stage.seen("what")
    stage.click("retry")
    assert stage.evaluate("clicks") == 1
