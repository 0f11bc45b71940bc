"""The component's own promises: the sentences of its spec, step by step."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from kit.verify.drive import Unable
from kit.verify.findings import Breach
from kit.verify.latency import Limits, best_round, words
from kit.verify.steps import Broken, perform
from kit.verify.timeline import Recorder, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.promises import Promise
    from kit.verify.scene import Scene
    from kit.verify.session import Session

NORM = "promises"
LEVEL = "must"
SAYS = "The component keeps what its spec promises."
SOURCE = "the component's spec"
HOW = "The example is shown by a trusted click on a frozen clock; then the steps run in order."
SURE = "exact"


def applies(session: Session) -> bool:
    """Leading cases whose example the spec promises something about: a theme cannot change when things happen."""
    return session.case.leading and bool(_own(session))


def promises(session: Session) -> tuple[str, ...]:
    """Return the spec's sentences about this example."""
    return tuple(promise.says for promise in _own(session))


def run(session: Session) -> Iterator[Breach]:
    """Yield the first broken step of each promise."""
    for promise in _own(session):
        try:
            _keep(promise, session)
        except Broken as broken:
            yield Breach(broken.expected, broken.seen, promise.says)
        except Unable as unable:
            yield Breach("each step can be done", str(unable), promise.says)


def _own(session: Session) -> list[Promise]:
    return [promise for promise in session.component.promises if promise.example == session.example.name]


def _keep(promise: Promise, session: Session) -> None:
    mode = session.case.mode if promise.mode == "light" else promise.mode
    scene = session.scene(mode=mode, motion=promise.motion, options=promise.options)
    stage = session.stage.open(scene).start()
    recorder = Recorder()
    try:
        for number, step in enumerate(promise.steps, start=1):
            recorder.step(stage, step)
            _step(step, number, session, scene)
    except Broken as broken:
        recorder.broken(stage, f"saw {broken.seen}")
        session.timelines.append(
            Timeline(session.case, NORM, promise.says, kept=False, moments=recorder.moments(stage))
        )
        raise
    session.timelines.append(Timeline(session.case, NORM, promise.says, kept=True, moments=recorder.moments(stage)))


def _step(step: Any, number: int, session: Session, scene: Scene) -> None:
    if step.verb == "within":
        samples = best_round(session.live, scene, (step.see,), Limits(step.time))[step.see]
        if median(samples) > step.time:
            raise Broken(f"{step.see} within {step.time} ms", words(samples))
        return
    try:
        perform(step, session.stage, session.kit)
    except Broken as broken:
        raise Broken(f"step {number}, {step.verb}: {broken.expected}", broken.seen) from broken
    except Unable as unable:
        raise Broken(f"step {number}, {step.verb}: that it can be done", str(unable)) from unable
