"""The live gallery in a real browser: what is saved is seen, faults are told, words are switched, changes are approved."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from kit.gallery import approving, server
from kit.library import built_in
from kit.snapshots.compare import Difference
from kit.snapshots.pictures import Picture
from kit.snapshots.run import Change, Outcome, Shots, Survey
from tests.browser.gallery_visit import root, visits
from tests.unit.serving import served

pytestmark = pytest.mark.slow
NAMES = ["base-light/toast/default", "base-motion/toast/default", "base-dark/progress/default"]


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A library that has its own toast and its own base."""
    folder = tmp_path_factory.mktemp("library")
    shutil.copytree(built_in().component_names["toast"], folder / "components" / "toast")
    shutil.copytree(built_in().theme_names["base"], folder / "themes" / "base")
    return folder


@pytest.fixture(scope="module")
def address(own):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kit.cli", "--library", own, "gallery", "--theme", "base", "--json"]
    with subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.PIPE, text=True) as running:
        try:
            line = running.stdout.readline()
            while line and not line.rstrip().endswith("}"):
                line += running.stdout.readline()
            yield json.loads(line)["address"].rstrip("/")
        finally:
            running.terminate()


@pytest.fixture
def visit(lab, address):
    yield from visits(lab, address)


def toast(page):
    return page.locator("[data-words][data-example='toast/default'] nod-toast")


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_saved_is_seen_and_the_view_stays(visit, own):
    page = visit().open("?mode=dark&q=toast")
    toast(page).scroll_into_view_if_needed()
    page.evaluate("globalThis.first = true")
    before = page.evaluate("scrollY")
    assert before > 0
    with (own / "components/toast/toast.css.j2").open("a", encoding="utf-8") as template:
        template.write(":where({{ tag }}) { outline: 3px dashed {{ color.accent }}; }\n")
    expect(toast(page)).to_have_css("outline-style", "dashed")
    replace(own / "themes/base/shape.tokens.json", '"l": {"$value": {"value": 0.75,', '"l": {"$value": {"value": 2,')
    expect(toast(page)).to_have_css("border-top-left-radius", "32px")
    expect(page.locator("html")).to_have_attribute("data-nod-mode", "dark")
    expect(toast(page)).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - before) < 2
    assert page.evaluate("globalThis.first")  # looks alone need no other page


def test_a_fault_is_told_in_the_page_and_goes_when_it_is_mended(visit, own):
    page = visit().open()
    spec = own / "components/toast/toast.css.j2"
    replace(spec, "{{ color.text }}", "{{ color.txet }}")
    fault = page.get_by_role("alert").filter(has_text="could not be built")
    expect(fault).to_contain_text("toast.css.j2:")
    expect(fault).to_contain_text("text")
    assert toast(page).is_visible()
    replace(spec, "{{ color.txet }}", "{{ color.text }}")
    expect(fault).to_have_count(0)


def test_words_are_switched_in_the_page_and_the_view_stays(visit):
    page = visit().open("?mode=dark")
    page.get_by_role("combobox", name="Words").select_option(label="Arabic, formal")
    page.wait_for_url("**/~ar-formal/**")
    assert [root(page, name) for name in ("lang", "dir", "data-nod-mode")] == ["ar", "rtl", "dark"]
    expect(page.locator("header").first).to_contain_text("words: ar · formal")
    page.get_by_role("combobox", name="Words").select_option(label="German, friendly")
    page.wait_for_url("**/~de-friendly/**")
    assert [root(page, name) for name in ("lang", "dir", "data-nod-mode")] == ["de", "ltr", "dark"]
    card = page.locator("[data-words][data-example='toast/default']")
    card.locator("[data-play='']").click()
    close = card.locator("nod-toast:not([still]) [data-part=close]")
    assert close.get_attribute("aria-label") != "Dismiss"


def picture(name, width):
    image = Image.new("RGB", (280, 96), (255, 255, 255))
    ImageDraw.Draw(image).rounded_rectangle((12, 12, 12 + width, 84), 12, (24, 120, 60))
    return Picture(name, image)


@pytest.fixture
def approved(tmp_path):
    folder = tmp_path / "approved"
    before, now = picture(NAMES[0], 180), picture(NAMES[0], 220)
    old = folder / "here" / f"{NAMES[0]}.png"
    old.parent.mkdir(parents=True)
    before.image.save(old)
    changes = (
        Change(NAMES[0], Difference("the card is 40 px wider"), now),
        Change(NAMES[1], Difference("enter: 200 ms → 320 ms")),
        Change(NAMES[2], Difference("there is no approved picture"), picture(NAMES[2], 120)),
    )
    shots = Shots("here", [now, changes[2].picture], [], {NAMES[1]: []})
    return Survey(Outcome(3, "here", changes), folder / "here", shots)


def test_changes_are_looked_at_and_approved_in_the_page(lab, approved):
    baselines = approving.Baselines(lambda: approved)
    live = server.Live(lambda: {"index.html": "kit"})
    live.rebuild()
    with served(live, baselines) as ask:
        for visit in visits(lab, ask.address):
            page = visit().page
            page.goto(f"{ask.address}/approve/")
            expect(page.locator("[data-told]")).to_contain_text("Taking the pictures")
            page.get_by_role("button", name="Take the pictures again").click()
            cards = page.locator(".card")
            expect(cards).to_have_count(3)
            expect(page.locator("[data-told]")).to_contain_text("3 not as approved")
            assert [one["id"] for one in Axe().run(page).response["violations"]] == []
            page.get_by_role("button", name=f"Approve {NAMES[0]}").click()
            expect(page.locator("[data-told]")).to_have_text("1 approved, 2 left")
            assert Image.open(approved.folder / f"{NAMES[0]}.png").getpixel((215, 50)) == (24, 120, 60)
            page.get_by_role("combobox", name="kind").select_option("picture")
            page.get_by_role("button", name="Approve all that is shown").click()
            expect(page.locator("[data-told]")).to_have_text("1 approved, 1 left")
            page.reload()
            expect(page.locator("[data-told]")).to_contain_text("1 not as approved")
            expect(page.locator(".card [data-approve][aria-disabled=true]")).to_have_count(2)
