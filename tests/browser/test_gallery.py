"""The gallery in a real browser, under the strict headers: what a designer does on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kit.verify.built import read_kit
from kit.verify.server import serve
from tests.browser.gallery_visit import export, inspector, root, visits, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.verify.lab import Lab

# What else is on the page does not differ from theme to theme, or lies inert behind a dialog; axe would go through it all.
LOOKS, INERT = "[data-component]:not(#toast)", "body > :not(dialog[open])"


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    export(folder)
    return folder


@pytest.fixture(scope="module")
def address(exported: Path) -> Iterator[str]:
    with serve(read_kit(exported)) as server:
        yield server.address


@pytest.fixture(scope="module")
def manifest(exported: Path) -> dict[str, Any]:
    return json.loads((exported / "kit.json").read_text(encoding="utf-8"))


@pytest.fixture
def visit(lab: Lab, address: str) -> Iterator[Any]:
    yield from visits(lab, address)


def test_shows_every_component_and_example_in_every_theme(visit, manifest):
    page = visit().open()
    wanted = {
        f"{name}/{one['name']}" for name, component in manifest["components"].items() for one in component["examples"]
    }
    assert {card.get_attribute("data-example") for card in page.locator("[data-words]").all()} == wanted
    assert {one.get_attribute("data-choose-theme") for one in page.locator("[data-choose-theme]").all()} == set(
        manifest["themes"]
    )


def test_switches_change_the_page_and_the_address(visit, manifest):
    page = visit().open()
    last = list(manifest["themes"])[-1]
    page.locator("[name=theme]").select_option(last)
    page.locator("[name=mode]").select_option("dark")
    page.locator("[name=motion]").select_option("reduced")
    page.get_by_role("checkbox", name="RTL").check()
    page.get_by_role("checkbox", name="200 %").check()
    seen = [root(page, name) for name in ("data-nod-theme", "data-nod-mode", "data-nod-motion", "dir", "data-text")]
    assert seen == [last, "dark", "reduced", "rtl", "200"]
    for part in (f"theme={last}", "mode=dark", "motion=reduced", "dir=rtl", "text=200"):
        assert part in page.url


def test_a_theme_changes_the_whole_page(visit, manifest):
    page = visit().open()
    seen = set()
    for theme in manifest["themes"]:
        page.locator(f"[data-choose-theme={theme}]").click()
        expect(page.locator(f"[data-choose-theme={theme}]")).to_have_attribute("aria-pressed", "true")
        seen.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert len(seen) == len(manifest["themes"])


def test_a_link_shows_exactly_this(visit, manifest):
    last = list(manifest["themes"])[-1]
    page = visit().open(f"?theme={last}&mode=dark&motion=reduced&dir=rtl&q=toast")
    assert [root(page, f"data-nod-{name}") for name in ("theme", "mode", "motion")] == [last, "dark", "reduced"]
    assert root(page, "dir") == "rtl"
    expect(page.locator("[name=theme]")).to_have_value(last)
    expect(page.locator("#search")).to_have_value("toast")
    assert page.locator("#toast").is_visible()
    expect(page.locator("#progress")).to_be_hidden()


def test_a_link_leads_to_an_example_with_its_options_and_width(visit):
    page = visit().open("?show=progress/default&width=320&o.label=%22Sending+letters%22")
    dialog = inspector(page)
    assert dialog.locator("h2").inner_text() == "progress / default"
    expect(dialog.locator("[data-inspector-stage] nod-progress:not([still])")).to_contain_text("Sending letters")
    assert dialog.locator("[name=width]:checked").input_value() == "320"
    assert dialog.locator("[data-inspector-stage] [data-mount]").bounding_box()["width"] <= 320


def test_what_a_link_says_wrongly_is_ignored(visit):
    page = visit().open("?theme=nope&mode=nope&motion=nope&dir=nope&show=nope/nope&o.x=1")
    assert root(page, "data-nod-theme") == "base"
    assert root(page, "dir") == "ltr"
    assert page.get_by_role("dialog").count() == 0


def test_broken_options_in_a_link_are_ignored(visit):
    page = visit().open("?show=progress/default&o.value=%7Bnot")
    assert inspector(page).locator("h2").inner_text() == "progress / default"


def test_play_again_plays_every_component(visit, manifest):
    """Of each the first example; the page of a built kit shows them all (test_pages)."""
    page = visit().open()
    for name, component in manifest["components"].items():
        card = page.locator(f"[data-words][data-example='{name}/{component['examples'][0]['name']}']")
        card.locator("[data-play='']").click()
        expect(card.locator("[data-state-label]")).not_to_have_text("at rest", timeout=30_000)


def test_what_is_far_away_wakes_up_when_it_comes_near(visit):
    page = visit().open()
    known = "tag => Promise.race([customElements.whenDefined(tag).then(() => true), new Promise((no) => setTimeout(no, 300))])"
    assert page.evaluate("customElements.whenDefined('nod-toast').then(() => true)")
    assert not page.evaluate(known, "nod-streak")
    page.locator("#streak").scroll_into_view_if_needed()
    assert page.evaluate("customElements.whenDefined('nod-streak').then(() => true)")


def test_of_a_toast_that_stands_in_its_own_place_no_second_one_is_seen(visit):
    page = visit().open("?show=toast/default")
    dialog = inspector(page)
    picture = dialog.locator("[data-inspector-stage] nod-toast[still]")
    dialog.locator("[data-page-call]").click()
    page.wait_for_selector("dialog nod-toast:not([still])")
    expect(picture).to_be_hidden()
    page.locator("dialog nod-toast:not([still]) [data-part=close]").click()
    expect(picture).to_be_visible()


def test_play_again_plays_the_steps_of_the_example(visit):
    page = visit().open()
    card = page.locator("[data-words][data-example='progress/default']")
    card.locator("[data-play='']").click()
    page.wait_for_selector("[data-words][data-example='progress/default'] nod-progress[data-state=done]")


def test_a_wait_can_be_played_on_a_button(visit):
    page = visit().open()
    page.locator("[data-words][data-example='loading/default'] [data-play=button]").click()
    page.wait_for_selector("[data-words][data-example='loading/default'] button[aria-busy=true]")


def test_copying_a_snippet_is_confirmed_by_the_kits_own_toast(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"]).open()
    card = page.locator("[data-words][data-example='toast/default']")
    card.locator("summary").click()
    card.locator("[data-copy]").first.click()
    page.wait_for_selector("nod-toast:not([still]):has-text('Code copied')")
    assert page.evaluate("navigator.clipboard.readText()") == card.locator("pre").first.inner_text().strip()


def test_search_finds_says_how_many_and_can_be_cleared(visit):
    page = visit().open()
    page.keyboard.press("Control+k")
    page.keyboard.type("no such thing")
    expect(page.locator("[data-nothing]")).to_be_visible()
    expect(page.locator("[data-found]")).to_contain_text("0 of")
    page.locator("[data-clear-search]").click()
    assert page.locator("[data-words]:visible").count() == page.locator("[data-words]").count()


def test_the_matrix_has_every_theme_in_every_mode(visit, manifest):
    page = visit().open("?show=toast/default")
    inspector(page)
    cells = page.locator("[data-matrix] > [data-nod-theme]").all()
    seen = {(one.get_attribute("data-nod-theme"), one.get_attribute("data-nod-mode")) for one in cells}
    assert seen == {(name, mode) for name, theme in manifest["themes"].items() for mode in theme["modes"]}


def test_time_can_be_frozen_and_stepped(visit):
    page = visit().open("?show=progress/default&motion=full")
    dialog = inspector(page)
    dialog.get_by_role("button", name="Freeze").click()
    dialog.get_by_role("slider").fill("0")
    before = dialog.locator("[data-moment]").inner_text()
    dialog.get_by_role("button", name="One frame on").click()
    assert dialog.locator("[data-moment]").inner_text() != before or before.endswith("/ 1 ms")
    states = "[...document.querySelector('[data-inspector-stage] [data-mount]').getAnimations({subtree: true})].map((a) => a.playState)"
    assert "running" not in page.evaluate(states)


def test_options_change_the_example_the_snippet_and_the_address(visit):
    page = visit().open("?show=toast/default")
    dialog = inspector(page)
    dialog.get_by_role("combobox", name="tone").select_option("warning")
    assert "o.tone=" in page.url
    dialog.get_by_role("combobox", name="For").select_option("JavaScript")
    assert 'tone: "warning"' in dialog.locator("[data-codes]").inner_text()
    page.wait_for_selector("nod-toast[tone=warning]:not([still])")


def test_escape_closes_the_inspector_and_cleans_the_address(visit):
    page = visit().open("?show=progress/default&width=320")
    inspector(page)
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog:not([open])", state="attached")
    assert "show=" not in page.url
    assert "width=" not in page.url


@pytest.mark.parametrize(
    ("query", "width"),
    [("", 320), ("?theme=playful", 320), ("?dir=rtl", 320), ("?text=200", 640), ("?text=200", 320)],
)
def test_fits_small_screens_and_large_text(visit, query, width):
    page = visit(viewport={"width": width, "height": 800}).open(query)
    whole(page).evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    ("query", "left_out"),
    [
        ("", ""),
        ("?mode=dark&theme=playful", LOOKS),
        ("?theme=terminal&mode=light-more", LOOKS),
        ("?show=toast/error", INERT),
        ("?show=loading/default&theme=soft&mode=dark", INERT),
    ],
)
def test_axe_finds_nothing(visit, query, left_out):
    """The whole page once; in other themes what differs from one to the next, and an inspector in which all else is inert."""
    page = visit(reduced_motion="reduce").open(query)
    if "show=" in query:
        inspector(page)
    if "toast/" in query:
        # What fades in has less contrast on its way.
        expect(page.locator("[data-nod-toasts] nod-toast")).to_have_css("opacity", "1")
    if left_out:
        page.evaluate("(some) => { for (const one of document.querySelectorAll(some)) one.remove(); }", left_out)
    else:
        whole(page)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_reads_without_javascript(visit):
    page = visit(java_script_enabled=False).open()
    assert page.locator("h1").inner_text() == "Every action gets a nod."
    assert page.locator("[data-play]:visible").count() == 0
    assert "Changes saved" in page.locator("[data-words][data-example='toast/default']").inner_text()
