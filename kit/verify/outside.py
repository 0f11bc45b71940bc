"""Watching a page of somebody else: what moved in it, and how soon an action was answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.verify.clock import freeze
from kit.verify.stage import PAGE, watch_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

# Norm S1: a region stands this long before words come into it, or nobody hears them.
STOOD_MS = 50
# How long words may take, and how long to wait for what is late, to say how late it is.
PATIENCE_MS = 1_000


@dataclass(frozen=True)
class Expected:
    """What has to follow an action: to see (a CSS selector, or a locator), and to hear."""

    within: int
    visible: str | Locator | None = None
    announced: str = ""


@cache
def script(*, frozen: bool) -> str:
    """Return the script that watches a page. Unlike on our stage, the page keeps what it had stored."""
    text = watch_script(frozen=frozen, own=True) + (PAGE / "outside.js").read_text(encoding="utf-8")
    return text.replace("globalThis.stage", "globalThis.nodOutside")


def watch(page: Page) -> None:
    """Watch a page from now on, where it is not watched already; live regions that stand are known then."""
    if not page.evaluate("Boolean(globalThis.nodOutside)"):
        page.evaluate(f"() => {{ {script(frozen=False)} }}")
    page.evaluate(_MEET)


def moves_of(locator: Locator, clock: FrozenClock | None) -> list[dict[str, Any]]:
    """Return how a thing, and all in it, moved since its page is watched, as ``kit.snapshots.motion`` has it."""
    page = locator.page
    if not page.evaluate("Boolean(globalThis.nodOutside)"):
        fix = "wait for the next page, then call assert_motion with what moves there"
        raise KitError("the action left the page, and what moved with it is gone", fix=fix)
    if clock:
        clock.settle()
    else:
        page.evaluate("nodWatch.frames(2)")
    found: list[dict[str, Any]] = locator.evaluate("(element) => nodOutside.moves(element)")
    return found


class FrozenClock:
    """A page's time, which stands still until ``run``. Made before the page is opened; movement takes no time in it."""

    def __init__(self, page: Page) -> None:
        if page.url != "about:blank":
            raise KitError("the clock is frozen too late", given=page.url, fix="call frozen_clock before page.goto")
        self.page = page
        page.add_init_script(script(frozen=True))  # before the clock, to keep the browser's own frames
        freeze(page)

    def run(self, milliseconds: int) -> None:
        """Let time pass, then let all that is due happen."""
        self.page.clock.run_for(milliseconds)
        self.settle()

    def settle(self) -> None:
        """Let promises go on and movement end."""
        self.page.evaluate("nodWatch.settle()")


def faults(page: Page, act: Callable[[], object], expected: Expected, clock: FrozenClock | None) -> list[str]:
    """Act, and return what of the expected answer was missing or late, in words; empty where all came."""
    watch(page)
    if expected.visible is not None and _seen(page, expected.visible):
        return [f"{_name(expected.visible)} is to be seen before the action: that is no answer to it"]
    selector = expected.visible if isinstance(expected.visible, str) else ""
    patience = max(PATIENCE_MS, 3 * expected.within)
    page.evaluate(
        "(how) => nodOutside.arm(how)", {"selector": selector, "words": expected.announced, "patience": patience}
    )
    act()
    if not page.evaluate("Boolean(globalThis.nodOutside?.answer)"):
        return ["the action left the page: what the next page shows cannot be timed from here"]
    shown = _frozen(page, expected, clock) if clock else _live(page, expected, patience)
    said = page.evaluate("nodOutside.said(nodOutside.answer.since)")
    return [*_late(expected, shown), *(_unheard(expected.announced, said) if expected.announced else ())]


def _live(page: Page, expected: Expected, patience: int) -> float | None:
    """Return when it was seen, in ms after the input: in every frame by its selector, a locator as often as it goes."""
    if expected.visible is not None and not isinstance(expected.visible, str):
        passed, seen = 0.0, False
        while not seen and passed < patience:
            seen, passed = expected.visible.evaluate_all(_ASK)
        if expected.announced:
            page.evaluate("nodOutside.over()")
        return passed if seen else None
    page.evaluate("nodOutside.over()")
    shown: float | None = page.evaluate("nodOutside.answer.shown")
    return shown


def _frozen(page: Page, expected: Expected, clock: FrozenClock) -> float | None:
    """Return 0 where it is seen in the same task, the limit where by then, None where not even then."""
    clock.settle()
    shown = 0 if _visible(page, expected) else None
    clock.run(expected.within)
    if shown is None and _visible(page, expected):
        shown = expected.within
    if expected.announced and not page.evaluate("nodOutside.said(nodOutside.answer.since).length"):
        clock.run(max(0, PATIENCE_MS - expected.within))
    return shown


def _late(expected: Expected, shown: float | None) -> list[str]:
    if expected.visible is None or (shown is not None and shown <= expected.within):
        return []
    seen = f"after {shown:.0f} ms" if shown is not None else "not at all"
    return [f"expected to see {_name(expected.visible)} within {expected.within} ms; it was seen {seen}"]


def _unheard(words: str, said: list[dict[str, Any]]) -> list[str]:
    hits = [entry for entry in said if words in entry["words"]]
    if len(hits) != 1:
        told = f"{len(hits)} times; all that was said: {[entry['words'] for entry in said]}"
        return [f'expected "{words}" to be said once to screen readers; it was said {told}']
    (entry,) = hits
    why = unheard(entry)
    return [f'"{words}" {why}'] if why else []


def unheard(entry: dict[str, Any]) -> str:
    """Say why what was said is not heard by a screen reader, or may not be; "" where it is (norm S1)."""
    if entry["hidden"]:
        return f"is not heard: its region is {entry['hidden']}"
    if entry["path"] == "region" and not entry["alert"] and entry["age"] < STOOD_MS:
        stood = f"stood for {entry['age']:.0f} ms before its words came, not for {STOOD_MS}"
        return f"may not be heard: its region {stood}"
    return ""


def _visible(page: Page, expected: Expected) -> bool:
    return expected.visible is None or _seen(page, expected.visible)


def _seen(page: Page, what: str | Locator) -> bool:
    found = page.locator(what) if isinstance(what, str) else what
    return bool(found.evaluate_all("(elements) => nodOutside.seen(elements)"))


def _name(what: str | Locator) -> str:
    return f'"{what}"' if isinstance(what, str) else str(what)


_ASK = """async (elements) => {
  await nodOutside.painted();
  return [nodOutside.seen(elements), performance.now() - nodOutside.start()];
}"""
# Any change makes the watch look for live regions; so it knows those that stand already.
_MEET = """async () => {
  document.documentElement.toggleAttribute("data-nod-watched");
  for (let turn = 0; turn < 5; turn += 1) await null;
}"""
