"""A page of somebody's own, open in a browser: where time stands still between the steps, or where it runs."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from kit.errors import KitError
from kit.verify.clock import freeze
from kit.verify.drive import Stage, Unable, is_fatal
from kit.verify.lab import VIEWPORT
from kit.verify.outside import script
from kit.verify.scene import Scene
from kit.verify.stage import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Request

    from kit.verify.own.promises import PagePromise, Pledge

# How long an answer of the page's server may take, in real time, before the step goes on without it.
_PATIENCE_S = 10
# People do nothing in a page's first second; by then its live regions stand.
_STANDS_MS = 1_000
_ENDLESS = frozenset({"eventsource", "websocket", "media", "ping", "texttrack"})
_LEFT = ("Execution context was destroyed", "Cannot find context", "navigat")
_REFUSED = 400


@dataclass
class Traffic:
    """The requests of a page that have not been answered yet; streams, which never end, are not waited for."""

    open: set[Request] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        """Follow a page's requests from now on."""
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def _begin(self, request: Request) -> None:
        if request.resource_type not in _ENDLESS:
            self.open.add(request)

    def _end(self, request: Request) -> None:
        self.open.discard(request)


class Visit(Stage):
    """A page as a stage: steps find things by the names and selectors of a promises file."""

    own = "body"

    def __init__(self, context: BrowserContext, parts: dict[str, str], *, frozen: bool) -> None:
        self.frozen = frozen
        self.scene: Scene | None = None
        self.errors: list[str] = []
        self.passed = 0
        self._parts = parts
        self._traffic = Traffic()
        self._page = context.new_page()
        self._page.on("pageerror", lambda error: self.errors.append(str(error)))
        self._traffic.watch(self._page)

    def visit(self, address: str) -> Visit:
        """Open the page, and let it stand for a second. KitError where there is none."""
        from playwright.sync_api import Error

        fix = "start the server that has it, or name another address with --url"
        try:
            answer = self.page.goto(address)
        except Error as error:
            raise KitError(f"the page cannot be opened: {_first(error)}", given=address, fix=fix) from error
        if answer is not None and answer.status >= _REFUSED:
            raise KitError(f"the page cannot be opened: the server answers {answer.status}", given=address, fix=fix)
        self.settle()
        if self.frozen:
            self.run(_STANDS_MS)
            self.passed = 0
        self.evaluate("() => { nodWatch.log.length = 0; }")
        self.errors.clear()
        return self

    def run(self, milliseconds: int) -> None:
        """Let time pass on the frozen clock; answers of the server come in real time, between the steps.

        By Playwright's own clock: it goes on in the next page, where a step leads to one.
        """
        from playwright.sync_api import Error

        try:
            self.page.clock.run_for(milliseconds)
        except Error as error:  # what a timer of the page throws arrives here
            self.errors.append(_first(error))
        self.settle()
        self.passed += milliseconds

    def settle(self) -> None:
        """Let the server answer, promises go on and movement end, all until it is quiet."""
        before = time.monotonic()
        while True:
            self.evaluate("nodWatch.frames(2)")
            if self.frozen:
                self.evaluate("nodWatch.settle()")
            if not self._traffic.open or time.monotonic() - before > _PATIENCE_S:
                return

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Evaluate JavaScript in the page, or in the next one where the page is just being left."""
        from playwright.sync_api import Error

        for _ in range(3):
            try:
                self.page.evaluate(own_script(), self._parts)
                return self.page.evaluate(script, argument)
            except Error as error:
                if is_fatal(error):
                    raise
                if not any(word in str(error) for word in _LEFT):
                    raise Unable(_first(error)) from error
                self.page.wait_for_load_state("load")
        raise Unable("the page leaves again and again")

    def fill(self, target: str, text: str) -> None:
        """Type into a field as a person does, over what stands in it."""
        self.click(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.settle()

    def moves(self, target: str) -> list[dict[str, Any]]:
        """Return what moved so far in all that a name finds."""
        found: list[dict[str, Any]] = json.loads(self.evaluate("(name) => nodOutside.keyframes(name)", target))
        return found

    def first_frame(self, act: Any, target: str) -> float:
        """Act, and return how many ms after the input the target was painted; ``inf`` where it was not within 3 s."""
        how = {"selector": self._parts.get(target, target), "words": "", "patience": 3_000}
        self.evaluate("(how) => nodOutside.arm(how)", how)
        act()
        self.evaluate("nodOutside.over()")
        shown = self.evaluate("nodOutside.answer.shown")
        return float("inf") if shown is None else float(shown)


@contextmanager
def visiting(browser: Browser, pledge: Pledge, url: str, *, frozen: bool = True) -> Iterator[Visit]:
    """Open a promise's page in a context of its own, as a first visit, for as long as the block runs."""
    promise = pledge.promise
    context = browser.new_context(viewport=VIEWPORT, **_media(promise))
    context.set_default_timeout(_PATIENCE_S * 1_000)
    context.add_init_script(script(frozen=frozen))
    if frozen:
        freeze(context)
    try:
        yield Visit(context, pledge.parts, frozen=frozen).visit(urljoin(url, promise.at))
    finally:
        if browser.is_connected():
            context.close()


def own_script() -> str:
    """Return the function that teaches a document the names of a promises file."""
    return (PAGE / "own.js").read_text(encoding="utf-8")


def _media(promise: PagePromise) -> dict[str, Any]:
    media = Scene("", "", mode=promise.mode, motion=promise.motion).media
    return {**media, "forced_colors": "none"}


def _first(error: Exception) -> str:
    return str(error).splitlines()[0].removeprefix("Page.goto: ").removeprefix("Page.evaluate: ")
