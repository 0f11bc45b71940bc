"""A stage that is open in a page: what a person does on it, and what is to be seen and heard there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kit.verify.clock import pass_time
from kit.verify.lab import VIEWPORT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page, ViewportSize

    from kit.verify.clock import How
    from kit.verify.lab import Lab
    from kit.verify.scene import Scene

AWAY = (2, 2)
NARROW: ViewportSize = {"width": 320, "height": 256}


class Unable(Exception):
    """Something cannot be done or found on the stage, because of how the component is. Says what was seen."""


class Stage:
    """Opens scenes, one at a time, in the same page.

    On a frozen stage time passes by ``run`` alone, and movement takes none of it. After each act all that is due has
    happened: promises have gone on, finite animations have ended.
    """

    def __init__(self, lab: Lab, *, frozen: bool = True) -> None:
        self._lab = lab
        self.frozen = frozen
        self.scene: Scene | None = None
        self.errors: list[str] = []
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """The page in which the scene stands."""
        if self._page is None:
            raise Unable("no scene is open")
        return self._page

    def open(self, scene: Scene, size: ViewportSize = VIEWPORT) -> Stage:
        """Load the stage page of a scene; nothing is shown before ``start`` unless the scene is via html."""
        page = self._lab.page(frozen=self.frozen)
        if page is not self._page:
            self._page = page
            page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.errors.clear()
        self.scene = scene
        if page.viewport_size != size:
            page.set_viewport_size(size)
        page.mouse.move(*AWAY)
        page.emulate_media(**scene.media)
        page.goto(f"{self._lab.address}/-/stage?{scene.query}")
        if not self.evaluate("Boolean(globalThis.stage)"):
            said = [entry["message"] for entry in self.log("error")] + self.errors
            raise Unable(f"the component's module does not run: {'; '.join(said) or 'it did not load'}")
        return self

    def start(self) -> Stage:
        """Click the trigger with a trusted mouse: the example is shown."""
        self.click("trigger")
        return self

    def run(self, milliseconds: int) -> None:
        """Let time pass on the frozen clock, then let all that is due happen."""
        self._pass(milliseconds, "run_for")

    def sleep(self, milliseconds: int) -> None:
        """Let time pass as on a machine that sleeps: what is due in between happens once, at the end."""
        self._pass(milliseconds, "fast_forward")

    def _pass(self, milliseconds: int, how: How) -> None:
        if problem := pass_time(self.page, milliseconds, how):
            self.errors.append(problem)

    def settle(self) -> None:
        """Let promises go on and movement end; only where time is frozen."""
        if self.frozen:
            self.evaluate("nodWatch.settle()")

    def frames(self, count: int = 2) -> None:
        """Let the browser paint so many frames in real time; what it reports about layout is in the log then."""
        self.evaluate("(count) => nodWatch.frames(count)", count)

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Evaluate JavaScript in the page. ``Unable`` with the page's own message where it throws."""
        from playwright.sync_api import Error

        try:
            return self.page.evaluate(script, argument)
        except Error as error:
            if is_fatal(error):
                raise
            raise Unable(str(error).splitlines()[0]) from error

    def click(self, target: str) -> None:
        """Click a part in its middle, with a trusted mouse, where it is and not covered."""
        self.page.mouse.click(*self.spot(target))
        self.settle()

    def hover(self, target: str) -> None:
        """Rest the mouse on a part, or away from everything."""
        self.page.mouse.move(*(AWAY if target == "away" else self.spot(target)))
        self.settle()

    def focus(self, target: str) -> None:
        """Move the keyboard's focus to a part, or to the first thing in it that takes it."""
        took = self.evaluate(_FOCUS, [target, self.own])
        if not took:
            raise Unable(f"{target} takes no focus")
        self.settle()

    def press(self, key: str) -> None:
        """Press a key as a person does."""
        self.page.keyboard.press(key)
        self.settle()

    def call(self, method: str, *arguments: Any) -> None:
        """Call a method of the element made last; what it returns is not waited for."""
        self.evaluate("([method, given]) => { stage.last()[method](...given); }", [method, list(arguments)])
        self.settle()

    def show(self, options: Mapping[str, Any]) -> None:
        """Call the function once more, with these options, named as in JavaScript."""
        self.evaluate("(options) => { stage.show(options); }", dict(options))
        self.settle()

    def tab(self, to: str) -> None:
        """Hide the browser tab, or bring it back, as far as the page can tell."""
        self.evaluate(_TAB, to)
        self.settle()

    def log(self, kind: str = "") -> list[dict[str, Any]]:
        """Return what was logged since the page was opened: all, or one kind of entry."""
        text = self.evaluate("JSON.stringify(nodWatch.log)")
        entries: list[dict[str, Any]] = json.loads(text)
        return [entry for entry in entries if entry["kind"] == kind or not kind]

    def seen(self, target: str) -> bool:
        """Whether the component (the one made last) or a part of it is there for the eye."""
        return bool(self.evaluate("([name, own]) => nodLook.seen(nodLook.one(name, own))", [target, self.own]))

    @property
    def own(self) -> str:
        """The name of what is on the stage: what a step means that names nothing."""
        return self.scene.component if self.scene else ""

    def spot(self, target: str) -> tuple[float, float]:
        """Return where to click so that the click reaches a target."""
        spot = self.evaluate(_SPOT, [target, self.own])
        if "problem" in spot:
            raise Unable(f"{target} {spot['problem']}")
        return spot["x"], spot["y"]


def is_fatal(error: Exception) -> bool:
    """Whether the browser or the page is gone, so that no verdict about the component is possible."""
    return any(word in str(error) for word in ("has been closed", "crashed", "Connection closed", "net::ERR_"))


_SPOT = """([name, own]) => {
  const element = nodLook.one(name, own);
  return element ? nodLook.spot(element) : { problem: "is not in the page" };
}"""
_FOCUS = """([name, own]) => {
  const element = nodLook.one(name, own);
  for (const one of [element, ...(element?.querySelectorAll("*") ?? [])]) {
    one?.focus({ focusVisible: true });
    if (one && document.activeElement === one) return true;
  }
  return false;
}"""
_TAB = """(to) => {
  for (const [name, value] of [["visibilityState", to], ["hidden", to === "hidden"]])
    Object.defineProperty(document, name, { configurable: true, get: () => value });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
