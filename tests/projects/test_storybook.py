"""Storybook by its page alone: its commands, its two files, its build; then a story in the browser, in another mode, with actions."""

from __future__ import annotations

import json
import shlex

import pytest

from kit.library import built_in
from tests.loopback import folder_served
from tests.projects import pages
from tests.projects.conftest import HERE, tool
from tests.unit.commandline import run

pytestmark = [pytest.mark.node, pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def built(workshop, tmp_path_factory):
    """What `storybook build` makes of a project that followed the page."""
    folder = workshop / "stories"
    folder.mkdir()
    ours, theirs = pages.commands("storybook")
    assert set(theirs[3:]) <= set(json.loads((HERE / "package.json").read_text(encoding="utf-8"))["devDependencies"])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(*ours[1:], "--theme", "base").code == 0
    for path, text in pages.files("storybook").items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "package.json").write_text('{ "private": true, "type": "module" }\n', encoding="utf-8")
    home = str(tmp_path_factory.mktemp("home"))  # it keeps what it remembers of a person there
    done = tool("storybook", *shlex.split("build --output-dir out --disable-telemetry"), within=folder, HOME=home)
    assert done.code == 0, done.out
    return folder / "out"


def test_every_example_is_a_story(built):
    entries = json.loads((built / "index.json").read_text(encoding="utf-8"))["entries"]
    shelf = built_in()
    stories = [entry["importPath"] for entry in entries.values()]
    examples = {name: len(shelf.component(name).spec.examples) for name in shelf.component_names}
    assert {name: stories.count(f"./nod/stories/{name}.stories.js") for name in examples} == examples


def test_a_story_is_themed_plays_and_tells_its_events(built, browser):
    context = browser.new_context()
    page = context.new_page()
    trouble = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type in {"error", "warning"} else None)
    with folder_served(built) as address:
        page.goto(f"{address}/iframe.html?id=toasts-toast--loading&viewMode=story&globals=theme:base;mode:dark")
        page.locator("nod-toast").get_by_text("Invitation sent").wait_for()  # as the example plays
        assert page.evaluate("({ ...document.documentElement.dataset })") == {"nodTheme": "base", "nodMode": "dark"}
        page.click("nod-toast [data-part=close]")
        page.locator("nod-toast").wait_for(state="detached")
        told = page.evaluate("__STORYBOOK_ADDONS_CHANNEL__.last('storybook/actions/action-event')")
    context.close()
    assert (told[0]["data"]["name"], told[0]["data"]["args"]["how"]) == ("nod-dismissed", "button")
    assert trouble == []
