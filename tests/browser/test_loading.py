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


@pytest.mark.parametrize(
    "layout", ["display: block", "display: grid; place-items: center; gap: 7px", "display: flex; flex-wrap: wrap"]
)
def test_a_skeleton_stands_where_the_content_will_stand(stage, layout):
    stage.open("loading")
    stage.evaluate(TEMPLATE)
    stage.evaluate(
        "(layout) => { for (const rule of layout.split('; ')) stage.mount.style.setProperty(...rule.split(': ')); }",
        layout,
    )
    stage.evaluate("() => { stage.show({ like: 'row', count: 3 }); }")
    stage.settle()
    assert not stage.evaluate(
        "document.querySelector('[data-nod-bones]').checkVisibility({ visibilityProperty: true })"
    )
    stage.run(200)
    assert stage.evaluate("document.querySelector('[data-nod-bones]').checkVisibility({ visibilityProperty: true })")
    bones = stage.evaluate(BOXES, "[data-nod-bones]")
    assert stage.evaluate("document.querySelectorAll('#mount [id]').length") == 0
    assert stage.evaluate(
        "[...document.querySelectorAll('[data-nod-bones]')].every((row) => row.inert && row.ariaHidden === 'true')"
    )
    stage.call("done")
    stage.run(400)
    assert stage.evaluate("document.querySelectorAll('[data-nod-bones]').length") == 0
    stage.evaluate(
        "() => { for (let row = 0; row < 3; row += 1) stage.mount.append(document.querySelector('#row').content.cloneNode(true)); }"
    )
    assert stage.evaluate(BOXES, "#mount > article") == bones
    assert len(bones) == 3


def test_without_its_template_the_shape_stands_in(stage):
    stage.open("loading")
    stage.evaluate("() => { stage.show({ like: 'nothing' }); }")
    stage.run(200)
    assert stage.seen("indicator")


@pytest.mark.parametrize(("part", "end"), [("note", "run"), ("problem", "fail")])
def test_what_is_too_low_for_words_keeps_the_shape_and_has_the_words_under_it(stage, part, end):
    stage.open("loading")
    stage.evaluate("() => { Object.assign(stage.mount.style, { minBlockSize: 0, blockSize: '40px' }); }")
    stage.start()
    stage.run(300)
    inside = "(() => { const a = stage.mount.getBoundingClientRect(), b = stage.last().querySelector('[data-part=indicator] svg').getBoundingClientRect(); return b.top >= a.top && b.bottom <= a.bottom; })()"
    assert stage.evaluate(inside)
    assert stage.evaluate("stage.last().offsetHeight") == 40
    stage.run(LONG) if end == "run" else stage.call("fail")
    stage.run(400)
    box = stage.evaluate(
        f"(() => {{ const a = stage.mount.getBoundingClientRect(), b = stage.last().querySelector('[data-part={part}]').getBoundingClientRect(); return [b.top - a.bottom, b.left, innerWidth - b.right]; }})()"
    )
    assert min(box) >= 0
    assert stage.seen("cancel" if end == "run" else "retry")
    stage.click("cancel" if end == "run" else "close")
    assert not stage.seen("loading")


def test_a_wait_in_a_table_cell_leaves_the_table_as_it_is(stage):
    stage.open("loading")
    stage.evaluate(
        """() => {
          const table = document.createElement("table"), row = table.insertRow();
          for (const text of ["Ada", "12"]) row.insertCell().textContent = text;
          stage.mount.replaceChildren(table);
          globalThis.cell = row.cells[1];
        }"""
    )
    size = "(() => { const { width, height } = document.querySelector('table').getBoundingClientRect(); return [width, height]; })()"
    before = stage.evaluate(size)
    stage.evaluate("() => { stage.made.push(stage.component.loading(cell, { message: 'Counting' })); }")
    for time in (0, 300, 2000, 10_000, 30_000):
        stage.run(time)
        assert stage.evaluate(size) == before
    assert stage.seen("retry")


def test_a_wait_that_is_moved_into_a_dialog_goes_on(stage):
    stage.open("loading", place="own")
    stage.evaluate("() => { stage.show({ message: 'Paying' }, 'own'); }")
    stage.run(1999)
    stage.evaluate("document.querySelector('#dialog').showModal()")
    stage.settle()
    stage.run(1)
    stage.steps({"state": "words"})
    assert stage.evaluate("Boolean(stage.last().closest('dialog'))")


BOXES = """(selector) => [...document.querySelectorAll(selector)].map((row) => {
  const { x, y, width, height } = row.getBoundingClientRect();
  return [x, y, width, height];
})"""


TEMPLATE = """() => {
  const template = document.createElement("template");
  template.id = "row";
  const row = document.createElement("article");
  for (const text of ["Ada Lovelace", "The engine weaves algebraic patterns"]) {
    const line = document.createElement("p");
    line.id = text;
    line.textContent = text;
    row.append(line);
  }
  template.content.append(row);
  document.body.append(template);
}"""
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
