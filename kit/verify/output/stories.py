"""The log of promises with its times: for each, what was done, shown, said and focused, and when."""

from __future__ import annotations

from html import escape
from math import log1p
from typing import TYPE_CHECKING

from kit.verify.timeline import clock, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.verify.timeline import Moment, Timeline

# What a kind is called on the page.
_CALLED = {"act": "does", "time": "waits", "asked": "asks", "moved": "moves", "event": "sends", "fault": "fails"}
_RAIL = 180


def stories(timelines: Sequence[Timeline]) -> str:
    """Return the logs of a component's promises, those that are broken first and open."""
    if not timelines:
        return ""
    ordered = sorted(timelines, key=lambda one: one.kept)
    return f'<div class="stories">{"".join(_story(one) for one in ordered)}</div>'


def _story(timeline: Timeline) -> str:
    mark = "kept" if timeline.kept else "broken"
    case = timeline.case
    place = f"{case.example} · {case.theme} · {case.mode}"
    steps = "".join(_time(at, moments) for at, moments in spread(timeline))
    return (
        f'<details class="story"{"" if timeline.kept else " open"}><summary><span class="tag {mark}">{mark}</span> '
        f"{escape(timeline.promise)} <span>{escape(place)}</span>{_rail(timeline)}</summary>"
        f'<ol class="times">{steps}</ol></details>'
    )


def _time(at: int, moments: Sequence[Moment]) -> str:
    items = "".join(
        f'<li class="{moment.kind}"><span class="tag">{_CALLED.get(moment.kind, moment.kind)}</span> '
        f"<span>{escape(moment.words)}</span></li>"
        for moment in moments
    )
    return f'<li><p class="at">{clock(at)}</p><ul>{items}</ul></li>'


def _rail(timeline: Timeline) -> str:
    """Draw when things happened, as dots on a line; early times have more room, for much happens there."""
    last = max((moment.at for moment in timeline.moments), default=0) or 1
    dots = dict.fromkeys(
        (moment.kind, round(_RAIL * log1p(moment.at / 50) / log1p(last / 50))) for moment in timeline.moments
    )
    circles = "".join(
        f'<circle class="{kind}" cx="{4 + x}" cy="6" r="3"></circle>' for kind, x in dots if kind in _DRAWN
    )
    line = f'<line x1="4" y1="6" x2="{_RAIL + 4}" y2="6"></line>'
    return f'<svg class="rail" viewBox="0 0 {_RAIL + 8} 12" aria-hidden="true">{line}{circles}</svg>'


_DRAWN = {"act", "shown", "gone", "said", "focus", "broken", "fault"}
