"""Makes the whole gallery of a kit: what the target packs, what is known of it, and where it is in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.copybook import locales
from kit.errors import KitError
from kit.gallery.facts import FILE, facts_js
from kit.model import Settings
from kit.spec import TONES
from kit.targets.gallery import pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.model import Kit
    from kit.targets import Files

ELSEWHERE = "~"  # begins the paths of the same gallery in other words


class Wanted(NamedTuple):
    """What a gallery is to hold beside its kit. ``verdicts``: a run of verify, which need not be there yet."""

    verdicts: Path | None = None
    live: bool = False
    places: tuple[dict[str, str], ...] = ()
    baselines: bool = False


def made(kit: Kit, wanted: Wanted) -> Files:
    """Return all files of the gallery, by path. KitError where the verdicts cannot be read."""
    files = pack(kit, live=wanted.live, places=list(wanted.places), baselines=wanted.baselines)
    there = wanted.verdicts if wanted.verdicts and wanted.verdicts.is_file() else None
    names = [component.name for component in kit.components]
    return {**files, FILE: facts_js(files, names, there)}


def places(first: Settings) -> tuple[dict[str, str], ...]:
    """Return where the gallery is in every locale and tone; ``first`` is at the root."""
    return tuple(
        {"locale": locale, "tone": tone, "href": "/" if _is(first, locale, tone) else f"/{ELSEWHERE}{locale}-{tone}/"}
        for locale in locales()
        for tone in TONES
    )


def builds(read: Callable[[Settings], Kit], first: Settings, wanted: Wanted) -> dict[str, Callable[[], Files]]:
    """Return how to build the gallery in each place, by the name of the place; the first one's is empty."""

    def build(settings: Settings) -> Callable[[], Files]:
        return lambda: made(read(settings), wanted)

    others = {
        f"{place['locale']}-{place['tone']}": build(Settings(first.prefix, place["tone"], place["locale"]))
        for place in wanted.places
        if place["href"] != "/"
    }
    return {"": build(first), **others}


def _is(settings: Settings, locale: str, tone: str) -> bool:
    return (settings.locale, settings.tone) == (locale, tone)


def check_verdicts(path: Path) -> None:
    """Raise KitError where a file of verdicts that was asked for is not there."""
    if not path.is_file():
        raise KitError("no verdicts are here", at=path, fix="write them with: nodkit verify --json FILE")
