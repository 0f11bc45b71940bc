"""The pytest plugin from outside: a project of its own, red and green, alone and with several workers."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

CONFTEST = """
import pytest
from pathlib import Path
from playwright.sync_api import sync_playwright
from kit.browser import launch

@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()

@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 400, "height": 300})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()

@pytest.fixture
def site():
    return Path(__file__).with_name("site.html").as_uri()
"""
SITE = """<!doctype html>
<html lang="en"><title>Shop</title>
<style>
  #box { inline-size: 40px; block-size: 40px; background: rebeccapurple; }
  .in { animation: in 200ms ease-out; }
  @keyframes in { from { opacity: 0; translate: 0 16px; } }
</style>
<h1>Shop</h1><button id="save">Save</button><button id="slow">Slow</button><button id="dumb">Dumb</button>
<p id="region" role="status"></p><div id="box"></div>
<script>
  const say = (text) => { document.querySelector("#region").textContent = text; };
  const show = () => { const one = document.createElement("output"); one.id = "toast"; one.className = "in"; one.textContent = "Saved"; document.body.append(one); };
  save.onclick = () => { show(); say("Changes saved"); };
  slow.onclick = () => setTimeout(show, 700);
  for (const store of [localStorage, sessionStorage]) store.visits = Number(store.visits ?? 0) + 1;
</script>
</html>
"""
PICTURES = """
def test_home(page, site, assert_snapshot):
    page.goto(site)
    assert_snapshot(page, "home")

def test_box(page, site, assert_snapshot):
    page.goto(site)
    assert_snapshot(page.locator("#box"))

def test_toast_moves(page, site, assert_motion):
    page.goto(site)
    assert_motion(page.locator("body"), "toast", action=page.locator("#save").click)
"""
FEEDBACK = """
import pytest

def test_in_time(page, site, gives_feedback):
    page.goto(site)
    gives_feedback(page, page.locator("#save"), within="2s", visible="#toast", announced="Changes saved")

def test_by_locator(page, site, gives_feedback):
    page.goto(site)
    gives_feedback(page, page.locator("#save").click, within="2s", visible=page.get_by_text("Saved", exact=True))

def test_frozen_in_the_same_task(page, site, gives_feedback, frozen_clock):
    clock = frozen_clock(page)
    page.goto(site)
    clock.run(100)
    gives_feedback(page, page.locator("#save"), within=0, visible="#toast", announced="Changes saved")

def test_frozen_to_the_millisecond(page, site, gives_feedback, frozen_clock):
    frozen_clock(page)
    page.goto(site)
    gives_feedback(page, page.locator("#slow"), within="700ms", visible="#toast")

def test_what_was_stored_stays(page, site, gives_feedback):
    page.goto(site)
    page.goto(site)
    gives_feedback(page, page.locator("#save"), within="2s", visible="#toast")
    assert page.evaluate("localStorage.visits + sessionStorage.visits") == "22"

def test_red_one_millisecond_early(page, site, gives_feedback, frozen_clock):
    frozen_clock(page)
    page.goto(site)
    gives_feedback(page, page.locator("#slow"), within="699ms", visible="#toast")

def test_red_late(page, site, gives_feedback):
    page.goto(site)
    gives_feedback(page, page.locator("#slow"), visible="#toast")

def test_red_silent(page, site, gives_feedback):
    page.goto(site)
    gives_feedback(page, page.locator("#dumb"), announced="Changes saved")

def test_red_there_before(page, site, gives_feedback):
    page.goto(site)
    gives_feedback(page, page.locator("#dumb"), visible="#box")

def test_red_nothing_expected(page, site, gives_feedback):
    gives_feedback(page, page.locator("#dumb"))

def test_red_frozen_too_late(page, site, frozen_clock):
    page.goto(site)
    frozen_clock(page)

def test_red_left_the_page(page, site, assert_motion):
    page.goto(site)
    assert_motion(page.locator("body"), action=page.reload)

def test_red_name_leads_out(page, site, assert_snapshot):
    assert_snapshot(page, "../home")

def test_red_no_time(page, gives_feedback):
    gives_feedback(page, print, within="soon", visible="#box")
"""
WHY = {
    "test_red_one_millisecond_early": 'expected to see "#toast" within 699 ms; it was seen not at all',
    "test_red_late": 'expected to see "#toast" within 100 ms; it was seen after',
    "test_red_silent": 'expected "Changes saved" to be said once to screen readers; it was said 0 times',
    "test_red_there_before": '"#box" is to be seen before the action',
    "test_red_nothing_expected": "give visible=…, or announced=…",
    "test_red_frozen_too_late": "call frozen_clock before page.goto",
    "test_red_left_the_page": "the action left the page",
    "test_red_name_leads_out": "not a name for a snapshot",
    "test_red_no_time": '"soon" is not a time',
}


@pytest.fixture
def project(tmp_path):
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "site.html").write_text(SITE, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    return tmp_path


def run(project, *arguments):
    """Run pytest there with the plugin as it is installed; where it is not, by its name."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rf", *arguments],
        cwd=project,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
        timeout=240,
    )
    return done.returncode, done.stdout + done.stderr


def test_pictures_and_motion_are_missed_approved_kept_and_found_changed(project):
    (project / "test_shop.py").write_text(PICTURES, encoding="utf-8")
    code, said = run(project)
    assert code == 1
    assert "there is no approved picture" in said
    assert "there is no approved motion" in said
    assert 'run: pytest "test_shop.py::test_home" --nod-approve' in said
    assert "Traceback" not in said
    assert not (project / "__snapshots__").exists()

    code, said = run(project, "--nod-approve", "-n", "2")
    assert code == 0, said
    files = sorted(path for path in (project / "__snapshots__").rglob("*") if path.is_file())
    assert [path.name for path in files] == ["home.png", "test_box.png", "toast.motion.json"]
    assert re.fullmatch(r"chromium-\d+-\w+", files[0].parent.parent.name)
    before = {path: path.read_bytes() for path in files}

    assert run(project)[0] == 0
    assert {path: path.read_bytes() for path in files} == before

    (project / "site.html").write_text(
        SITE.replace("200ms", "320ms").replace("rebeccapurple", "teal"), encoding="utf-8"
    )
    files[1].write_bytes(before[files[1]][:60])
    code, said = run(project)
    assert code == 1
    assert "1,600 pixels differ" in said
    assert "200 ms → 320 ms" in said
    evidence = sorted(path.name for path in (project / "test-results").rglob("*.png"))
    assert {"home.now.png", "home.difference.png"} <= set(evidence)
    assert "this approved picture is broken" in said
    assert "Traceback" not in said
    assert run(project, "--nod-approve", "-k", "box")[0] == 0


def test_feedback_is_timed_and_each_failure_says_why(project):
    (project / "test_feedback.py").write_text(FEEDBACK, encoding="utf-8")
    code, said = run(project)
    assert code == 1
    failed = dict(re.findall(r"^FAILED test_feedback.py::(\w+)(?: - )?(.*)$", said, re.MULTILINE))
    assert set(failed) == set(WHY), said
    assert {name: why for name, why in WHY.items() if why not in said} == {}
    assert "Traceback" not in said


def test_the_plugin_imports_nothing_heavy_until_it_is_used(project):
    (project / "conftest.py").unlink()
    (project / "test_none.py").write_text(
        "import sys\n\ndef test_none(assert_snapshot, frozen_clock):\n"
        "    heavy = {'playwright', 'numpy', 'PIL', 'pydantic', 'jinja2', 'click', 'yaml'}\n"
        "    assert heavy & set(sys.modules) == set()\n",
        encoding="utf-8",
    )
    code, said = run(project)
    assert code == 0, said
