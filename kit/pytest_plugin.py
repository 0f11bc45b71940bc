"""The pytest plugin: pictures, motion and feedback of any page that Playwright for Python drives (docs/pytest.md).

pytest imports this in every run of every project that has nodkit, so it imports nothing but pytest by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from kit.snapshots.outside import Shelf
    from kit.verify.outside import FrozenClock

_TIME = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("nodkit", "pictures and motion (nodkit)")
    group.addoption(
        "--nod-approve", action="store_true", help="Make pictures and motion as they are now the approved ones."
    )
    group.addoption(
        "--nod-evidence",
        metavar="DIR",
        default="test-results/nodkit",
        help="Where pictures that changed go. [default: test-results/nodkit]",
    )


class Nod:
    """What the fixtures of one test share: where its snapshots are, and which pages have a frozen clock."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._node: pytest.Item = request.node
        self._config = request.config
        self._clocks: dict[Page, FrozenClock] = {}

    def freeze(self, page: Page) -> FrozenClock:
        """Freeze the time of a page that is not open yet; where it is frozen, return its clock."""
        from kit.verify.outside import FrozenClock

        _synchronous(page)
        if page not in self._clocks:
            self._clocks[page] = _try(lambda: FrozenClock(page))
        return self._clocks[page]

    def compare_picture(self, target: Page | Locator, name: str | None, mask: Sequence[Locator]) -> None:
        """Fail where the target looks other than approved; with --nod-approve, approve it."""
        from kit.snapshots import outside

        _synchronous(target)
        shelf, file = self._file(_page(target), name, ".png")
        if self._config.getoption("--nod-approve"):
            _try(lambda: outside.approve_picture(target, mask, file))
        elif found := _try(lambda: outside.picture_faults(target, mask, file, shelf.evidence)):
            self._fail(file, found, f"look at {shelf.evidence / f'{file.stem}.now.png'}; if it is right, ")

    def compare_motion(self, locator: Locator, name: str | None, action: Callable[[], object] | None) -> None:
        """Act, then fail where the locator moves other than approved; with --nod-approve, approve it."""
        from kit.snapshots import outside
        from kit.verify.outside import moves_of, watch

        _synchronous(locator)
        watch(locator.page)
        if action is not None:
            action()
        moves = _try(lambda: moves_of(locator, self._clocks.get(locator.page)))
        _, file = self._file(locator.page, name, ".motion.json")
        if self._config.getoption("--nod-approve"):
            outside.approve_motion(moves, file)
        elif found := _try(lambda: outside.motion_faults(moves, file)):
            self._fail(file, found, "if it is right, ")

    def expect(self, page: Page, action: Callable[[], object] | Locator, **expected: Any) -> None:
        """Act, then fail where the expected answer is missing or late."""
        from kit.verify.outside import Expected, faults

        _synchronous(page)
        if not (expected["visible"] or expected["announced"]):
            pytest.fail(
                "gives_feedback needs to know what to expect\n  fix: give visible=…, or announced=…", pytrace=False
            )
        act = action if callable(action) else action.click
        answer = Expected(_milliseconds(expected["within"]), expected["visible"], expected["announced"] or "")
        if found := _try(lambda: faults(page, act, answer, self._clocks.get(page))):
            pytest.fail("\n".join(found), pytrace=False)

    def _file(self, page: Page, name: str | None, suffix: str) -> tuple[Shelf, Path]:
        from kit.snapshots.outside import Shelf, surroundings

        test = self._node.path
        called = name or re.sub(r"[^\w .,=-]+", "-", self._node.name).strip("-. ")
        folder = test.parent / "__snapshots__" / _try(lambda: surroundings(page)) / test.stem
        evidence = self._config.rootpath / self._config.getoption("--nod-evidence") / test.stem
        shelf = Shelf(folder, evidence)
        return shelf, _try(lambda: shelf.file(called, suffix))

    def _fail(self, file: Path, found: list[str], first: str) -> NoReturn:
        place = file.relative_to(self._node.path.parent)
        said = "\n  ".join(found)
        pytest.fail(f'{place}: {said}\n  fix: {first}run: pytest "{self._node.nodeid}" --nod-approve', pytrace=False)


@pytest.fixture
def nod(request: pytest.FixtureRequest) -> Nod:
    """Return what the other fixtures of this test share."""
    return Nod(request)


@pytest.fixture
def assert_snapshot(nod: Nod) -> Callable[..., None]:
    """Compare a page or a locator with its approved picture: ``assert_snapshot(page, "home", mask=[clock])``."""

    def check(target: Page | Locator, name: str | None = None, *, mask: Sequence[Locator] = ()) -> None:
        __tracebackhide__ = True
        nod.compare_picture(target, name, mask)

    return check


@pytest.fixture
def assert_motion(nod: Nod) -> Callable[..., None]:
    """Compare how a locator moves with its approved motion: ``assert_motion(toast, action=save.click)``."""

    def check(locator: Locator, name: str | None = None, *, action: Callable[[], object] | None = None) -> None:
        __tracebackhide__ = True
        nod.compare_motion(locator, name, action)

    return check


@pytest.fixture
def gives_feedback(nod: Nod) -> Callable[..., None]:
    """Time the answer to an action: ``gives_feedback(page, save.click, within="100ms", visible=".toast")``."""

    def check(
        page: Page,
        action: Callable[[], object] | Locator,
        within: str | int = "100ms",
        *,
        visible: str | Locator | None = None,
        announced: str | None = None,
    ) -> None:
        __tracebackhide__ = True
        nod.expect(page, action, within=within, visible=visible, announced=announced)

    return check


@pytest.fixture
def frozen_clock(nod: Nod) -> Callable[[Page], FrozenClock]:
    """Freeze the time of a page that is not open yet, and run it by hand: ``clock.run(5999)``."""
    return nod.freeze


def _try(do: Callable[[], Any]) -> Any:
    """Do something; what a person has to mend fails the test with its sentence, not with a traceback of ours."""
    from kit.errors import KitError

    __tracebackhide__ = True
    try:
        return do()
    except KitError as error:
        reason = str(error)
    except ImportError as error:
        reason = f'{error.name} is missing\n  fix: install nodkit with its extra: pip install "nodkit[verify]"'
    return pytest.fail(reason, pytrace=False)


def _page(target: Page | Locator) -> Page:
    from playwright.sync_api import Locator

    return target.page if isinstance(target, Locator) else target


def _synchronous(target: object) -> None:
    if "async_api" in type(target).__module__:
        pytest.fail("nodkit drives Playwright's sync API\n  fix: use playwright.sync_api in this test", pytrace=False)


def _milliseconds(time: str | int) -> int:
    """Read ``"100ms"``, ``"1.5s"``, or a number of milliseconds."""
    if isinstance(time, int):
        return time
    if found := _TIME.fullmatch(time):
        return round(float(found[1]) * (1000 if found[2] == "s" else 1))
    return pytest.fail(f'"{time}" is not a time\n  fix: write it as "100ms" or "1s"', pytrace=False)
