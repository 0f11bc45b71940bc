"""Files on their way: counted by bytes, one after the other, paused, refused, tried again."""

from __future__ import annotations

import pytest

SEND = """() => {
  globalThis.sending = [];
  stage.last().send = (file, report, signal, kept) => new Promise((resolve, reject) => sending.push({ file, report, signal, kept, resolve, reject }));
}"""
ADD = "(sizes) => { stage.last().add(sizes.map((size, index) => new File(['x'.repeat(size)], `photo${index}.jpg`))); }"
ROWS = """() => [...stage.last().querySelectorAll('[data-part="file"]')].map((row) => row.dataset.file)"""


@pytest.fixture
def upload(stage):
    stage.open("upload").start()
    stage.evaluate("async () => { await import('/runtime/progress-control.js'); }")
    stage.evaluate(SEND)
    return stage


def do(stage, script):
    stage.evaluate(f"() => {{ {script} }}")
    stage.settle()


def test_one_after_the_other_and_counted_by_bytes(upload):
    upload.evaluate(ADD, [30, 10])
    assert upload.evaluate(ROWS) == ["sending", "queued"]
    do(upload, "sending[0].report(15)")
    upload.steps({"text": {"of": "figure", "has": "37%"}}, {"text": {"of": "note", "has": "0 of 2 files"}})
    do(upload, "sending[0].resolve()")
    assert upload.evaluate(ROWS) == ["done", "sending"]
    upload.steps({"text": {"of": "figure", "has": "75%"}}, {"text": {"of": "note", "has": "1 of 2 files"}})
    do(upload, "sending[1].report(10)")
    upload.steps({"state": "finishing"}, {"text": {"of": "note", "has": "Finishing on the server."}})
    do(upload, "sending[1].resolve()")
    upload.run(10_000)
    upload.steps({"state": "done"}, {"text": {"of": "figure", "has": "All uploaded"}})
    said = [entry["words"] for entry in upload.log("said")]
    assert said == [
        "Upload photos: 0%",
        "Upload photos: 37%",
        "Upload photos: 75%",
        "Upload photos: Finishing on the server.",
        "Upload photos: All uploaded",
    ]


def test_a_pause_lets_go_and_going_on_sends_the_file_anew(upload):
    upload.evaluate(ADD, [20, 20])
    do(upload, "sending[0].report(10)")
    upload.steps({"click": "pause"}, {"state": "paused"})
    assert upload.evaluate("sending[0].signal.aborted") is True
    assert upload.evaluate(ROWS) == ["queued", "queued"]
    upload.run(60_000)
    upload.steps({"state": "paused"}, {"click": "pause"}, {"state": "running"})
    upload.steps({"text": {"of": "figure", "has": "0%"}})
    assert upload.evaluate("sending.length") == 2
    assert upload.evaluate(ROWS) == ["sending", "queued"]


def test_what_the_server_has_kept_is_not_sent_again(upload):
    upload.evaluate(ADD, [20, 20])
    do(upload, "sending[0].kept.bytes = 12; sending[0].report(16)")
    upload.steps({"text": {"of": "figure", "has": "40%"}}, {"click": "pause"}, {"click": "pause"})
    upload.steps({"text": {"of": "figure", "has": "30%"}})
    assert upload.evaluate("[sending.length, sending[1].kept.bytes]") == [2, 12]


def test_a_file_that_failed_goes_on_where_it_was_and_a_cancelled_one_starts_again(upload):
    upload.evaluate(ADD, [20])
    do(upload, "sending[0].kept.bytes = 12; sending[0].report(16)")
    do(upload, "sending[0].reject({ why: 'The line broke.' })")
    upload.steps({"state": "failed"}, {"click": "control"})
    assert upload.evaluate("sending[1].kept.bytes") == 12
    upload.steps({"click": "control"}, {"state": "cancelled"}, {"click": "control"})
    assert upload.evaluate("sending[2].kept.bytes") == 0


def test_what_did_not_get_through_says_why_and_is_tried_again(upload):
    upload.evaluate(ADD, [20, 20])
    do(upload, "sending[0].reject({ why: 'The disk is full.', fix: 'Delete something.' })")
    do(upload, "sending[1].resolve()")
    words = "Not everything was uploaded. The disk is full. Delete something."
    upload.steps({"state": "failed"}, {"text": {"of": "note", "has": words}})
    upload.run(2000)
    upload.steps({"announced": {"said": f"Upload photos: {words}", "politeness": "assertive"}})
    upload.steps({"click": "control"})
    assert upload.evaluate(ROWS) == ["sending", "done"]
    do(upload, "sending[2].resolve()")
    upload.steps({"state": "done"})


def test_a_file_that_is_too_large_is_not_sent(stage):
    stage.open("upload", "single", options={"most": 0.00001}).start()
    stage.evaluate(SEND)
    stage.evaluate(ADD, [11])
    stage.settle()
    assert stage.evaluate("sending.length") == 0
    stage.steps({"state": "failed"}, {"text": {"of": "note", "has": "It is too large. Choose a smaller one."}})


def test_cancelling_stops_all_that_is_not_there_yet(upload):
    upload.evaluate(ADD, [20, 20])
    upload.steps({"click": "control"}, {"state": "cancelled"})
    assert upload.evaluate("sending[0].signal.aborted") is True
    assert upload.evaluate(ROWS) == ["cancelled", "cancelled"]


def test_a_name_is_text(upload):
    upload.evaluate("() => { stage.last().add([new File(['x'], '<img src=x onerror=alert(1)>.jpg')]); }")
    assert upload.evaluate("stage.last().querySelectorAll('img').length") == 0
    upload.steps({"text": {"of": "name", "has": "<img src=x onerror=alert(1)>.jpg"}})


def test_taking_it_away_lets_go_of_what_is_sent(upload):
    upload.evaluate(ADD, [20])
    upload.evaluate("() => { stage.last().remove(); }")
    assert upload.evaluate("sending[0].signal.aborted") is True


POSTED = """async () => {
  globalThis.posted = [];
  globalThis.XMLHttpRequest = class extends EventTarget {
    upload = new EventTarget(); status = 200;
    open(...how) { this.how = how; }
    setRequestHeader(...header) { this.header = header; }
    async send(form) {
      const file = form.get("file");
      posted.push([...this.how, file.name, await file.text(), ...(this.header ?? [])].join(" "));
      this.dispatchEvent(new Event("load"));
    }
  };
}"""


@pytest.mark.parametrize(
    ("piece", "posted"),
    [
        (None, ["POST /upload sea.jpg 12345"]),
        (
            0.000002,
            [
                "POST /upload sea.jpg 12 Content-Range bytes 0-1/5",
                "POST /upload sea.jpg 34 Content-Range bytes 2-3/5",
                "POST /upload sea.jpg 5 Content-Range bytes 4-4/5",
            ],
        ),
    ],
)
def test_chosen_files_are_posted_as_a_form_would_whole_or_in_pieces(stage, piece, posted):
    stage.open("upload", options={"piece": piece}).start()
    stage.evaluate(POSTED)
    files = [{"name": "sea.jpg", "mimeType": "image/jpeg", "buffer": b"12345"}]
    stage.page.locator("input[type=file]").set_input_files(files)
    for _ in range(6):
        stage.frames(1)
        stage.settle()
    assert stage.evaluate("posted") == posted
    stage.steps({"state": "done"})


def test_after_a_pause_a_failed_file_is_tried_again_too(upload):
    upload.evaluate(ADD, [20, 20])
    do(upload, "sending[0].report(10)")
    upload.steps({"click": "pause"}, {"click": "pause"})
    do(upload, "sending[1].reject({ why: 'The line broke.' })")
    do(upload, "sending[2].resolve()")
    upload.steps({"state": "failed"})
    assert upload.evaluate(ROWS) == ["failed", "done"]
    upload.steps({"click": "control"})
    assert upload.evaluate(ROWS) == ["sending", "done"]
    do(upload, "sending[3].resolve()")
    upload.run(10_000)
    upload.steps({"state": "done"})


TELL = """(address) => {
  const meta = Object.assign(document.createElement("meta"), { name: "csrf-token", content: "of the page" });
  document.head.append(meta);
  document.cookie = "csrftoken=of-the-cookie";
  document.body.setAttribute("hx-headers", '{"X-XSRF-Token": "of htmx", "Authorization": "Bearer x"}');
  const element = stage.last();
  element.setAttribute("address", address);
  const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "csrfmiddlewaretoken", value: "of the form" });
  element.querySelector("form").append(hidden);
  element.add([new File(["12345"], "sea.jpg")]);
}"""


@pytest.mark.parametrize("own", [True, False])
def test_only_the_page_s_own_server_hears_its_token(stage, own):
    stage.open("upload").start()
    stage.evaluate(
        "() => { globalThis.XMLHttpRequest = class extends EventTarget {"
        "  upload = new EventTarget(); status = 200; headers = {}; open() {}"
        "  setRequestHeader(name, value) { this.headers[name] = value; }"
        "  async send(form) { globalThis.sent = [this.headers, [...form.keys()].sort()]; this.dispatchEvent(new Event('load')); }"
        "}; }"
    )
    stage.evaluate(TELL, "/upload" if own else "https://files.example/upload")
    for _ in range(6):
        stage.frames(1)
        stage.settle()
    headers, fields = stage.evaluate("globalThis.sent")
    assert fields == ["csrfmiddlewaretoken", "file"]
    tokens = {"X-CSRF-Token": "of the page", "X-CSRFToken": "of-the-cookie", "X-XSRF-Token": "of htmx"}
    assert headers == (tokens if own else {})
