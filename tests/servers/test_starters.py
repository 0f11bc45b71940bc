"""The starters of Python frameworks: baked, their workflow run, served as their README says, and clicked through."""

from __future__ import annotations

import pytest

from kit.project.starter import KINDS
from tests.servers.conftest import Visit, Way, serving
from tests.unit.commandline import run
from tests.workflows import steps_run

WAYS = {
    "django": Way("", ("manage.py", "runserver", "--noreload", "127.0.0.1:{port}"), "Starting development"),
    "fastapi": Way("", ("-m", "uvicorn", "--port={port}", "app:app"), "Uvicorn running on"),
    "flask": Way("", ("-m", "flask", "run", "--port={port}"), "Running on"),
}
PREFIX = "nod"


@pytest.fixture(scope="module", params=sorted(WAYS))
def shop(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    done = run("new", "project", "Kiln & <Clay>", "--kind", request.param, "--prefix", PREFIX, "--out", folder)
    assert (done.code, done.err) == (0, "")
    return folder / "kiln-clay", WAYS[request.param]


def test_every_step_of_its_workflow_runs(shop):
    folder, _ = shop
    said = steps_run(folder)
    assert [step.split()[0] for step in said] == ["pip", "python3", "pip", "nodkit", "nodkit", "nodkit"]
    assert "Ran 4 tests" in said["python3 -m unittest"]
    assert "promises kept" in said["nodkit verify toast"]
    assert (folder / "report" / "verify.html").is_file()


def test_every_moment_is_answered(shop, browser):
    with serving(shop[1], shop[0]) as address:
        context = browser.new_context(viewport={"width": 1024, "height": 900})
        context.set_default_timeout(8_000)
        visit = Visit(context.new_page(), address).open("/")
        page = visit.page
        page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        assert page.title() == "Kiln & <Clay>"
        page.get_by_role("button", name="Save profile").click()
        visit.toast("Profile saved")
        page.get_by_role("button", name="Pay 64.00").click()
        page.get_by_text("The card was declined.").wait_for()
        assert page.get_by_text("Use another card, or ask your bank.").is_visible()
        page.fill("#card", "4242 4242 4242 4242")
        page.get_by_role("button", name="Pay 64.00").click()
        page.locator("nod-celebration").get_by_text("Your first order is on its way").wait_for()
        visit.toast("Order placed")
        photo = {"name": "one.png", "mimeType": "image/png", "buffer": b"photo"}
        page.locator("nod-upload input[type=hidden]").evaluate_all("all => all.map((each) => each.remove())")
        with page.expect_response("**/photos") as answer:  # by the token that the page has, not only by the form's
            page.set_input_files("nod-upload input[type=file]", photo)
        assert answer.value.status == 200
        page.locator("nod-upload").get_by_text("one.png").wait_for()
        assert visit.trouble == []
        context.close()


def test_the_kinds_that_are_offered_are_those_that_are_tried():
    assert set(KINDS) == {"plain", "vite", *WAYS}
