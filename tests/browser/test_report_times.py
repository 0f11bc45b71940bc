"""What moves and when it happened, on the pages of runs: a film is scrubbed and played, a promise has its times."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from kit.snapshots.report import report as changes
from kit.verify.output.report import report
from tests.output.test_reports import filmed, told

AXE = "async () => JSON.stringify((await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)]))"


@pytest.fixture
def open_page(browser, tmp_path):
    contexts = []

    def opened(text, **how):
        file = tmp_path / "page.html"
        file.write_text(text, encoding="utf-8")
        context = browser.new_context(**how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    "how", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 700}}]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, tmp_path, how):
    for text in (report(told()), changes(filmed(tmp_path / "film"), tmp_path / "film")):
        page = open_page(text, **how)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
        assert json.loads(page.evaluate(AXE)) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_promise_tells_what_happened_when_and_the_broken_one_is_open(open_page):
    page = open_page(report(told()))
    story = page.locator(".story").first
    assert story.get_attribute("open") == ""
    assert [one.inner_text() for one in story.locator(".at").all()] == ["0 ms", "6 s"]
    assert "polite: <b>Saved</b>" in story.inner_text()
    assert page.locator(".story").nth(1).get_attribute("open") is None


def test_a_film_is_scrubbed(open_page, tmp_path):
    page = open_page(changes(filmed(tmp_path), tmp_path))
    slider = page.get_by_role("slider", name="Moment")
    slider.press("ArrowRight")
    assert page.locator(".scrub output").inner_text() == "50 ms"
    assert slider.evaluate("(one) => one.ariaValueText") == "50 ms"
    moved = page.locator(".player img").evaluate_all("(all) => all.map((one) => one.style.translate)")
    assert moved == ["0px -8.33333%"] * 3
    page.locator(".frame").nth(4).click()
    assert page.locator(".scrub output").inner_text() == "200 ms"


def test_a_film_is_played_from_its_beginning_to_its_end(open_page, tmp_path):
    page = open_page("<!doctype html><title>x</title>")
    page.clock.install(time=0)
    page.clock.pause_at(1)
    (tmp_path / "page.html").write_text(changes(filmed(tmp_path), tmp_path), encoding="utf-8")
    page.reload()
    page.get_by_role("button", name="Play").click()
    for milliseconds, shown in ((0, "0 ms"), (50, "50 ms"), (350, "400 ms"), (3600, "4000 ms")):
        page.clock.run_for(milliseconds)
        assert page.locator(".scrub output").inner_text() == shown


def test_without_its_script_a_film_scrolls_in_its_box(open_page, tmp_path):
    page = open_page(changes(filmed(tmp_path), tmp_path), java_script_enabled=False)
    assert page.locator("input:visible, button:visible").count() == 0
    assert page.locator(".player").first.get_attribute("tabindex") == "0"
