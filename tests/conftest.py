"""What a test needs beside Python is either here, or the test says why it is skipped; in CI it fails instead."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from kit.verify.built import BuiltKit
    from kit.verify.lab import Lab

# No deadlines: a loaded machine is slow, not wrong. In CI the same cases come in each run.
settings.register_profile("kit", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.register_profile("fast", settings.get_profile("kit"), max_examples=15)
settings.load_profile("fast" if os.environ.get("NODKIT_FAST") else "kit")  # the inner loop draws fewer cases

NODE_TESTS = Path(__file__).resolve().parent / "node"


LONGEST_ID = 60  # characters of one value


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a value by its beginning: an id made of all its data is unreadable, and differs between workers where it holds a time."""
    return val[:LONGEST_ID] if isinstance(val, str) and len(val) > LONGEST_ID else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask a browser's test a second time in CI, and say so: see docs/decisions/0123-a-second-look-in-ci.md."""
    for item in items:
        if os.environ.get("CI") and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark, missing in NEEDS.items():
        if item.get_closest_marker(mark) and (reason := missing()):
            refuse(reason)


def refuse(reason: str) -> None:
    """Skip the test that runs, or fail it in CI, where nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI nothing is skipped", pytrace=False)
    pytest.skip(reason)


@cache
def node_missing() -> str:
    """Return what the validators lack, and how to get it; '' when they are here."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        return "there is no Node with npm: see nodejs.org"
    if not (NODE_TESTS / "node_modules").is_dir():
        return "the validators are not installed: run `npm ci` in tests/node"
    return ""


@cache
def browser_missing() -> str:
    """Return why no browser can be started; '' when one can."""
    from kit.browser import find_browser

    try:
        find_browser()
    except KitError as error:
        return str(error).replace("\n", "; ")
    return ""


NEEDS: dict[str, Callable[[], str]] = {"node": node_missing, "browser": browser_missing}


@pytest.fixture(scope="session")
def kit() -> Iterator[BuiltKit]:
    """All components in all themes, built as `nodkit build` does."""
    from kit.cli._common import built_kit
    from kit.verify.built import read_kit

    folder = built_kit([], [])
    yield read_kit(folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of the session: a second Playwright would find the first one's loop, and refuse to start."""
    from kit.verify.lab import open_browser

    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def lab(browser: Browser, kit: BuiltKit) -> Iterator[Lab]:
    """The browser, with a server for the kit."""
    from kit.verify.lab import lab_in

    with lab_in(browser, kit) as lab:
        yield lab
