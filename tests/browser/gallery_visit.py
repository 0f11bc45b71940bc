"""Visits to a gallery: a page under the strict headers, and all that the browser had to say against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from kit.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from kit.verify.lab import Lab

expect.set_options(timeout=30_000)  # machines are busy
REPORTS = "addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI))"


def export(folder: Path, *arguments: str) -> None:
    """Write a static gallery."""
    with pytest.raises(SystemExit) as ended:
        main(["gallery", "--export", str(folder), *arguments])
    assert not ended.value.code


class Visit:
    """A page of the gallery; ``complaints`` is all that the browser had to say against it."""

    def __init__(self, lab: Lab, address: str, **context: Any) -> None:
        self.address = address
        self.context = lab._browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
        self.context.set_default_timeout(60_000)  # the page is large, and machines are busy
        self.page: Page = self.context.new_page()
        self.page.add_init_script(REPORTS)
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: said.type in {"error", "warning"} and self.complaints.append(said.text))
        self.page.on("response", lambda got: got.status >= 400 and self.complaints.append(got.url))

    def open(self, query: str = "") -> Page:
        self.page.goto(f"{self.address}/index.html{query}")
        return self.page


def visits(lab: Lab, address: str) -> Iterator[Any]:
    """Yield a function that starts a visit; afterwards nothing may have been said against any."""
    made: list[Visit] = []

    def start(**context: Any) -> Visit:
        made.append(Visit(lab, address, **context))
        return made[-1]

    yield start
    for each in made:
        each.context.close()
        assert each.complaints == []


def inspector(page: Page) -> Locator:
    """Wait for the inspector, and return it."""
    page.wait_for_selector("dialog[open]")
    return page.get_by_role("dialog")


def whole(page: Page) -> Page:
    """Lay out and wake up what is far away too, which else waits until it comes near."""
    page.evaluate(
        """async () => { for (const { style, dataset } of document.querySelectorAll("[data-component]")) {
          style.contentVisibility = "visible"; await import(`./define/${dataset.component}.js`); } }"""
    )
    return page


def root(page: Page, name: str) -> str | None:
    """Return an attribute of the page's root."""
    return page.locator("html").get_attribute(name)
