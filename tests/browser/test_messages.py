"""The list of missed messages and the field for the pace, together with the toasts that they are about."""

from __future__ import annotations

import pytest

from tests.browser.test_toast import do

ROWS = "[...document.querySelectorAll('nod-messages li span')].map((each) => each.textContent)"
COUNT = "document.querySelector('nod-messages [data-part=count]').textContent"
TOASTS = "document.querySelectorAll('nod-toast:not([data-state=leaving])').length"


def with_toasts(stage, component):
    """Open a component's stage, shown, with ``toast`` at hand."""
    stage.open(component).start()
    stage.evaluate("import('/toast/toast.js').then(({ toast }) => { globalThis.toast = toast; })")
    return stage


def test_what_left_unread_is_counted_and_what_was_sent_away_is_only_listed(stage):
    with_toasts(stage, "messages")
    do(stage, "toast('Saved'); toast('Sent').dismiss();")
    stage.run(6000)
    assert stage.evaluate(COUNT) == "1"
    stage.click("button")
    assert stage.evaluate(ROWS) == ["Saved", "Sent"]
    name = stage.evaluate("document.querySelector('nod-messages button').ariaLabel")
    assert name == "Messages. New: 1"
    stage.press("Escape")
    assert (stage.evaluate(COUNT), stage.evaluate("document.querySelector('nod-messages button').ariaLabel")) == (
        "",
        "Messages",
    )


def test_a_thousand_are_listed_to_the_length_that_was_asked_for(stage):
    with_toasts(stage, "messages")
    do(stage, "for (let n = 0; n < 1000; n++) toast(`Row ${n} saved`);")
    stage.call("open")
    rows = stage.evaluate(ROWS)
    assert (len(rows), rows[0]) == (50, "Row 999 saved")


@pytest.mark.parametrize(("width", "direction"), [(320, "ltr"), (320, "rtl"), (1000, "rtl")])
def test_the_list_stays_inside_the_window(stage, width, direction):
    stage.open("messages", "missed", direction=direction)
    stage.page.set_viewport_size({"width": width, "height": 400})
    stage.start()
    stage.call("open")
    left, right, wide = stage.evaluate(
        """() => { const { left, right } = document.querySelector("nod-messages [data-part=panel]").getBoundingClientRect();
           return [left, right, innerWidth]; }"""
    )
    assert left >= 0
    assert right <= wide


def test_the_pace_that_was_chosen_holds_for_the_next_toast_and_is_remembered(stage):
    with_toasts(stage, "pace")
    do(stage, "stage.component.pace();")
    stage.call("set", 10)
    assert stage.evaluate("[...document.querySelectorAll('select')].map(({ value }) => value)") == ["10", "10"]
    assert stage.evaluate("localStorage.getItem('nod-pace')") == "10"
    do(stage, "toast('Saved'); localStorage.clear();")
    stage.run(59_999)
    assert stage.evaluate(TOASTS) == 1
    stage.run(1)
    assert stage.evaluate(TOASTS) == 0


def test_a_pace_between_two_choices_shows_as_the_longer_one(stage):
    stage.open("pace")
    stage.evaluate("() => { document.documentElement.dataset.nodPace = '3'; }")
    stage.start()
    assert stage.evaluate("document.querySelector('select').value") == "10"


@pytest.fixture
def visits(stage):
    """Pages that one person sees one after the other, in the same tab."""
    stage.open("messages")
    stage.evaluate("sessionStorage.setItem('again', 'yes')")
    yield stage
    stage.evaluate("sessionStorage.removeItem('again')")


def test_what_was_missed_can_still_be_read_on_the_next_page_and_is_said_by_nothing(visits):
    stage = visits
    with_toasts(stage, "messages")
    do(stage, "toast('Saved'); toast('Sent').dismiss();")
    stage.run(6000)
    do(stage, "toast.error('Not sent', { reason: 'No network.', remedy: 'Try again.' });")
    with_toasts(stage, "messages")
    stage.run(2000)
    assert (stage.evaluate(COUNT), stage.log("said")) == ("2", [])
    stage.call("open")
    assert stage.evaluate(ROWS) == ["Not sent No network. Try again.", "Saved", "Sent"]
    with_toasts(stage, "messages")
    assert stage.evaluate(COUNT) == ""  # they were met on the page before


@pytest.mark.parametrize("kept", ["{", "null", '[1, null, {"message": 5, "time": 1}, {"message": "<img>"}]'])
def test_what_something_else_left_in_the_storage_harms_nobody(visits, kept):
    visits.evaluate("kept => addEventListener('pagehide', () => { sessionStorage['nod-log'] = kept; })", kept)
    with_toasts(visits, "messages")
    assert (visits.evaluate(ROWS), visits.errors) == ([], [])


def test_a_thousand_in_one_task_are_drawn_once(stage):
    with_toasts(stage, "messages")
    stage.run(100)
    draws = """async () => { let draws = 0; const list = document.querySelector("nod-messages [data-part=list]");
      const count = list.replaceChildren; list.replaceChildren = function (...rows) { draws += 1; count.apply(this, rows); };
      for (let n = 0; n < 1000; n++) toast(`Row ${n} saved`); await null; await null; return draws; }"""
    assert stage.evaluate(draws) == 1
