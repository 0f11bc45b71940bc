"""One browser and one server for a kit, and the pages in it: one where time is frozen, one where it runs."""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from kit.browser import launch, launch_flags
from kit.errors import KitError
from kit.verify.clock import freeze
from kit.verify.server import serve
from kit.verify.stage import watch_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize

    from kit.verify.built import BuiltKit

VIEWPORT: ViewportSize = {"width": 1024, "height": 720}
# Playwright replays a page's whole past of clock calls in each new document, so a page is not used for ever.
_MOST_OPENINGS = 60
_PATIENCE_MS = 10_000
_CONNECT_MS = 15_000
AXE = "/-/axe.js"


class Lab:
    """Hands out pages of a browser. Both kinds are used again for one scene after the other, for speed."""

    def __init__(self, browser: Browser, kit: BuiltKit, address: str) -> None:
        self.kit = kit
        self.address = address
        self._browser = browser
        self._pages: dict[bool, _Used] = {}

    def page(self, *, frozen: bool) -> Page:
        """Return a page to open a scene in: with its clock paused, or with a running one."""
        used = self._pages.get(frozen)
        if used is None or used.openings >= _MOST_OPENINGS or used.page.is_closed():
            if used is not None:
                used.context.close()
            used = self._pages[frozen] = _Used(self._context(frozen=frozen, paused=frozen))
        used.openings += 1
        return used.page

    @contextmanager
    def context(self, *, frozen: bool, size: ViewportSize) -> Iterator[BrowserContext]:
        """Give a context of its own, with a paused clock, for as long as the block runs.

        With ``frozen`` movement takes no time; without, it stands where it is put.
        """
        context = self._context(frozen=frozen, paused=True, size=size)
        try:
            yield context
        finally:
            if self._browser.is_connected():
                context.close()

    def _context(self, *, frozen: bool, paused: bool, size: ViewportSize = VIEWPORT) -> BrowserContext:
        context = self._browser.new_context(viewport=size, reduced_motion="no-preference")
        context.set_default_timeout(_PATIENCE_MS)
        context.add_init_script(watch_script(frozen=frozen))  # before the clock, to keep the browser's own frames
        if paused:
            freeze(context)
        return context

    def close(self) -> None:
        """Close the pages; the browser belongs to whoever started it."""
        for used in self._pages.values():
            used.context.close()
        self._pages.clear()


class _Used:
    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page = context.new_page()
        self.openings = 0


@contextmanager
def open_lab(
    kit: BuiltKit, pages: Mapping[str, Callable[[str], str]] | None = None, connect: str = ""
) -> Iterator[Lab]:
    """Start a browser and a server for as long as the block runs. KitError where either does not start.

    ``pages`` are composed pages beside the stage: path -> function of the query string. ``connect`` as below.
    """
    with open_browser(connect) as browser, lab_in(browser, kit, pages) as lab:
        yield lab


@contextmanager
def lab_in(browser: Browser, kit: BuiltKit, pages: Mapping[str, Callable[[str], str]] | None = None) -> Iterator[Lab]:
    """Serve a kit to a browser that runs already; ``pages`` as in ``open_lab``."""
    with serve(kit, {AXE: _axe, **(pages or {})}) as server:
        lab = Lab(browser, kit, server.address)
        try:
            yield lab
        finally:
            if browser.is_connected():
                lab.close()


@contextmanager
def open_browser(connect: str = "") -> Iterator[Browser]:
    """Start a browser for as long as the block runs; ``connect`` is a Playwright server that has it."""
    api: Any = _playwright()
    with api.sync_playwright() as playwright:
        try:
            browser = _remote(playwright, connect) if connect else launch(playwright)
        except api.Error as error:
            first = str(error).splitlines()[0]
            if connect:
                fix = f"start one of the same version ({_version()}) there: python -m playwright run-server --unsafe"
                raise KitError(f"no browser can be had from there: {first}", given=connect, fix=fix) from error
            raise KitError(f"the browser does not start: {first}", fix="look with `nodkit doctor`") from error
        try:
            yield browser
        finally:
            if browser.is_connected():
                browser.close()


def _remote(playwright: Playwright, address: str) -> Browser:
    """Ask for a browser with our flags; it reaches this machine's servers through the connection itself."""
    options = json.dumps({"args": launch_flags(), "headless": True})
    headers = {"x-playwright-launch-options": options, "x-playwright-browser": "chromium"}
    return playwright.chromium.connect(address, headers=headers, expose_network="<loopback>", timeout=_CONNECT_MS)


def _version() -> str:
    from importlib.metadata import version

    return version("playwright")


@cache
def _axe(query: str) -> str:
    """Return the script of axe-core. A page that imports it gets it from the browser's cache, not by the driver."""
    del query
    from axe_playwright_python.base import AXE_FILE_PATH

    return str(AXE_FILE_PATH.read_text(encoding="utf-8"))


def _playwright() -> Any:
    try:
        from playwright import sync_api
    except ImportError as error:
        fix = 'install nodkit with its extra: pip install "nodkit[verify]"'
        raise KitError("Playwright is missing", fix=fix) from error
    return sync_api
