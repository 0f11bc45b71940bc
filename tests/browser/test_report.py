"""The page of a run, as a person meets it: it loads nothing, reads as a list without its script, and filters with it."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from kit.verify.findings import Case, Finding, Result, Verdict
from kit.verify.output.report import report

AXE = "async () => JSON.stringify((await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html + one.failureSummary)]))"


def found(component, check, level="must", theme="base"):
    seen = "<b>text</b> at 3.2:1 (#888 on #fff)"
    again = f"nodkit verify {component} --example default --theme {theme} --mode dark --check {check}"
    return Finding(component, "default", theme, "dark", check, level, f"Promise of {check}.", "4.5:1", seen, again)


@pytest.fixture
def address(tmp_path):
    findings = [found("toast", "V1"), found("toast", "T2", "should"), found("wait", "V1", theme="dusk")]
    verdicts = [
        Verdict(Case(one.component, "default", one.theme, "dark"), one.check, (one.promise, "Another."), (one,))
        for one in findings
    ]
    file = tmp_path / "report.html"
    file.write_text(report(Result(tuple(verdicts), 12.3)), encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def open_page(browser):
    contexts = []

    def opened(address, **how):
        context = browser.new_context(**how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 320])
def test_axe_finds_nothing(open_page, address, scheme, width):
    page = open_page(address, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    assert json.loads(page.evaluate(AXE)) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_asked_for_and_nothing_fails(open_page, address):
    asked, failed = [], []
    page = open_page("about:blank")
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: failed.append(message.text))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address)
    assert (asked, failed) == ([address], [])


def test_without_its_script_all_is_listed_and_nothing_pretends_to_work(open_page, address):
    page = open_page(address, java_script_enabled=False)
    assert page.locator(".card:visible").count() == 3
    assert page.locator("button:visible, select:visible, input:visible").count() == 0
    assert page.get_by_text("<b>text</b> at 3.2:1").count() == 3


def test_the_keyboard_filters_and_shows_all_again(open_page, address):
    page = open_page(address)
    shown = lambda: [card.inner_text() for card in page.locator(".card h3:visible").all()]  # noqa: E731
    page.get_by_role("combobox", name="component").focus()
    page.keyboard.type("toast")
    assert shown() == ["Promise of V1.", "Promise of T2."]  # what is broken before what warns
    page.get_by_role("combobox", name="level").focus()
    page.keyboard.type("should")
    assert shown() == ["Promise of T2."]
    assert page.locator(".filters [role=status]").inner_text() == "1 of 3 shown"
    page.get_by_role("button", name="Show all").press("Enter")
    assert len(shown()) == 3
    page.get_by_role("searchbox", name="words").fill("DUSK")
    assert len(shown()) == 1


def test_a_button_copies_the_command(open_page, address):
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("getSelection().toString()").startswith("nodkit verify toast")


def test_a_link_to_a_closed_log_opens_it(open_page, address):
    page = open_page(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = false; })")
    page.get_by_role("link", name="wait").click()
    assert page.locator("#log-wait").get_attribute("open") == ""
