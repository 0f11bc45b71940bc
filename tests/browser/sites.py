"""Plain folders on a strict static server, opened in the browser of the session; for pages that are not the stage."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kit.verify.clock import freeze
from kit.verify.server import serve
from kit.verify.stage import watch_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, Page

    from kit.verify.lab import Lab


class Site:
    """A page in a folder of files, where time stands still until ``run``. ``trouble`` is all that it complained about."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self._said: list[str] = []
        page.on("pageerror", lambda error: self._said.append(str(error)))
        page.on("console", self._hear)

    def open(self, path: str) -> Site:
        self.page.goto(f"{self.address}/{path}")
        return self

    def run(self, milliseconds: int) -> None:
        self.page.clock.run_for(milliseconds)
        self.page.evaluate("nodWatch.settle()")

    def click(self, selector: str) -> None:
        self.page.click(selector)
        self.page.evaluate("nodWatch.settle()")

    def seen(self, selector: str) -> bool:
        return self.page.locator(selector).first.is_visible()

    def until(self, expression: str) -> None:
        """Wait in real time, since what is fetched comes in real time, until something is so; 10 s at the most.

        Playwright's own way has the page judge the words again and again, which a strict policy forbids.
        """
        end = time.monotonic() + 10
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, expression
            self.page.evaluate("nodWatch.settle()")

    @property
    def trouble(self) -> list[Any]:
        """Errors, what the console said of them, and reports of the content security policy."""
        reports = self.page.evaluate('nodWatch.log.filter(({ kind }) => kind === "report" || kind === "error")')
        return [*self._said, *reports]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.location["url"].endswith("/favicon.ico"):
            self._said.append(message.text)


@contextmanager
def site(lab: Lab, folder: Path, **circumstances: Any) -> Iterator[Site]:
    """Serve a folder under the strict headers and give a page on it; ``circumstances`` are those of a browser context."""
    circumstances.setdefault("viewport", {"width": 1024, "height": 720})
    with serve(replace(lab.kit, root=folder.resolve())) as server:
        context = lab._browser.new_context(**circumstances)
        context.set_default_timeout(10_000)
        context.add_init_script(watch_script(frozen=True))
        freeze(context)
        try:
            yield Site(context.new_page(), server.address)
        finally:
            context.close()
