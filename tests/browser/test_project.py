"""The starter: baked by the command and by cookiecutter itself, opened from a plain server, clicked, and looked at narrow and dark."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from kit.cli import WRONG_USE
from kit.library import built_in, bundled
from kit.project.starter import TEMPLATE
from tests.browser.sites import site
from tests.unit.commandline import run
from tests.unit.folders import below

pytestmark = pytest.mark.slow
NAME = "Kiln & <Clay>"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("projects")
    done = run("new", "project", NAME, "--out", folder)
    assert (done.code, done.err) == (0, "")
    made = folder / "kiln-clay"
    assert str(made) in done.out
    return made


def test_every_moment_of_the_page_is_answered(lab, project):
    with site(lab, project) as page:
        page.open("index.html")
        assert page.page.title() == NAME
        page.click("#save")
        page.run(300)
        assert page.page.get_attribute("#save", "aria-busy") == "true"
        page.run(1000)
        assert page.seen("nod-toast >> text=Profile saved")
        page.click("#upload")
        page.run(1000)
        assert page.page.get_by_role("progressbar", name="Ten photos").get_attribute("value") == "3"
        page.run(3000)
        assert page.seen("nod-celebration >> text=Your first ten photos are up")
        assert page.page.locator("#album li").count() == 10
        page.click("#load")
        page.run(500)
        assert page.seen("#list nod-loading")
        page.run(2000)
        assert page.page.locator("#list article").count() == 3
        assert page.page.locator("#list nod-loading").count() == 0
        assert page.trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_it_fits_and_can_be_read(lab, project, scheme, width):
    with site(lab, project, color_scheme=scheme, viewport={"width": width, "height": 800}) as page:
        page.open("index.html")
        page.click("#upload")
        page.click("#load")
        page.run(4000)
        page.run(1000)
        assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.page.clock.resume()  # axe waits by timers of the page
        found = Axe().run(page.page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_cookiecutter_itself_bakes_it_in_any_theme_and_prefix(lab, tmp_path):
    theme = min(set(built_in().theme_names) - {"base"})
    done = bake(tmp_path, "project_name=Two Words", f"theme={theme}", "prefix=acme")
    assert (done.returncode, done.stderr) == (0, "")
    with site(lab, tmp_path / "two-words") as page:
        page.open("index.html").click("#save")
        page.run(2000)
        assert page.seen("acme-toast >> text=Profile saved")
        assert page.page.get_attribute("html", "data-acme-theme") == theme
        assert page.trouble == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("theme=bsae", ("bsae", 'did you mean "base"?')),
        ("prefix=A-", ("A-", "lower case")),
        ("project_slug=../out", ("../out", "folder")),
        ("project_slug=A B", ("A B", "folder")),
    ],
)
def test_cookiecutter_itself_says_what_does_not_fit_and_leaves_nothing(tmp_path, given, words):
    inside = tmp_path / "inside"
    inside.mkdir()
    done = bake(inside, given)
    assert done.returncode != 0
    assert [word for word in words if word not in done.stderr] == [], done.stderr
    assert "Traceback" not in done.stderr
    assert below(tmp_path) == {"inside": None}


def bake(folder, *given):
    command = [sys.executable, "-m", "cookiecutter", str(bundled(TEMPLATE)), "--no-input", "-o", str(folder), *given]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_existing_folder_is_not_touched(tmp_path):
    mine = tmp_path / "shop" / "index.html"
    mine.parent.mkdir()
    mine.write_text("mine\n")
    done = run("new", "project", "Shop", "--out", tmp_path)
    assert (done.code, done.out, done.err.count("nodkit: ")) == (WRONG_USE, "", 1)
    assert "Shop" in done.err
    assert below(tmp_path) == {"shop": None, "shop/index.html": b"mine\n"}


def test_what_a_hook_says_is_said_once_and_by_us(tmp_path, monkeypatch):
    monkeypatch.setenv("NODKIT_LIBRARY", str(tmp_path / "nowhere"))
    done = run("new", "project", "Shop", "--out", tmp_path / "out")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert "nowhere" in done.err
    assert list((tmp_path / "out").glob("*")) == []


def test_all_themes_are_offered(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = run("new", "project", "Shop", "--theme", "zzz").err
    assert [name for name in built_in().theme_names if name not in said] == []
    assert list(Path.cwd().iterdir()) == []
