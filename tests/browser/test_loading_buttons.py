"""Busy buttons, save status and optimistic changes: what their promises cannot say."""

from __future__ import annotations

import pytest

FORM = """(stays) => {
  const form = document.createElement("form");
  form.action = "/-/nowhere";
  form.addEventListener("submit", () => (globalThis.sent = (globalThis.sent ?? 0) + 1));
  if (stays) form.addEventListener("submit", (event) => event.preventDefault());
  form.target = "";
  document.querySelector("main").prepend(form);
  stage.made.push(stage.component.busyButton({ label: "Save changes", working: "Saving…", done: "Saved", into: form }));
  // The page stays here, as it does until a slow server answers.
  if (!stays) addEventListener("submit", (event) => setTimeout(() => 0) && event.preventDefault());
}"""
BUTTON = "stage.last().querySelector('[data-part=button]')"


def test_a_form_that_goes_to_the_server_makes_its_button_wait_with_no_javascript_written(stage):
    stage.open("busy-button")
    stage.evaluate(FORM, False)
    width = stage.evaluate(f"{BUTTON}.offsetWidth")
    stage.click("button")
    assert stage.evaluate(f"{BUTTON}.ariaBusy") == "true"
    assert stage.evaluate(f"{BUTTON}.getAttribute('aria-disabled')") == "true"
    assert stage.evaluate(f"document.activeElement === {BUTTON}")
    stage.run(300)
    assert stage.evaluate(f"{BUTTON}.offsetWidth") == width
    stage.click("button")
    stage.press("Enter")
    assert stage.evaluate("sent") == 1


def test_a_form_that_the_page_sends_itself_waits_for_what_the_page_says(stage):
    stage.open("busy-button")
    stage.evaluate(FORM, True)
    stage.click("button")
    stage.steps({"state": "idle"})
    stage.evaluate("() => { stage.last().during(new Promise((done) => (globalThis.resolve = done))); }")
    stage.run(300)
    stage.evaluate("() => { resolve(); }")
    stage.run(300)
    stage.steps({"see": "finished"}, {"announced": ["Saved"]})


def test_the_button_is_as_wide_as_its_widest_words_in_every_state(stage):
    stage.open("busy-button", "failed")
    stage.start()
    widths = set()
    for step in (
        {"run": "1ms"},
        {"run": "300ms"},
        {"run": "10s"},
        {"call": "fail"},
        {"call": "start"},
        {"call": "done"},
        {"run": "4s"},
    ):
        stage.steps(step)
        widths.add(stage.evaluate(f"{BUTTON}.offsetWidth"))
    assert len(widths) == 1


def test_busy_is_an_attribute_that_a_framework_may_set_and_take_away(stage):
    stage.open("busy-button")
    stage.start()
    stage.run(300)
    stage.evaluate("() => { stage.last().removeAttribute('busy'); }")
    stage.run(300)
    stage.steps({"see": "finished"})
    stage.evaluate("() => { stage.last().setAttribute('busy', ''); }")
    assert stage.evaluate(f"{BUTTON}.ariaBusy") == "true"


OPTIMISTIC = """(how) => {
  globalThis.star = false;
  const apply = () => { globalThis.star = true; return () => (globalThis.star = false); };
  const work = () => new Promise((resolve, reject) => Object.assign(globalThis, { resolve, reject }));
  stage.made.push(stage.component.optimistic(stage.mount, { apply, work, failed: "Your star was not saved." }));
}"""


def test_an_optimistic_change_is_there_at_once_and_stays_when_the_server_agrees(stage):
    stage.open("optimistic")
    stage.evaluate(OPTIMISTIC)
    assert stage.evaluate("star") is True
    stage.run(150)
    stage.evaluate("() => { resolve(); }")
    stage.settle()
    assert stage.evaluate("star") is True
    assert not stage.evaluate("document.querySelector('nod-optimistic')")


def test_an_optimistic_change_is_taken_back_in_words_and_made_again_on_retry(stage):
    stage.open("optimistic")
    stage.evaluate(OPTIMISTIC)
    stage.run(150)
    stage.evaluate("() => { reject(new Error('500')); }")
    stage.settle()
    assert stage.evaluate("star") is False
    stage.steps({"text": {"of": "what", "has": "Your star was not saved."}})
    stage.click("retry")
    assert stage.evaluate("star") is True
    stage.evaluate("() => { resolve(); }")
    stage.settle()
    assert stage.evaluate("star") is True


@pytest.mark.parametrize("component", ["loading", "busy-button", "save-status", "optimistic"])
def test_taken_out_and_put_back_it_starts_anew_and_leaves_nothing_behind(stage, component):
    stage.open(component)
    stage.start()
    stage.run(700)
    stage.evaluate("() => { globalThis.kept = stage.last(); kept.remove(); }")
    stage.run(60_000)
    assert stage.log("said") == []
    assert not stage.evaluate("stage.mount.hasAttribute('aria-busy')")
    stage.evaluate("() => { stage.mount.append(kept); }")
    stage.run(100)
    assert stage.errors == []


def test_a_page_that_comes_back_from_the_cache_has_its_button_ready_and_a_page_that_loads_keeps_it_waiting(stage):
    stage.open("busy-button").start()
    show = "(persisted) => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted })); }"
    stage.evaluate(show, False)
    stage.steps({"state": "pending"})
    stage.evaluate(show, True)
    stage.steps({"state": "idle"})
