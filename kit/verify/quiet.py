"""One showing for who wants no motion, in a browser that has no ``ariaNotify``: what is there to see and to hear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.verify.showing import LATER_MS, SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.verify.session import Session

CANVAS_MS = 400


@dataclass(frozen=True)
class Quiet:
    """``text`` 250 ms after the click, the ``log`` of 12 s, and the ``canvases`` at two moments, in between."""

    text: str
    canvases: tuple[str, str]
    log: tuple[Mapping[str, Any], ...]


def hush(session: Session) -> Quiet:
    """Show the case's example so."""
    stage = session.open(motion="reduced", speech="region")
    before = len(stage.log())
    stage.start()
    stage.frames()
    stage.run(SHOWN_MS)
    text = " ".join(stage.evaluate("nodLook.words()").split())
    first = stage.evaluate(_PIXELS)
    stage.run(CANVAS_MS)
    canvases = first, stage.evaluate(_PIXELS)
    for time in LATER_MS:
        stage.run(time)
    return Quiet(text, canvases, tuple(stage.log()[before:]))


_PIXELS = 'stage.made.flatMap((e) => [...(e?.querySelectorAll("canvas") ?? [])]).map((c) => c.toDataURL()).join()'
