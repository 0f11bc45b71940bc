"""A browser, a built kit and a stage, for tests of components in a real page.

``stage`` is the way in: ``stage.open(component, example, …)``, ``stage.start()`` (a trusted click on the trigger),
``stage.run(ms)``, ``stage.steps({"see": "toast"}, …)``; all else is on ``kit.verify.drive.Stage``.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from kit.promises import AnyStep
from kit.verify.drive import Stage
from kit.verify.scene import Scene
from kit.verify.steps import perform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.lab import Lab

_STEP: TypeAdapter[Any] = TypeAdapter(AnyStep)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


class TestStage(Stage):
    """A stage that is told what to open in the words of a test."""

    __test__ = False

    def __init__(self, lab: Lab, *, frozen: bool) -> None:
        super().__init__(lab, frozen=frozen)
        self.kit = lab.kit

    def open(self, component: str | Scene, example: str = "", **circumstances: Any) -> TestStage:
        if isinstance(component, Scene):
            super().open(component)
            return self
        first = self.kit.component(component).examples[0].name
        super().open(Scene(component, example or first, **circumstances))
        return self

    @contextmanager
    def refused(self, *paths: str) -> Iterator[None]:
        """Let files never arrive for as long as the block runs; glob patterns, as of Playwright's routes."""
        self.evaluate("stage.landed = () => {}")  # the stage itself would wait for them
        for path in paths:
            self.page.route(path, lambda route: route.abort())
        try:
            yield
        finally:
            for path in paths:
                self.page.unroute(path)

    def steps(self, *steps: dict[str, Any]) -> None:
        """Run steps written as in a spec; a broken one fails the test with what was expected and seen."""
        for step in steps:
            perform(_STEP.validate_python(step), self, self.kit)


@pytest.fixture
def stage(lab: Lab) -> TestStage:
    """A stage where time stands still until the test lets it run."""
    return TestStage(lab, frozen=True)


@pytest.fixture
def live_stage(lab: Lab) -> TestStage:
    """A stage where time runs; for what is about real frames."""
    return TestStage(lab, frozen=False)
