"""What a check gets: one case, stages to open scenes on, and one showing of the example that all may look at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from kit.verify.boxes import boxes
from kit.verify.drive import NARROW, Stage
from kit.verify.lab import VIEWPORT
from kit.verify.quiet import hush
from kit.verify.scene import Scene
from kit.verify.showing import SHOWN_MS, show

if TYPE_CHECKING:
    from kit.verify.boxes import Boxes
    from kit.verify.built import Component, Example
    from kit.verify.findings import Case
    from kit.verify.lab import Lab
    from kit.verify.quiet import Quiet
    from kit.verify.samples import Samples
    from kit.verify.showing import Showing
    from kit.verify.stay import Stay
    from kit.verify.timeline import Timeline


class Session:
    """One case under verification. Stages are shared: whoever opens a scene has it until the next one opens."""

    def __init__(self, lab: Lab, case: Case, cpu: float = 1) -> None:
        self.case = case
        self.kit = lab.kit
        self.stage = Stage(lab)
        self.live = Stage(lab, frozen=False)
        self.cpu = cpu
        self.timelines: list[Timeline] = []  # what a check notes of what happened meanwhile
        self.samples: list[Samples] = []  # and the times that it measured
        self.timed: dict[tuple[str, float], list[float]] = {}  # for the check that asks for them next
        self._rests: Scene | None = None

    @property
    def component(self) -> Component:
        """The case's component."""
        return self.kit.component(self.case.component)

    @property
    def example(self) -> Example:
        """The case's example."""
        return self.component.example(self.case.example)

    def scene(self, **changes: Any) -> Scene:
        """Return the case's scene, changed in some circumstances."""
        case = self.case
        return Scene(case.component, case.example, **{"theme": case.theme, "mode": case.mode, **changes})

    def open(self, **changes: Any) -> Stage:
        """Open the case's scene on the frozen stage; the showing, which needs the same stage, has been made before."""
        _ = self.showing
        return self.stage.open(self.scene(**changes))

    @property
    def stay(self) -> Stay:
        """One stay of the example, from its click until it has left by itself, or for a minute."""
        stay = self.showing.stay
        assert stay is not None  # noqa: S101 - who asks applies only where it was watched
        return stay

    @cached_property
    def showing(self) -> Showing:
        """One showing, made when it is first asked for."""
        return show(self)

    @cached_property
    def mirrored(self) -> Boxes:
        """Where the parts stand from right to left."""
        return boxes(self.resting(direction="rtl"))

    @cached_property
    def quiet(self) -> Quiet:
        """One showing with reduced motion, in a browser without ``ariaNotify``."""
        return hush(self)

    def resting(self, **changes: Any) -> Stage:
        """Return a stage with the case's scene ``SHOWN_MS`` after its click, changed in some circumstances.

        It is the one of the check before where that is the same: who has it puts back what it changes, or says that
        it is disturbed. What stands in the page as markup gets no click. The plain scene begins in a narrow window.
        """
        _ = self.showing
        scene = self.scene(**changes)
        if self._rests is None or self.stage.scene is not self._rests or scene != self._rests:
            stage = self.stage.open(scene, VIEWPORT if changes else NARROW)
            if scene.via == "call":
                stage.start()
            stage.run(SHOWN_MS)
            stage.page.set_viewport_size(VIEWPORT)
            self._rests = scene
        return self.stage

    def disturbed(self) -> None:
        """Say that the resting stage is not any more as it was."""
        self._rests = None
