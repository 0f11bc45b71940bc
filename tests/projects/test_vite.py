"""React, Vue, Svelte and no framework under Vite: typed, built, opened under the strictest policy, every family clicked."""

from __future__ import annotations

import pytest

from tests.browser.sites import site
from tests.projects.conftest import KINDS, tool

pytestmark = [pytest.mark.node, pytest.mark.slow]
JUDGES = {
    "react": ("tsc", "--noEmit"),
    "vanilla": ("tsc", "--noEmit"),
    "vue": ("vue-tsc", "--noEmit"),
    "svelte": ("svelte-check", "--output", "human", "--fail-on-warnings"),
}


@pytest.fixture(scope="session")
def built(projects):
    """The folder of each production build."""
    for folder in projects.values():
        done = tool("vite", "build", "--logLevel", "warn", within=folder)
        assert (done.code, done.out) == (0, "")
    return {kind: folder / "dist" for kind, folder in projects.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_page_says_compiles_under_strict_types(kind, projects):
    said = tool(*JUDGES[kind], within=projects[kind])
    assert (said.code, "" if said.code == 0 else said.out) == (0, "")


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_every_family_answers_under_a_strict_policy(kind, built, lab):
    with site(lab, built[kind]) as page:
        page.open("index.html")
        page.click("text=Save")
        page.run(300)
        assert page.seen("nod-toast >> text=Changes saved")
        bar = page.page.get_by_role("progressbar", name="Photos")
        assert bar.get_attribute("value") == "0"
        for _ in range(3):
            page.click("text=Add a photo")
        page.run(300)
        assert bar.get_attribute("value") == "3"
        page.click("text=Load")
        page.run(500)
        assert page.seen("nod-loading")
        page.run(2000)
        assert page.page.locator("li").all_text_contents() == ["Ada", "Grace"]
        page.click("text=Order")
        page.run(300)
        assert page.seen("nod-celebration >> text=Your first order")
        assert page.trouble == []
