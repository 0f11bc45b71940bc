"""What toasts stand on: modal dialogs, the person's own pace, removal in the middle of everything, reading times."""

from __future__ import annotations

import pytest

from tests.browser.test_toast import do, said, shown, toasts  # noqa: F401 - the fixture is found by its name

OVER = """() => { const box = document.querySelector("nod-toast [data-part=action]").getBoundingClientRect();
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.dataset.part; }"""
HOME = "document.querySelector('[data-nod-toasts]').parentElement.id || document.querySelector('[data-nod-toasts]').parentElement.localName"


def dialogs(stage, *names):
    do(
        stage,
        "for (const id of given) { const made = document.createElement('dialog'); made.id = id;"
        "made.append(document.createElement('input')); document.body.append(made); }",
        list(names),
    )


def test_it_follows_the_topmost_dialog_whatever_the_order_in_the_page(toasts):  # noqa: F811
    dialogs(toasts, "upper", "lower")
    do(toasts, "toast('Archived', { action: 'Undo' }); lower.showModal();")
    assert toasts.evaluate(HOME) == "lower"
    do(toasts, "upper.showModal();")
    assert (toasts.evaluate(HOME), toasts.evaluate(OVER)) == ("upper", "action")
    do(toasts, "upper.close();")
    assert (toasts.evaluate(HOME), toasts.evaluate(OVER)) == ("lower", "action")
    do(toasts, "lower.close();")
    assert (toasts.evaluate(HOME), toasts.evaluate(OVER)) == ("body", "action")


def test_it_outlives_a_dialog_that_is_torn_out_of_the_page(toasts):  # noqa: F811
    dialogs(toasts, "one")
    do(toasts, "one.showModal(); toast('Saved'); ")
    toasts.run(5000)
    do(toasts, "one.remove();")
    assert (shown(toasts), toasts.evaluate(HOME)) == (["Saved"], "body")
    toasts.run(999)
    assert shown(toasts) == ["Saved"]
    toasts.run(1)
    assert shown(toasts) == []
    assert said(toasts) == ["Saved"]


def test_moving_to_a_dialog_neither_says_it_again_nor_lengthens_its_time(toasts):  # noqa: F811
    dialogs(toasts, "one")
    do(toasts, "toast('Saved');")
    toasts.run(3000)
    do(toasts, "one.showModal();")
    toasts.run(2999)
    assert shown(toasts) == ["Saved"]
    toasts.run(1)
    assert shown(toasts) == []
    assert said(toasts) == ["Saved"]


@pytest.mark.parametrize(("pace", "stays"), [("2", 12_000), ("0.5", 3000), ("nonsense", 6000)])
@pytest.mark.parametrize("stored", [True, False])
def test_the_person_sets_the_pace(toasts, pace, stays, stored):  # noqa: F811
    where = "localStorage.setItem('nod-pace', given)" if stored else "document.documentElement.dataset.nodPace = given"
    do(toasts, f"{where}; toast('Saved');", pace)
    do(toasts, "localStorage.clear();")
    toasts.run(stays - 1)
    assert shown(toasts) == ["Saved"]
    toasts.run(1)
    assert shown(toasts) == []


def test_an_endless_pace_keeps_everything(toasts):  # noqa: F811
    do(toasts, "document.documentElement.dataset.nodPace = 'Infinity'; toast('Saved');")
    toasts.run(3_600_000)
    assert shown(toasts) == ["Saved"]


@pytest.mark.parametrize(
    ("words", "stays"),
    [
        ("Saved", 6000),
        ("one two three four five six seven eight nine ten", 6000),
        ("one two three four five six seven eight nine ten eleven", 6500),
        ("— one · two … three ! four five six seven eight nine ten eleven", 6500),
        ("บันทึกการเปลี่ยนแปลงแล้วเรียบร้อย", 7500),
        ("已将更改保存到共享文件夹中所有人现在都可以看到它们了", 7500),
    ],
)
def test_reading_time(toasts, words, stays):  # noqa: F811
    do(toasts, "toast(given);", words)
    toasts.run(stays - 1)
    assert shown(toasts) == [words]
    toasts.run(1)
    assert shown(toasts) == []


def test_removed_in_the_middle_of_everything_it_leaves_nothing(toasts):  # noqa: F811
    do(toasts, "toast('Saved'); toast('Sent');")
    do(toasts, "document.querySelector('nod-toast').remove();")
    assert shown(toasts) == ["Saved"]
    index = "document.querySelector('nod-toast').style.getPropertyValue('--nod-toast-index')"
    assert toasts.evaluate(index) == "0"
    do(toasts, "document.querySelector('[data-nod-toasts]').remove();")
    do(toasts, "toast('Again');")
    assert "Again" in shown(toasts)
    assert toasts.errors == []


def test_focus_goes_to_the_next_toast_and_from_the_last_to_the_trigger(toasts):  # noqa: F811
    toasts.focus("trigger")
    do(toasts, "toast('Saved'); toast('Sent', { action: 'Undo' });")
    toasts.press("F8")
    toasts.press("Enter")
    where = "document.activeElement.closest('nod-toast')?.textContent.trim() ?? document.activeElement.id"
    assert toasts.evaluate(where) == "Saved"
    toasts.press("Escape")
    assert toasts.evaluate(where) == "trigger"


def test_focus_finds_a_place_where_the_trigger_has_gone(toasts):  # noqa: F811
    toasts.focus("trigger")
    do(toasts, "toast('Deleted', { action: 'Undo' }); ")
    toasts.press("F8")
    do(toasts, "document.querySelector('#trigger').remove();")
    toasts.press("Enter")
    assert toasts.evaluate("document.activeElement.localName") == "main"


def test_tab_goes_from_the_last_control_on_to_what_follows_the_trigger(toasts):  # noqa: F811
    toasts.focus("trigger")
    do(toasts, "toast('Archived', { action: 'Undo' });")
    walked = []
    for _ in range(3):
        toasts.press("Tab")
        walked.append(toasts.evaluate("document.activeElement.dataset.part ?? document.activeElement.id"))
    assert walked == ["action", "close", "after"]


def test_an_update_keeps_the_focus_inside(toasts):  # noqa: F811
    do(toasts, "toast('Archived', { id: 'x', action: 'Undo' });")
    toasts.press("F8")
    do(toasts, "toast('Still archived', { id: 'x' });")
    assert toasts.evaluate("document.activeElement.dataset.part") == "close"


LINTED = "document.documentElement.setAttribute('data-nod-lint', '');"
ERROR = "toast.error('Not sent.', { reason: 'No net.', remedy: 'Try again.' });"


@pytest.mark.parametrize(
    ("before", "call", "problem"),
    [
        ("", ERROR, "only carrier of an error"),
        ("", "toast('Archived', { action: 'Undo' });", "only way to “Undo”"),
        ("trigger.textContent = 'Undo';", "toast('Archived', { action: 'Undo' });", ""),
        ("document.querySelector('#before').setAttribute('aria-invalid', 'true');", ERROR, ""),
        ("", "toast('Saved');", ""),
    ],
)
def test_while_a_page_is_built_a_toast_that_carries_something_alone_is_refused(toasts, before, call, problem):  # noqa: F811
    do(toasts, f"{LINTED} {before} {call}")
    toasts.evaluate("import('/runtime/toast-lint.js').then(() => {})")
    assert len(shown(toasts)) == 1
    assert [problem in error for error in toasts.errors] == ([True] if problem else [])


def test_without_aria_notify_a_region_stands_before_the_words_and_they_come_one_a_second(stage):
    stage.open("toast", place="own", speech="region").start()
    do(stage, "stage.component.toast('Sent');")
    heard = []
    for milliseconds in (0, 49, 1, 999, 1):
        stage.run(milliseconds)
        heard.append(said(stage))
    assert heard == [[], [], ["Changes saved"], ["Changes saved"], ["Changes saved", "Sent"]]


def test_a_region_follows_the_dialog_that_covers_the_page(stage):
    stage.open("toast", place="own", speech="region").start()
    stage.run(2000)
    do(stage, "dialog.showModal(); stage.component.toast('Sent');")
    stage.run(50)
    assert stage.evaluate("document.querySelector('[data-nod-say=\"\"]:not(:empty)').parentElement.id") == "dialog"
    assert said(stage) == ["Changes saved", "Sent"]


def test_an_update_comes_at_once_and_needs_nothing_fetched(toasts):  # noqa: F811
    toasts.page.route("**/runtime/toast-*", lambda route: route.abort())
    words = toasts.evaluate(
        "() => { const one = toast('Sending…', { tone: 'loading' });"
        "one.update('You are offline', { tone: 'warning' }); return one.textContent.trim(); }"
    )
    toasts.page.unroute("**/runtime/toast-*")
    assert words == "You are offline"
