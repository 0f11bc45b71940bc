"""The page of changed pictures: side by side without its script, and laid over each other with it."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from PIL import Image

from kit.snapshots.compare import Difference, compare
from kit.snapshots.pictures import Picture
from kit.snapshots.report import report
from kit.snapshots.run import Change, Outcome
from tests.unit.commandline import process as nodkit

AXE = "async () => JSON.stringify((await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)]))"
NAME = "base-light/toast/default"


def outcome(folder):
    picture = Picture(NAME, Image.new("RGB", (328, 60), (20, 120, 60)))
    picture.image.paste((255, 255, 255), (10, 10, 90, 50))
    new = Picture("base-light/toast/new", picture.image)
    approved = folder / f"{NAME}.png"
    approved.parent.mkdir(parents=True)
    approved.write_bytes(Picture(NAME, Image.new("RGB", (328, 60), (20, 120, 60))).png())
    changes = (
        Change(NAME, compare(picture, approved), picture),
        Change(new.name, compare(new, folder / "none.png"), new),
        Change("base-motion/toast/default", Difference("<li part enter> enter: 200 ms → 320 ms\n  <b> leave: new")),
        Change("base-light/note/gone.png", Difference("the kit has no such example any more")),
    )
    return Outcome(12, "chromium-1-linux", changes)


@pytest.fixture
def page(browser, tmp_path, request):
    how = getattr(request, "param", {})
    file = tmp_path / "report.html"
    file.write_text(report(outcome(tmp_path / "approved"), tmp_path / "approved"), encoding="utf-8")
    context = browser.new_context(**how)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(file.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("page", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_axe_finds_nothing_in_any_view(page):
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    for view in ("side by side", "slider", "onion skin"):
        page.get_by_role("radio", name=view).check()
        assert json.loads(page.evaluate(AXE)) == []


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_its_script_pictures_stand_side_by_side_and_motion_is_told(page):
    assert page.locator("figcaption:visible").all_inner_texts() == ["approved", "now", "difference", "now"]
    assert page.locator("input:visible").count() == 0
    assert page.locator(".told").get_by_text("<li part enter> enter: 200 ms → 320 ms").is_visible()


def test_one_difference_of_many_pictures_is_told_once_with_links_to_all(page):
    told = page.locator("section[aria-labelledby=brief] tbody tr").all_inner_texts()
    assert "<li part enter> enter: 200 ms → 320 ms\tbase-motion/toast/default\t1" in told
    assert any(line.startswith("colour from #14783c to #ffffff (ΔE") for line in told), told
    page.get_by_role("link", name=NAME).first.click()
    assert page.evaluate("document.querySelector(':target h3').innerText") == NAME


def test_every_picture_is_in_the_page(page):
    sizes = page.evaluate("[...document.images].map((one) => one.naturalWidth)")
    assert sizes == [328] * 6


def test_a_slider_shows_as_much_of_now_as_it_is_moved(page):
    over = page.locator(".over")
    page.get_by_role("radio", name="slider").check()
    assert page.locator(".pair").first.is_hidden()
    slider = page.get_by_role("slider", name="From approved (left) to now (right)")
    slider.press("ArrowRight")
    assert over.evaluate("(one) => one.style.clipPath") == "inset(0px 0px 0px 51%)"
    page.get_by_role("radio", name="onion skin").check()
    page.get_by_role("slider", name="How much of now is seen").press("ArrowLeft")
    assert over.evaluate("(one) => [one.style.opacity, one.style.clipPath]") == ["0.5", "none"]


def test_changes_are_filtered_by_kind(page):
    page.get_by_role("combobox", name="kind").select_option("motion")
    assert page.locator(".card h3:visible").all_inner_texts() == ["base-motion/toast/default"]


def test_all_as_approved_is_said(tmp_path):
    assert "all as approved" in report(Outcome(12, "chromium-1-linux"), tmp_path)


def test_the_command_writes_the_page(kit, tmp_path):
    folders = ("--approved", tmp_path / "approved", "--evidence", tmp_path / "evidence")
    done = nodkit("snap", "toast", "--theme", "base", "--kit", kit.root, *folders, "--report", tmp_path / "report.html")
    assert done.returncode == 1, done.stderr
    assert "there is no approved picture" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_page_of_what_is_being_approved_is_refused(tmp_path):
    done = nodkit("snap", "--approve", "--report", tmp_path / "report.html")
    assert done.returncode == 2
    assert "give it without --approve" in done.stderr
