"""A film on the page of changes: approved and now at the same moment, with a scrubber and a strip of all moments."""

from __future__ import annotations

from html import escape

from kit.snapshots.film import MOMENTS
from kit.snapshots.reel import HEIGHT, WIDTH


def reels(name: str, strips: dict[str, str]) -> str:
    """Return the players of one film. ``strips`` maps what each shows to the address of its strip.

    Without the script each strip scrolls in its box.
    """
    players = "".join(
        f'<figure><figcaption>{escape(title)}</figcaption><div class="player" tabindex="0" role="group" '
        f'aria-label="{escape(f"{name}: {title}, frame by frame")}">'
        f'<img src="{address}" width="{WIDTH}" height="{HEIGHT * len(MOMENTS)}" alt="{escape(f"{name}: {title}")}">'
        "</div></figure>"
        for title, address in strips.items()
        if address
    )
    moments = ",".join(map(str, MOMENTS))
    return (
        f'<div class="film" data-moments="{moments}"><div class="pair">{players}</div>'
        '<div class="scrub" hidden><button type="button">Play</button>'
        f'<label><span>Moment</span><input type="range" min="0" max="{len(MOMENTS) - 1}" value="0"></label>'
        "<output></output></div></div>"
    )
