"""What the promises of the progress family cannot say: many updates, an uneven pace, coming and going, a page's reset."""

from __future__ import annotations

import pytest


def test_a_thousand_updates_in_a_task_are_written_once(stage):
    stage.open("progress", "default", options={"value": 0}).start()
    writes = stage.evaluate(
        """async () => {
          const bar = stage.last(), figure = bar.querySelector('[data-part="figure"]');
          let writes = 0;
          new MutationObserver((records) => { writes += records.length; }).observe(figure, { childList: true });
          for (let value = 1; value <= 1000; value += 1) bar.set(value / 1001);
          await null; await null;
          return writes;
        }"""
    )
    stage.settle()
    assert writes == 1
    stage.steps({"text": {"of": "figure", "has": "99%"}})


def test_no_time_left_is_told_while_the_pace_is_uneven_or_too_short(stage):
    stage.open("progress", "counted").start()
    stage.evaluate("async () => { await import('/runtime/progress-eta.js'); }")
    note = "stage.last().querySelector('[data-part=\"note\"]').textContent"
    for value in (40, 50):
        stage.run(1000)
        stage.call("set", value)
        assert stage.evaluate(note) == ""
    for value in (51, 52, 53):
        stage.run(3000)
        stage.call("set", value)
        assert stage.evaluate(note) == ""


def test_what_is_taken_away_says_nothing_any_more(stage):
    stage.open("progress").start()
    stage.evaluate("() => { stage.last().remove(); }")
    stage.run(60_000)
    said = [entry["words"] for entry in stage.log("said")]
    assert not [words for words in said if "news" in words]


def test_what_comes_back_goes_on_where_it_was_and_is_not_said_anew(stage):
    stage.open("progress").start()
    stage.call("set", 0.6)
    stage.evaluate("() => { const bar = stage.last(); const at = bar.parentElement; bar.remove(); at.append(bar); }")
    stage.run(3999)
    stage.steps({"state": "running"}, {"text": {"of": "figure", "has": "60%"}})
    stage.run(1)
    stage.steps({"state": "stalled"})
    said = [entry["words"] for entry in stage.log("said")]
    assert said.count("Uploading holiday.jpg: 60%") == 1


def test_a_button_that_came_back_acts_once(stage):
    stage.open("progress", "control").start()
    stage.evaluate("async () => { await import('/runtime/progress-control.js'); }")
    stage.evaluate("() => { const bar = stage.last(); const at = bar.parentElement; bar.remove(); at.append(bar); }")
    stage.evaluate("async () => { await import('/runtime/progress-control.js'); }")
    stage.steps({"click": "control"}, {"state": "cancelled"}, {"emits": {"event": "nod-cancel", "times": 1}})


def test_a_page_can_refuse_to_cancel(stage):
    stage.open("progress", "control").start()
    stage.evaluate("async () => { await import('/runtime/progress-control.js'); }")
    stage.evaluate("() => { stage.last().addEventListener('nod-cancel', (event) => event.preventDefault()); }")
    stage.steps({"click": "control"}, {"state": "running"})


def test_an_unknown_length_has_no_value_for_anybody(stage):
    stage.open("progress", "unknown").start()
    bar = 'stage.last().querySelector("progress")'
    assert stage.evaluate(f"{bar}.hasAttribute('value')") is False
    assert stage.evaluate(f"{bar}.hasAttribute('aria-valuenow')") is False


@pytest.mark.parametrize("via", ["html", "attributes"])
def test_it_stands_in_a_page_without_a_call(stage, via):
    stage.open("progress", "default", via=via)
    assert stage.evaluate("document.querySelector(stage.tag).value") == pytest.approx(0.4)
    assert stage.evaluate("document.querySelector(stage.tag).innerText.includes('40%')")


def test_a_changed_attribute_moves_it(stage):
    stage.open("progress", "default", via="html")
    stage.evaluate("() => { document.querySelector(stage.tag).setAttribute('value', '0.7'); }")
    stage.settle()
    assert stage.evaluate("document.querySelector(stage.tag).innerText.includes('70%')")


def test_a_preview_is_still(stage):
    stage.open("progress", "default").start()
    stage.evaluate(
        """() => {
          const bar = document.createElement(stage.tag);
          bar.setAttribute("still", ""); bar.setAttribute("label", "Preview"); bar.setAttribute("value", "0.5");
          document.body.append(bar);
        }"""
    )
    stage.run(20_000)
    assert stage.evaluate("document.querySelector('[still]').dataset.state") == "running"
    assert not [entry for entry in stage.log("said") if "Preview" in entry["words"]]


RESET = "*,*::before,*::after{margin:0;padding:0;border:0;box-sizing:border-box;font:inherit;animation:none!important;transition:none!important}"


@pytest.mark.parametrize("component", ["progress", "ring", "page-progress"])
def test_a_reset_of_the_page_leaves_it_legible(stage, component):
    stage.open(component).start()
    stage.evaluate(
        """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }""",
        RESET,
    )
    stage.call("reset", 0.5)
    stage.steps({"see": "track"})
    box = stage.evaluate(
        "(() => { const r = stage.last().querySelector('[data-part=\"track\"]').getBoundingClientRect(); return [r.width, r.height]; })()"
    )
    assert min(box) >= 2


def test_the_second_call_counts_on_the_same_line(stage):
    stage.open("page-progress").start()
    stage.start()
    assert stage.evaluate("document.querySelectorAll(stage.tag).length") == 1
    stage.call("done")
    stage.run(2000)
    stage.steps({"state": "waiting"})
    stage.call("done")
    stage.run(400)
    assert stage.evaluate("document.querySelectorAll(stage.tag).length") == 0


@pytest.mark.parametrize(
    "order", ["bar.value = 3; bar.max = 12", "bar.max = 12; bar.value = 3", "bar.set(3); bar.max = 12"]
)
def test_what_is_set_before_it_stands_in_the_page_counts(stage, order):
    stage.open("progress").start()
    stage.evaluate(
        f"""() => {{
          const bar = document.createElement(stage.tag);
          {order}; bar.setAttribute("label", "Early"); bar.id = "early";
          document.body.append(bar);
        }}"""
    )
    assert "25%" in stage.evaluate("document.querySelector('#early').innerText")


@pytest.mark.parametrize(
    ("component", "example"), [("progress", "default"), ("progress", "control"), ("ring", "default")]
)
def test_news_pushes_nothing_around(stage, component, example):
    stage.open(component, example, options={"value": 0.01}).start()
    stage.frames()
    before = len(stage.log("shift"))
    for value in (0.09, 0.1, 1):
        stage.call("set", value)
        stage.frames()
    stage.call("done")
    stage.frames()
    assert stage.log("shift")[before:] == []


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_line_of_the_page_lies_over_a_modal_dialog_and_comes_back(stage, when):
    stage.open("page-progress", place="own")
    opens = "() => { document.querySelector('#dialog').showModal(); }"
    show = "() => { stage.show(); }"
    for script in (opens, show) if when == "before" else (show, opens):
        stage.evaluate(script)
        stage.settle()
    stage.frames()
    where = "[stage.last().matches(':popover-open'), stage.last().closest('dialog:modal')?.id ?? null, stage.last().dataset.state]"
    assert stage.evaluate(where) == [True, "dialog", "waiting"]
    assert stage.evaluate("stage.last().getBoundingClientRect().width === innerWidth")
    stage.evaluate("() => { document.querySelector('#dialog').close(); }")
    stage.settle()
    assert stage.evaluate(where) == [True, None, "waiting"]
    assert [entry["words"] for entry in stage.log("said")] == ["Loading the page: started"]


def test_a_bar_that_is_moved_goes_on(stage):
    stage.open("progress").start()
    stage.run(3000)
    stage.evaluate("() => { document.querySelector('main').moveBefore(stage.last(), null); }")
    stage.run(999)
    stage.steps({"state": "running"})
    stage.run(1)
    stage.steps({"state": "stalled"})


CURRENT = """() => [...stage.last().querySelectorAll('[data-part="step"]')].map((step) => step.getAttribute("aria-current"))"""


@pytest.mark.parametrize("via", ["call", "html", "attributes"])
def test_one_step_is_the_current_one_for_screen_readers(stage, via):
    stage.open("steps", "default", via=via)
    if via == "call":
        stage.start()
    assert stage.evaluate(CURRENT) == [None, "step", None, None]
    stage.call("next")
    assert stage.evaluate(CURRENT) == [None, None, "step", None]
    stage.call("back")
    stage.call("back")
    assert stage.evaluate(CURRENT) == ["step", None, None, None]
    for _ in range(4):
        stage.call("next")
    assert stage.evaluate(CURRENT) == [None] * 4


def test_words_come_after_the_first_frame_and_none_is_lost(stage):
    """What ends before its words are there is told when they come."""
    stage.open("progress", "control")
    stage.evaluate(
        """() => {
          const bar = stage.component.progress({ label: "Quick", into: stage.mount });
          bar.fail("The disk is full.", "Delete something.");
          stage.made.push(bar);
        }"""
    )
    stage.settle()
    words = "It did not finish. The disk is full. Delete something."
    stage.steps({"state": "failed"}, {"text": {"of": "note", "has": words}})
    stage.run(2000)
    stage.steps({"announced": {"said": f"Quick: {words}", "politeness": "assertive"}})


@pytest.mark.parametrize(
    ("call", "sign", "note"),
    [
        (["done"], "✓", ""),
        (["fail", "The connection was lost.", "Try again."], "!", "The connection was lost. Try again."),
    ],
)
@pytest.mark.parametrize("component", ["progress", "ring"])
def test_where_the_words_never_arrive_the_end_is_shown_all_the_same(stage, component, call, sign, note):
    place = {"progress": "figure", "ring": "ending"}[component]
    stage.open(component)
    with stage.refused(f"**/{component}.later.js"):
        stage.start()
        stage.call(*call)
        stage.steps({"text": {"of": place, "has": sign}}, {"text": {"of": "note", "has": note}})
    assert stage.errors == []
