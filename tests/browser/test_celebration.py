"""What the promises of celebrations cannot say: dialogs, crowds, clicks through confetti, equal frames, use without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import TestStage

CANVAS = "Boolean(document.querySelector('[data-nod-confetti]'))"
STATES = "[...document.querySelectorAll('nod-celebration')].map((one) => one.dataset.state)"
WORDS = "[...document.querySelectorAll('nod-celebration [data-part=message]')].map((one) => one.textContent)"
PIXELS = "document.querySelector('[data-nod-confetti]').toDataURL()"


def _click(stage: TestStage, selector: str) -> None:
    """Click something of the page around, with a trusted mouse, whatever may lie over it."""
    box = stage.page.locator(selector).bounding_box()
    assert box
    stage.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    stage.settle()


def test_nothing_but_the_card_takes_a_click(stage: TestStage) -> None:
    stage.open("celebration", "big", place="own").start()
    stage.run(600)
    assert stage.evaluate(CANVAS)
    hit = stage.evaluate("""() => {
      const found = new Set();
      for (let x = 4; x < innerWidth; x += 16) for (let y = 4; y < innerHeight; y += 16) {
        const at = document.elementFromPoint(x, y);
        found.add(at.closest('[data-part="card"]') ? "card" : at.closest("[data-nod-celebrations]") ? "region" : "page");
      }
      return [...found].sort();
    }""")
    assert hit == ["card", "page"]
    _click(stage, "#before")
    assert stage.evaluate("document.activeElement.id") == "before"


def test_one_throws_confetti_at_a_time(stage: TestStage) -> None:
    stage.open("celebration", "default")
    for message in ("One", "Two", "Three"):
        stage.show({"message": message})
    assert stage.evaluate(STATES) == ["settled", "settled", "playing"]
    stage.evaluate("for (const one of document.querySelectorAll('nod-celebration')) one.play()")
    stage.settle()  # what throws is fetched when it is wanted
    assert stage.evaluate("document.querySelectorAll('[data-nod-confetti]').length") == 1


def test_without_the_module_of_the_show_there_are_words(live_stage: TestStage) -> None:
    live_stage.open("celebration", "default", place="own")
    live_stage.page.route("**/runtime/celebrate-show.js", lambda route: route.abort())
    try:
        live_stage.start()
        live_stage.page.wait_for_selector("nod-celebration[data-state=settled]")
        assert live_stage.seen("message")
        live_stage.click("close")
        live_stage.page.wait_for_selector("nod-celebration", state="detached")
    finally:
        live_stage.page.unroute("**/runtime/celebrate-show.js")


def test_the_same_words_give_the_same_frames(stage: TestStage) -> None:
    frames = []
    for _ in range(2):
        stage.open("celebration", "big", place="own").start()
        stage.evaluate("stage.last().seek(700)")
        sought = stage.evaluate(PIXELS)
        stage.run(int(64 - stage.evaluate("Date.now() % 64")))  # frames come at even times
        stage.evaluate("stage.last().play()")
        stage.run(500)
        frames.append((sought, stage.evaluate(PIXELS)))
    assert frames[0] == frames[1]
    assert frames[0][0] != frames[0][1]


def test_a_show_that_is_sought_stands_still(stage: TestStage) -> None:
    stage.open("celebration", "big", place="own").start()
    stage.evaluate("stage.last().seek(1200)")
    before = stage.evaluate(PIXELS)
    stage.run(10_000)
    assert stage.evaluate(PIXELS) == before
    stage.evaluate("stage.last().seek(4000)")
    assert not stage.evaluate(CANVAS)


def test_in_a_hidden_tab_it_waits_for_its_public(stage: TestStage) -> None:
    stage.open("celebration", "micro")
    stage.tab("hidden")
    stage.show({"message": "Inbox cleared", "tier": "micro"})
    stage.run(60_000)
    assert stage.evaluate(STATES) == ["playing"]
    stage.tab("visible")
    stage.run(999)
    assert stage.evaluate(STATES) == ["playing"]
    stage.run(1)
    assert stage.evaluate(STATES) == ["settled"]


def test_moved_elsewhere_in_the_page_it_stays(stage: TestStage) -> None:
    stage.open("celebration", "default").start()
    stage.evaluate("document.querySelector('main').prepend(stage.last())")
    assert stage.seen("message")


def test_taken_away_in_the_middle_it_leaves_nothing(stage: TestStage) -> None:
    stage.open("celebration", "big").start()
    stage.run(500)
    stage.evaluate("stage.last().remove()")
    assert stage.evaluate("stage.last().dataset.state") == "settled"
    stage.run(10_000)
    assert not stage.evaluate(CANVAS)
    assert stage.errors == []


def test_a_button_and_a_server_celebrate_without_a_script_of_the_page(stage: TestStage) -> None:
    stage.open("celebration", "default")
    stage.evaluate("""() => {
      const button = document.createElement("button");
      Object.assign(button, { id: "plain", textContent: "Finish the tour" });
      Object.assign(button.dataset, { nodCelebrate: "Tour finished", nodTier: "micro" });
      document.querySelector("main").append(button);
    }""")
    _click(stage, "#plain")
    header = {"message": "First order sent", "tier": "micro", "elt": 1}
    stage.evaluate(
        "(detail) => document.body.dispatchEvent(new CustomEvent('nod-celebrate', { bubbles: true, detail }))", header
    )
    stage.settle()
    assert stage.evaluate(WORDS) == ["Tour finished"]
    stage.run(6000)
    assert stage.evaluate(WORDS) == ["First order sent"]
    assert stage.evaluate("document.querySelector('nod-celebration').getAttribute('tier')") == "micro"


def test_a_server_may_send_several_at_once(stage: TestStage) -> None:
    stage.open("celebration", "default")
    items = [{"message": "First order", "tier": "micro"}, {"message": "Tenth order", "tier": "micro"}]
    stage.evaluate(
        "(items) => { document.dispatchEvent(new CustomEvent('nod-celebrate', { detail: { items } })); }", items
    )
    stage.run(0)
    assert stage.evaluate(WORDS) == ["First order"]
    stage.run(6000)
    assert stage.evaluate(WORDS) == ["Tenth order"]


def test_a_printed_milestone_is_celebrated_once(stage: TestStage) -> None:
    stage.open("celebration", "once", via="html")
    assert stage.evaluate(STATES) == ["playing"]
    stage.evaluate("sessionStorage.setItem('again', 'yes')")
    stage.open("celebration", "once", via="html")
    stage.evaluate("sessionStorage.clear()")
    assert stage.evaluate(STATES) == ["seen"]
    stage.steps({"see": "message"}, {"run": "5s"}, {"announced": []})


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_next_step_leads_to_pages_only(stage: TestStage, address: str) -> None:
    stage.open("celebration", "big", options={"href": address}).start()
    assert stage.evaluate("stage.last().querySelector('[data-part=next]').hasAttribute('href')") is False


def test_what_a_device_cannot_share_is_copied(stage: TestStage) -> None:
    stage.open("share", "default")
    stage.evaluate("""() => {
      globalThis.copied = [];
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (words) => void copied.push(words) } });
    }""")
    stage.start()
    stage.click("button")
    stage.steps(
        {"state": "copied"}, {"text": {"of": "status", "has": "Copied"}}, {"run": "5999ms"}, {"state": "copied"}
    )
    stage.steps({"run": "1ms"}, {"state": "idle"}, {"announced": ["Copied, ready to paste."]})
    assert stage.evaluate("copied") == ["I shipped my first project. https://example.org/projects/1"]


def test_sharing_stands_beside_the_next_step(stage: TestStage) -> None:
    stage.open("celebration", "big", place="own").start()
    stage.evaluate("""async () => {
      const { share } = await import("/share/share.js");
      share("I reached 1,000 readers.", { into: stage.last() });
    }""")
    assert stage.evaluate("stage.last().querySelector('nod-share').parentElement.dataset.part") == "actions"


def test_where_copying_is_blocked_the_words_can_be_copied_by_hand(stage: TestStage) -> None:
    stage.open("share", "default")
    stage.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    stage.start()
    stage.click("button")
    stage.steps({"state": "failed"}, {"focus_on": "hand"}, {"text": {"of": "status", "has": "Copy the words yourself"}})
    assert stage.evaluate("getSelection().toString()") == "I shipped my first project. https://example.org/projects/1"


def test_who_thinks_better_of_sharing_copies_nothing(stage: TestStage) -> None:
    stage.open("share", "default")
    stage.evaluate("""() => {
      navigator.canShare = () => true;
      navigator.share = async () => { throw new DOMException("", "AbortError"); };
    }""")
    stage.start()
    stage.click("button")
    stage.steps({"state": "idle"}, {"announced": []})
