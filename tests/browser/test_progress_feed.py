"""One small contract feeds a bar: numbers, functions, answers of fetch, requests, streams of events, addresses to poll."""

from __future__ import annotations

import pytest

FOLLOW = (
    "(source) => { globalThis.end = stage.last().follow(source).then((v) => v ?? null, (e) => `failed: ${e.why}`); }"
)
END = "async () => { const end = await globalThis.end; return end instanceof Response ? await end.text() : end; }"


@pytest.fixture
def bar(stage):
    stage.open("progress", "unknown").start()
    # What a source is asked for is loaded once, so that no network is waited for below.
    stage.evaluate("async () => { await import('/runtime/feed.js'); }")
    return stage


def follow(stage, source):
    stage.evaluate(f"() => {{ ({FOLLOW})({source}); }}")
    settle(stage)


def settle(stage):
    """Let streams and imports, which take turns of the browser's own loop, go on."""
    for _ in range(3):
        stage.frames(1)
        stage.settle()


def value(stage):
    return stage.evaluate("stage.last().value")


def test_a_number_moves_it(bar):
    follow(bar, "0.4")
    assert value(bar) == pytest.approx(0.4)
    bar.steps({"state": "running"})


def test_a_function_reports_and_its_end_is_the_end(bar):
    follow(bar, "(report) => new Promise((resolve) => { report(3, 12, '3 of 12'); globalThis.finish = resolve; })")
    assert value(bar) == pytest.approx(3)
    bar.steps({"text": {"of": "note", "has": "3 of 12"}}, {"text": {"of": "figure", "has": "25%"}})
    bar.evaluate("() => { finish('kept'); }")
    assert bar.evaluate(END) == "kept"
    bar.steps({"state": "done"})


STREAM = """new Response(new ReadableStream({ start(c) {
  globalThis.push = (text) => c.enqueue(new TextEncoder().encode(text)); globalThis.close = () => c.close();
} }), { headers: { %s } })"""


def test_the_bytes_of_an_answer_are_counted_and_kept(bar):
    follow(bar, STREAM % "'content-length': '4'")
    bar.evaluate("() => { push('ab'); }")
    settle(bar)
    assert value(bar) == pytest.approx(2)
    bar.steps({"text": {"of": "figure", "has": "50%"}})
    bar.evaluate("() => { push('cd'); close(); }")
    assert bar.evaluate(END) == "abcd"
    bar.steps({"state": "done"})


def test_the_length_of_a_compressed_answer_is_not_taken_for_its_bytes(bar):
    follow(bar, STREAM % "'content-length': '4', 'content-encoding': 'br'")
    bar.evaluate("() => { push('abc'); }")
    settle(bar)
    assert value(bar) is None
    bar.steps({"state": "waiting"})


def test_an_answer_that_refuses_is_a_failure_with_its_reason(bar):
    follow(bar, "new Response('', { status: 503, statusText: 'Busy' })")
    assert bar.evaluate(END) == "failed: 503 Busy"
    bar.steps({"state": "failed"}, {"text": {"of": "note", "has": "503 Busy"}})


REQUEST = """(() => {
  globalThis.XMLHttpRequest = class extends EventTarget {
    upload = new EventTarget(); status = 200;
    abort() { globalThis.aborted = true; this.dispatchEvent(new Event("abort")); }
  };
  return globalThis.request = new XMLHttpRequest();
})()"""
SENT = "(loaded) => { request.upload.dispatchEvent(new ProgressEvent('progress', { lengthComputable: true, loaded, total: 10 })); }"


def test_a_request_counts_what_leaves_and_then_the_server_works(bar):
    follow(bar, REQUEST)
    bar.evaluate(SENT, 5)
    bar.steps({"text": {"of": "figure", "has": "50%"}})
    bar.evaluate(SENT, 10)
    bar.settle()
    bar.steps({"state": "finishing"}, {"text": {"of": "note", "has": "Finishing on the server."}})
    bar.evaluate("() => { request.dispatchEvent(new Event('load')); }")
    settle(bar)
    bar.steps({"state": "done"})


def test_cancelling_lets_go_of_the_request(bar):
    follow(bar, REQUEST)
    bar.call("cancel")
    settle(bar)
    assert bar.evaluate("globalThis.aborted") is True
    bar.steps({"state": "cancelled"})


EVENTS = """(() => {
  globalThis.EventSource = class extends EventTarget { readyState = 1; CLOSED = 2; close() { globalThis.wasClosed = true; } };
  return globalThis.stream = new EventSource();
})()"""
NEWS = "(news) => { stream.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(news) })); }"


def test_a_stream_of_events_moves_it_and_is_closed_at_its_end(bar):
    follow(bar, EVENTS)
    bar.evaluate(NEWS, {"value": 1, "max": 4})
    bar.settle()
    bar.steps({"text": {"of": "figure", "has": "25%"}})
    bar.evaluate(NEWS, {"done": True})
    settle(bar)
    bar.steps({"state": "done"})
    assert bar.evaluate("globalThis.wasClosed") is True


def test_a_stream_says_why_and_how_to_go_on(bar):
    follow(bar, EVENTS)
    bar.evaluate(NEWS, {"error": {"why": "The disk is full.", "fix": "Delete something."}})
    settle(bar)
    bar.steps({"text": {"of": "note", "has": "It did not finish. The disk is full. Delete something."}})


POLL = """(() => {
  globalThis.asked = 0;
  globalThis.fetch = async () => new Response(JSON.stringify([{ value: 1, max: 2 }, { done: true }][Math.min(asked++, 1)]));
  return "/jobs/7";
})()"""


def test_an_address_is_asked_once_a_second_until_the_end(bar):
    follow(bar, POLL)
    bar.steps({"text": {"of": "figure", "has": "50%"}})
    bar.run(999)
    settle(bar)
    assert bar.evaluate("asked") == 1
    bar.run(1)
    settle(bar)
    assert bar.evaluate("asked") == 2
    bar.steps({"state": "done"})


def test_trying_again_starts_what_can_be_started_again(stage):
    stage.open("progress", "control").start()
    stage.evaluate("async () => { await import('/runtime/feed.js'); await import('/runtime/progress-control.js'); }")
    follow(stage, "async () => { globalThis.tries = (globalThis.tries ?? 0) + 1; if (tries < 2) throw new Error(); }")
    stage.steps({"state": "failed"}, {"click": "control"})
    settle(stage)
    assert stage.evaluate("tries") == 2
    stage.steps({"state": "done"})
