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
from tests.workflows import lend_vite, steps_run

pytestmark = pytest.mark.slow
NAME = "Kiln & <Clay>"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return made(tmp_path_factory.mktemp("projects"), "plain")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """What the Vite starter's workflow leaves, and what its steps said."""
    shop = made(tmp_path_factory.mktemp("projects"), "vite")
    lend_vite(shop)
    return shop / "dist", steps_run(shop)


def made(folder, kind, *more):
    done = run("new", "project", NAME, "--kind", kind, "--out", folder, *more)
    assert (done.code, done.err) == (0, "")
    shop = folder / "kiln-clay"
    assert str(shop) in done.out
    assert not (shop / "kinds").exists()
    return shop


@pytest.mark.parametrize("kind", ["project", pytest.param("bundle", marks=pytest.mark.node)])
def test_every_moment_of_the_page_is_answered(lab, request, kind):
    made = request.getfixturevalue(kind)
    with site(lab, made[0] if kind == "bundle" else made) as page:
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
        assert page.seen("nod-toast >> text=Ten photos are up")
        assert page.page.locator("#album li").count() == 10
        page.click("#load")
        page.run(500)
        assert page.seen("#list nod-loading")
        page.run(2000)
        assert page.page.locator("#list article").count() == 3
        assert page.page.locator("#list nod-loading").count() == 0
        checks_out(page)
        assert page.trouble == []


def checks_out(page):
    """A card is declined, in three parts; the next one pays; only the first order is celebrated."""
    page.click("#pay")
    page.run(300)
    assert page.page.get_attribute("#pay", "aria-busy") == "true"
    page.run(1500)
    for words in ("The card was declined.", "Your bank said no.", "Use another card"):
        assert page.seen(f"#paid >> text={words}")
    assert page.page.evaluate("document.activeElement.id") == "card"
    assert page.page.locator("nod-celebration").count() == 0
    page.page.fill("#card", "4242 4242 4242 4242")
    for order in (1, 2):
        page.click("#pay")
        page.run(2000)
        assert page.seen("nod-toast >> text=Order placed")
        assert page.page.locator("#paid").inner_text() == ""
        assert page.seen("nod-celebration >> text=Your first order is on its way") == (order == 1)
        for _ in range(40):  # a second at a time: what fetches its later module meanwhile still has its time to stay
            page.run(1000)


def test_every_step_of_the_plain_workflow_runs(project):
    said = steps_run(project)
    assert [step.split()[0] for step in said] == ["python3", "pip", "nodkit", "nodkit", "nodkit"]
    assert "Ran 3 tests" in said["python3 -m unittest"]
    assert "promises kept" in said["nodkit verify toast"]
    assert (project / "report" / "verify.html").is_file()


@pytest.mark.node
def test_every_step_of_the_vite_workflow_runs(bundle):
    dist, said = bundle
    assert [step.split()[0] for step in said] == ["npm", "npm", "pip", "nodkit", "nodkit", "nodkit"]
    assert "# pass 7" in said["npm test"]
    assert "promises kept" in said["nodkit verify toast"]
    assert (dist.parent / "report" / "verify.html").is_file()


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
