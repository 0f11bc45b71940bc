"""A page's clock that stands still, and how time passes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

How = Literal["run_for", "fast_forward"]


def freeze(where: BrowserContext | Page) -> None:
    """Let time stand still from the first moment of each document that is opened from now on.

    Paused only, not installed before: what passes between the two calls would be on every page's clock, some ms that
    are others each time, and with them the grid on which frames come.
    """
    where.clock.pause_at(1)


def pass_time(page: Page, milliseconds: int, how: How = "run_for") -> str:
    """Let time pass, and then all that is due happen; return what a timer of the page threw, '' where none did.

    In one call to the page. Playwright's own does more: it is kept, and played to every document that comes later, so
    that a page that is used for one scene after the other gets slower with all that passed in it. Here each document
    begins at the beginning.

    ``fast_forward`` fires each timer that is due once, at the end, as after a machine has slept.
    """
    from playwright.sync_api import Error

    problem = page.evaluate("([ms, how]) => nodWatch.pass(ms, how)", [milliseconds, how])
    if problem is not None:
        return str(problem)
    try:  # this Playwright keeps its clock elsewhere
        getattr(page.clock, how)(milliseconds)
    except Error as error:
        return str(error).splitlines()[0]
    finally:
        page.evaluate("nodWatch.settled()")
    return ""
