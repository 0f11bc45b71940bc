"""Time stands still while somebody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kit.verify.drive import Stage
    from kit.verify.session import Session

    Way = tuple[Callable[[Stage], None], Callable[[Stage], None]]

NORM = "T5"
LEVEL = "must"
SAYS = (
    "What leaves by itself waits while it is hovered, has focus inside, or is in a hidden tab, and then stays its rest."
)
SOURCE = "WCAG 2.2.1, 1.4.13"
HOW = (
    "Frozen clock: held for 60 s after a second, then let go; it leaves when the rest of its time is over, to the ms. "
    "One way after the other in one showing; where that fails, each in one of its own."
)
SURE = "exact"
HELD_MS = 60_000
BEFORE_MS = 1000


def applies(session: Session) -> bool:
    """Toasts that leave by themselves."""
    return session.case.leading and session.component.family == "toast"


def run(session: Session) -> Iterator[Breach]:
    """Yield a breach for each way of holding that does not hold, or not for exactly as long."""
    dwell = session.stay.dwell
    if dwell is None or dwell <= BEFORE_MS + 1:
        return
    ways = _ways(session)
    if not list(_held(session, ways, dwell)):
        return
    for way, how in ways.items():  # something does not hold: each alone says which
        yield from _held(session, {way: how}, dwell)


def _held(session: Session, ways: Mapping[str, Way], dwell: int) -> Iterator[Breach]:
    """Yield a breach where one of these ways, after each other, does not hold, or the rest is not exact after all."""
    stage = session.open().start()
    stage.run(BEFORE_MS)
    for way, (hold, release) in ways.items():
        hold(stage)
        stage.run(HELD_MS)
        if not _here(stage):
            yield Breach(f"it to stay while {way}", f"it gone within {HELD_MS // 1000} s")
            return
        release(stage)
    stage.run(dwell - BEFORE_MS - 1)
    early = not _here(stage)
    stage.run(1)
    if early or _here(stage):
        rest, told = dwell - BEFORE_MS, " and ".join(ways)
        yield Breach(f"it to leave {rest} ms after being {told}", "it gone sooner" if early else "it still there")


def _ways(session: Session) -> dict[str, Way]:
    ways: dict[str, Way] = {
        "in a hidden tab": (lambda stage: stage.tab("hidden"), lambda stage: stage.tab("visible")),
        "hovered": (_hover, lambda stage: stage.hover("away")),
    }
    if session.showing.controls:
        ways["focused inside"] = (_focus, lambda stage: stage.focus("trigger"))
    return ways


def _hover(stage: Stage) -> None:
    box = stage.evaluate(_BOX)
    stage.page.mouse.move(box["x"], box["y"])
    stage.settle()


def _focus(stage: Stage) -> None:
    stage.evaluate("() => { nodLook.controls()[0].focus(); }")
    stage.settle()


def _here(stage: Stage) -> bool:
    return not stage.evaluate("nodLook.leaving(stage.last())")


_BOX = """() => {
  const all = [stage.last(), ...stage.last().querySelectorAll("*")];
  const look = all.map((element) => nodLook.shown(element)).find(Boolean);
  return { x: (look.box.left + look.box.right) / 2, y: (look.box.top + look.box.bottom) / 2 };
}"""
