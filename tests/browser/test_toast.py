"""Toasts, beyond what their promises can say: the calls, the crowd, the page's own ways to ask, dialogs, swipes."""

from __future__ import annotations

import pytest

SHOWN = """() => [...document.querySelectorAll("nod-toast:not([data-state=leaving])")]
  .map((toast) => [toast.querySelector("[data-part=message]").textContent, toast.dataset.state])"""


@pytest.fixture
def toasts(stage):
    """The toast's stage, nothing shown yet; ``toast`` is the function."""
    stage.open("toast", place="own")
    stage.evaluate("() => { globalThis.toast = stage.component.toast; }")
    return stage


def do(stage, script, argument=None):
    """Run a script without waiting for what it returns, then let what is due happen."""
    stage.evaluate(f"(given) => {{ {script} }}", argument)
    stage.settle()


def shown(stage):
    return [message for message, _ in stage.evaluate(SHOWN)]


def said(stage):
    return [entry["words"] for entry in stage.log("said")]


@pytest.mark.parametrize("tone", ["success", "info", "warning", "error"])
def test_each_tone_has_a_call(toasts, tone):
    do(toasts, "toast[given]('Told', { reason: 'Why.', remedy: 'How.' });", tone)
    assert toasts.evaluate("document.querySelector('nod-toast').getAttribute('tone') ?? 'success'") == tone
    politeness = [entry["politeness"] for entry in toasts.log("said")]
    assert politeness == ["assertive" if tone == "error" else "polite"]


@pytest.mark.parametrize(("end", "words"), [("resolve(3)", "Saved 3"), ("reject(Error('offline'))", "Not saved")])
def test_a_promise_is_followed_in_one_place_to_either_end(toasts, end, words):
    do(
        toasts,
        "const { promise, resolve, reject } = Promise.withResolvers(); globalThis.resolve = resolve;"
        "globalThis.reject = reject; toast.promise(promise, { loading: 'Saving…', success: (n) => `Saved ${n}`,"
        "error: () => ({ message: 'Not saved', reason: 'No net.', remedy: 'Try again.' }) }).catch(() => {});",
    )
    toasts.run(60_000)
    assert shown(toasts) == ["Saving…"]
    do(toasts, f"{end};")
    assert shown(toasts) == [words]
    toasts.run(1000)
    assert said(toasts)[0] == "Saving…"
    assert said(toasts)[1].startswith(words)


def test_an_end_is_told_even_where_the_waiting_toast_was_dismissed(toasts):
    do(
        toasts,
        "globalThis.end = Promise.withResolvers(); toast.promise(end.promise,"
        "{ loading: 'Saving…', success: 'Saved', error: 'x' }); toast.dismiss();",
    )
    assert shown(toasts) == []
    do(toasts, "end.resolve();")
    assert shown(toasts) == ["Saved"]


def test_the_same_id_is_updated_in_place_and_counts_anew(toasts):
    do(toasts, "toast('One file copied', { id: 'copy', tone: 'info' });")
    toasts.run(5000)
    do(toasts, "toast('Two files copied', { id: 'copy' });")
    assert shown(toasts) == ["Two files copied"]
    assert toasts.evaluate("document.querySelector('#copy').hasAttribute('tone')") is False
    toasts.run(5999)
    assert shown(toasts) == ["Two files copied"]
    toasts.run(1)
    assert shown(toasts) == []


def test_one_is_dismissed_by_id_and_all_without(toasts):
    do(toasts, "for (const id of ['a', 'b', 'c']) toast(`Saved ${id}`, { id }); toast.dismiss('b');")
    assert sorted(shown(toasts)) == ["Saved a", "Saved c"]
    do(toasts, "toast.dismiss();")
    assert shown(toasts) == []


@pytest.mark.parametrize(("part", "outcome"), [("action", "acted"), ("close", "dismissed")])
def test_how_it_ended_can_be_awaited(toasts, part, outcome):
    do(toasts, "toast('Archived', { action: 'Undo' }).outcome.then((how) => { globalThis.how = how; });")
    toasts.page.click(f"nod-toast [data-part={part}]")
    toasts.settle()
    assert toasts.evaluate("globalThis.how") == outcome


def test_a_button_asks_for_a_toast_without_a_script(toasts):
    do(
        toasts,
        "const b = document.querySelector('#trigger').cloneNode(); b.id = 'mine'; b.textContent = 'Copy';"
        "b.setAttribute('data-nod-toast', 'Copied <b>'); b.setAttribute('data-nod-toast-tone', 'info');"
        "document.querySelector('#mount').append(b);",
    )
    toasts.evaluate("stage.component.toast('first')")  # defines the tag where no define module was loaded
    toasts.page.click("#mine")
    toasts.settle()
    assert shown(toasts)[0] == "Copied <b>"
    assert toasts.evaluate("document.querySelector('nod-toast').getAttribute('tone')") == "info"


def test_a_server_asks_with_an_event(toasts):
    do(
        toasts,
        "toast('first', { id: 'first' }); document.body.dispatchEvent(new CustomEvent('nod-toast', { bubbles: true,"
        "detail: { items: [{ message: 'Saved', level: 'success' }, { message: 'Debugged', level: 'debug' },"
        "{ title: 'Failed', message: 'The disk is full.', level: 'error' }] } }));",
    )
    assert shown(toasts)[:3] == ["Failed", "Debugged", "Saved"]
    tones = "[...document.querySelectorAll('nod-toast')].map((each) => each.getAttribute('tone'))"
    assert toasts.evaluate(tones)[:3] == ["error", "info", None]
    assert toasts.evaluate("document.querySelector('[data-part=reason]').textContent") == "The disk is full."


def test_a_second_copy_of_the_kit_hears_the_page_no_second_time(toasts):
    do(toasts, "toast('first'); import('/toast/toast.js?copy').then(({ toast: other }) => other('second'));")
    do(toasts, "document.dispatchEvent(new CustomEvent('nod-toast', { detail: { message: 'Third' } }));")
    assert shown(toasts).count("Third") == 1
    assert toasts.evaluate("document.querySelectorAll('[data-part=count]:not(:empty)').length") == 0


def test_a_thousand_in_a_second_are_summed_up_said_briefly_and_all_logged(toasts):
    do(toasts, "for (let n = 0; n < 1000; n++) toast(`Row ${n} saved`);")
    seen = toasts.evaluate(SHOWN)
    assert len(seen) == 9
    assert [state for _, state in seen].count("showing") == 3
    assert seen[0][0] == "And 992 more messages."
    toasts.run(8000)
    summed = ["And 992 more messages. Press F8 for “Show”."]
    assert [words for words in said(toasts) if "more" in words] == summed
    for _ in range(6):
        toasts.run(10_000)
    assert shown(toasts) == ["And 992 more messages."]
    assert toasts.evaluate("new Set(toast.log().map(({ message }) => message)).size") == 1000
    toasts.page.click("nod-toast [data-part=action]")
    toasts.settle()
    assert shown(toasts) == [f"Row {n} saved" for n in range(999, 991, -1)]


def test_a_button_brings_back_what_was_missed_and_then_what_was_before(toasts):
    do(toasts, "for (let n = 0; n < 10; n++) toast(`Row ${n} saved`); toast.dismiss();")
    do(
        toasts,
        "trigger.setAttribute('data-nod-toast-log', ''); toast('Late'); trigger.replaceWith(trigger.cloneNode(true));",
    )
    toasts.run(6000)
    toasts.page.click("#trigger")
    toasts.settle()
    assert shown(toasts) == ["Late", "Row 9 saved", "Row 8 saved"]
    do(toasts, "toast.dismiss();")
    toasts.page.click("#trigger")
    toasts.settle()
    assert shown(toasts) == []
    toasts.run(10_000)
    assert said(toasts).count("Late") == 1


def test_polite_words_come_one_a_second(toasts):
    do(toasts, "for (const n of [1, 2, 3]) toast(`File ${n} saved`);")
    heard = []
    for milliseconds in (0, 999, 1, 999, 1):
        toasts.run(milliseconds)
        heard.append(len(said(toasts)))
    assert heard == [1, 1, 2, 2, 3]


def test_those_behind_wait_their_turn_with_their_time(toasts):
    do(toasts, "for (const n of [1, 2, 3, 4]) toast(`File ${n} saved`);")
    assert ["File 1 saved", "waiting"] in toasts.evaluate(SHOWN)
    toasts.run(6000)
    assert toasts.evaluate(SHOWN) == [["File 1 saved", "showing"]]
    toasts.run(5999)
    assert shown(toasts) == ["File 1 saved"]
    toasts.run(1)
    assert shown(toasts) == []


def test_the_stack_opens_under_the_mouse_and_under_focus_and_nothing_overlaps(toasts):
    do(
        toasts,
        "for (const n of [1, 2, 3]) toast(`File ${n} saved`, n === 2 ? { reason: 'It was long, and took its time.' } : {});",
    )
    boxes = """() => [...document.querySelectorAll("nod-toast")].map((toast) => toast.getBoundingClientRect())
      .map(({ top, bottom }) => [Math.round(top), Math.round(bottom)])"""
    closed = toasts.evaluate(boxes)
    assert closed[1][1] > closed[0][0]
    toasts.page.hover("nod-toast [data-part=message]")
    toasts.settle()
    first, second, third = toasts.evaluate(boxes)
    assert third[1] <= second[0]
    assert second[1] <= first[0]
    toasts.hover("away")
    assert toasts.evaluate(boxes) == closed
    toasts.press("F8")
    assert toasts.evaluate(boxes) == [first, second, third]


def test_a_second_one_is_put_in_order_in_the_moment_it_comes(toasts):
    do(toasts, "toast('File 1 saved');")
    indices = """async () => { toast("File 2 saved"); await null; // once for all of one task
      return [...document.querySelectorAll("nod-toast")].map(({ style }) => style.getPropertyValue("--nod-toast-index")); }"""
    assert toasts.evaluate(indices) == ["0", "1"]


@pytest.mark.parametrize("via", ["html", "attributes"])
def test_one_that_stands_in_the_page_is_said_and_leaves_when_it_was_read(stage, via):
    stage.open("toast", "default", via=via)
    assert (len(shown(stage)), len(said(stage))) == (1, 1)
    stage.run(60_000)
    assert shown(stage) == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("block", ["top", "bottom"])
@pytest.mark.parametrize("inline", ["start", "center", "end"])
def test_six_places_follow_the_direction_of_reading(stage, direction, block, inline):
    stage.open("toast", place="own", direction=direction, options={"place": f"{block}-{inline}"}).start()
    left, top, right, bottom = stage.evaluate(
        """() => { const { left, top, right, bottom } = document.querySelector("nod-toast").getBoundingClientRect();
           return [left, top, innerWidth - right, innerHeight - bottom]; }"""
    )
    assert (top < bottom) == (block == "top")
    near = {"ltr": {"start": left, "end": right}, "rtl": {"start": right, "end": left}}[direction]
    if inline == "center":
        assert left == pytest.approx(right, abs=1)
    else:
        assert near[inline] == pytest.approx(16)


@pytest.mark.parametrize(("direction", "way", "gone"), [("ltr", 1, True), ("ltr", -1, False), ("rtl", -1, True)])
def test_a_swipe_in_the_direction_of_reading_dismisses(stage, direction, way, gone):
    stage.open("toast", place="own", direction=direction).start()
    stage.evaluate("import('/runtime/toast-swipe.js').then(() => {})")
    box = stage.page.locator("nod-toast").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    stage.evaluate(
        "() => new Promise((done) => { const port = new MessageChannel(); port.port1.onmessage = done; port.port2.postMessage(0); })"
    )
    stage.page.mouse.move(x + way * box["width"] * 0.45, y)
    stage.page.mouse.up()
    stage.settle()
    assert (shown(stage) == []) is gone


def test_a_swipe_that_is_too_short_lets_it_come_back(stage):
    stage.open("toast", place="own").start()
    stage.evaluate("import('/runtime/toast-swipe.js').then(() => {})")
    box = stage.page.locator("nod-toast").bounding_box()
    stage.page.mouse.move(box["x"] + 100, box["y"] + 20)
    stage.page.mouse.down()
    stage.page.mouse.move(box["x"] + 150, box["y"] + 20)
    stage.page.mouse.up()
    stage.settle()
    assert shown(stage) == ["Changes saved"]
    assert stage.page.locator("nod-toast").bounding_box()["x"] == box["x"]
