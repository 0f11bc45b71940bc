"""The inspector in a real browser: what can be known of a component, what can be taken of it, and time in a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from kit.gallery.facts import FILE, facts_js
from kit.verify.built import read_kit
from kit.verify.server import serve
from tests.browser.gallery_visit import export, inspector, root, visits
from tests.unit.test_gallery_facts import run

if TYPE_CHECKING:
    from playwright.sync_api import Route


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A gallery of two components in two themes, with the verdicts of a run in it."""
    folder = tmp_path_factory.mktemp("gallery")
    export(folder, "--theme", "base", "--theme", "terminal")
    facts = facts_js(
        {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.[jc]s*")},
        ["toast", "loading"],
        run(folder),
    )
    (folder / FILE).write_text(facts, encoding="utf-8")
    with serve(read_kit(folder)) as server:
        yield server.address


@pytest.fixture
def visit(lab, address):
    yield from visits(lab, address)


def panel(page, name):
    return page.locator(f"[data-know={name}]")


def test_the_contrast_is_that_of_the_mode_shown(visit):
    page = visit().open("?show=toast/default&mode=light")
    rows = panel(page, "contrast").locator("li")
    told = panel(page, "contrast").locator("small", has_text=re.compile("^text on surface,"))
    expect(told).to_have_text("text on surface, 4.5:1 for text")
    before = rows.first.inner_text()
    page.evaluate(
        "history.replaceState(null, '', location.href.replace('mode=light', 'mode=dark-more')), dispatchEvent(new Event('popstate'))"
    )
    expect(told).to_have_text("text on surface, 7:1 for text")
    assert rows.first.inner_text() != before
    assert panel(page, "contrast").locator("[data-mark=broken]").count() == 0


def test_a_colour_that_cannot_be_told_from_its_ground_is_marked(visit):
    page = visit().open("?mode=light")
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync(':root { --nod-color-text: rgb(250 250 250) !important }'); document.adoptedStyleSheets = [sheet]; }"""
    )
    page.locator("[data-words][data-example='toast/default'] [data-inspect]").click()
    expect(panel(page, "contrast").locator("[data-mark=broken]").first).to_contain_text("text on canvas")


def test_verdicts_of_the_last_run_are_shown_with_what_broke(visit):
    page = visit().open("?show=toast/default")
    shown = panel(page, "verdicts")
    expect(shown.locator("p")).to_contain_text("1 broken: 3 asked on 20")
    expect(shown.locator("dl")).to_contain_text("300 ms")
    shown.locator("summary").click()
    expect(shown.locator("li[data-mark=broken]")).to_have_text("comes at once T1, broken 1 of 2")
    expect(shown.locator("li[data-mark=kept]")).to_have_count(2)
    assert shown.locator("li[data-mark=unasked]").count() > 5
    expect(panel(page, "heard")).to_contain_text("0 msSaved")


def test_what_no_run_has_asked_is_not_called_kept(visit):
    page = visit().open("?show=loading/default")
    expect(panel(page, "verdicts")).to_contain_text("did not ask this component")
    expect(panel(page, "verdicts").locator("[data-mark=kept]")).to_have_count(0)


def test_bytes_times_and_tokens_are_told(visit):
    page = visit().open("?show=toast/default")
    expect(panel(page, "bytes")).to_contain_text("kB at once")
    expect(panel(page, "times")).to_contain_text("6 s")
    panel(page, "tokens").locator("summary").click()
    expect(panel(page, "tokens").locator("li").filter(has_text="--nod-color-success-soft")).not_to_have_text(
        "--nod-color-success-soft"
    )


def test_what_is_said_has_its_time_since_the_call(visit):
    page = visit().open("?show=toast/default")
    said = page.locator("[data-log] [data-kind=said]")
    expect(said).to_contain_text("Changes saved")
    assert int(re.match(r"\d+", said.locator("time").inner_text())[0]) < 10_000


def test_a_moment_is_in_the_link_and_the_link_leads_to_the_moment(visit):
    first = visit().open("?show=toast/default&motion=full")
    dialog = inspector(first)
    expect(dialog.locator("[data-inspector-stage] nod-toast:not([still])")).to_have_count(1)
    dialog.get_by_role("slider").fill("60")
    first.wait_for_url(re.compile(r"[?&]t=60(&|$)"))
    second = visit().open(first.url[first.url.index("?") :])
    expect(second.locator("[data-moment]")).to_have_text(re.compile(r"^60 / "))
    expect(second.locator("[data-freeze]")).to_have_attribute("aria-pressed", "true")
    times = "() => document.querySelector('[data-inspector-stage] [data-mount]').getAnimations({subtree: true}).map((one) => one.currentTime)"
    assert 60 in second.evaluate(times)
    second.locator("[data-freeze]").click()
    second.wait_for_url(lambda url: "t=60" not in url)


def test_the_link_is_copied_with_a_word_of_the_kit(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"]).open(
        "?show=progress/default&theme=terminal&mode=dark"
    )
    inspector(page).get_by_role("button", name="Copy link to this").click()
    page.wait_for_selector("nod-toast:not([still]):has-text('Link copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert unquote(copied) == unquote(page.url)  # the page writes its address anew now and then


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("HTML", '<nod-toast message="Changes saved" tone="warning"></nod-toast>'),
        ("JavaScript", 'toast("Changes saved", { tone: "warning" });'),
        ("React", '<button onClick={() => toast("Changes saved", { tone: "warning" })}>'),
        ("Vue", '<button @click=\'toast("Changes saved", { tone: "warning" })\'>'),
        ("Svelte", '<button onclick={() => toast("Changes saved", { tone: "warning" })}>'),
        ("Django", '{% nod_toast "Changes saved" tone="warning" %}'),
        ("Flask, FastAPI", '{{ nod_toast("Changes saved", tone="warning") }}'),
    ],
)
def test_each_target_has_its_snippet(visit, target, words):
    page = visit().open("?show=toast/default&o.tone=%22warning%22")
    dialog = inspector(page)
    dialog.get_by_role("combobox", name="For").select_option(target)
    expect(dialog.locator("[data-codes] code")).to_contain_text(words)


def test_hostile_text_stays_text_in_every_snippet(visit):
    page = visit().open(
        "?show=progress/default&o.label=%22%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20%5C%22'%26%7B%7D%22"
    )
    dialog = inspector(page)
    codes = dialog.locator("[data-codes] code")
    for target in dialog.get_by_role("combobox", name="For").locator("option").all_inner_texts():
        dialog.get_by_role("combobox", name="For").select_option(target)
        expect(codes).to_contain_text("onerror")
        assert codes.locator("img").count() == 0


def test_a_wait_as_long_as_one_likes_ends_well_or_badly(visit):
    page = visit().open("?show=loading/default")
    dialog = inspector(page)
    dialog.get_by_role("combobox", name="Wait").select_option("50")
    dialog.get_by_role("button", name="and fail").click()
    expect(dialog.locator("[data-inspector-stage] nod-loading:not([still])")).to_contain_text(
        "The server did not answer."
    )


def test_what_does_not_wait_offers_no_wait_and_what_is_no_toast_no_flood(visit):
    page = visit().open("?show=toast/default")
    dialog = inspector(page)
    expect(dialog.locator("[data-waits]")).to_be_hidden()
    page.keyboard.press("Escape")
    page = visit().open("?show=progress/default")
    expect(inspector(page).locator("[data-waits]")).to_be_visible()
    expect(page.locator("[data-flood]")).to_be_hidden()


def test_a_thousand_at_once_leave_a_few_to_be_seen(visit):
    """Those that lie behind another are not seen, also while the module that stacks them is still on its way."""
    page = visit().open("?show=toast/default")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/toast-order.js", hold)
    inspector(page).get_by_role("button", name="Flood it").click()
    told = page.locator("[data-log] [data-kind=flood]")
    expect(told).to_contain_text("1000 calls")
    assert 1 <= int(re.search(r"; (\d+) to be seen", told.inner_text())[1]) <= 4
    for route in held:
        route.continue_()


@pytest.mark.parametrize("query", ["?show=toast/error", "?show=toast/error&text=200", "?show=loading/default"])
def test_what_scrolls_takes_focus_and_has_a_name(visit, query):
    page = visit().open(query)
    dialog = inspector(page)
    expect(panel(page, "contrast").locator("li").first).to_be_attached()
    found = dialog.evaluate(
        """(box) => { for (const one of box.querySelectorAll("details")) one.open = true;
        return [...box.querySelectorAll("*")].filter((one) => !one.closest("[data-mount]") && !one.matches("select, input, textarea"))
          .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflow) && (one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth))
          .map((one) => [one.tabIndex, one.role, one.ariaLabel, one.outerHTML.slice(0, 60)]) }"""
    )
    assert found
    assert [one for one in found if one[0] != 0 or not one[1] or not one[2]] == []


def test_the_help_sheet_lists_the_keys_and_they_work(visit):
    page = visit().open()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    assert root(page, "data-nod-theme") == "terminal"
    page.keyboard.press("m")
    assert root(page, "data-nod-mode") == "light"
    page.keyboard.press("r")
    assert root(page, "dir") == "rtl"
    page.keyboard.press("/")
    page.keyboard.type("tmr")
    assert (root(page, "data-nod-theme"), root(page, "dir")) == ("terminal", "rtl")
    expect(page.locator("#search")).to_have_value("tmr")


def test_single_letters_can_be_switched_off_and_stay_off(visit):
    page = visit().open()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_role("checkbox", name="Single letters are shortcuts").uncheck()
    page.get_by_role("button", name="Close").last.click()
    page.keyboard.press("t")
    assert root(page, "data-nod-theme") == "base"
    page.reload()
    page.keyboard.press("t")
    assert root(page, "data-nod-theme") == "base"


def test_a_static_page_says_its_words_and_offers_no_others(visit):
    page = visit().open()
    expect(page.locator("[data-words-pick]")).to_be_hidden()
    expect(page.locator("header").first).to_contain_text("words: en · friendly")


@pytest.mark.parametrize("theme", ["base", "terminal"])
def test_small_screens_and_large_text_at_once_fit(visit, theme):
    page = visit(viewport={"width": 320, "height": 800}).open(f"?show=loading/default&theme={theme}&text=200")
    dialog = inspector(page)
    expect(panel(page, "contrast").locator("li, p").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert dialog.evaluate("(box) => box.scrollWidth <= box.clientWidth")
