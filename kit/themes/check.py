"""Checks a theme: whether it can be read, seen (norms, V1) and followed (T10), and whether it says anything in vain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kit.errors import KitError, flatten
from kit.theme import check_contrast, contrasts, load_theme
from kit.themes.usage import own_tokens, unused
from kit.tokens import plain
from kit.tokens.values import Duration, Transition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.theme import Contrast, Theme
    from kit.tokens import Token

SHORTEST, LONGEST = 150, 300  # norms, T10: ms in which something arrives


class Finding(NamedTuple):
    """What is wrong with a theme. What ``must`` hold fails a check; the rest is a warning. ``norm`` may be empty."""

    must: bool
    norm: str
    error: KitError


@dataclass(frozen=True)
class Checked:
    """What there is to know of a theme. Without ``contrasts`` it could not be read.

    ``unused`` is set although no component looks at it; ``repeated`` is what base says already.
    """

    name: str
    findings: tuple[Finding, ...]
    contrasts: tuple[Contrast, ...] = ()
    unused: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether something that must hold does not."""
        return any(finding.must for finding in self.findings)


def check(folder: Path, base: Theme, used: frozenset[str]) -> Checked:
    """Check the theme in a folder over ``base``; ``used`` are the tokens that components use. Nothing is raised."""
    try:
        theme = base if folder == base.folder else load_theme(folder, base, contrast=False)
    except KitError as error:
        return Checked(folder.name, tuple(Finding(must=True, norm="", error=one) for one in flatten([error])))
    findings = [
        *(Finding(must=True, norm="V1", error=error) for error in check_contrast(theme)),
        *(Finding(must=False, norm="T10", error=error) for error in _motion(theme)),
        *(Finding(must=False, norm="", error=error) for error in theme.warnings),
    ]
    repeated = () if theme is base else tuple(_repeated(theme, base))
    return Checked(theme.name, tuple(findings), tuple(contrasts(theme)), unused(theme, base, used), repeated)


def _motion(theme: Theme) -> list[KitError]:
    found = {str(error): error for mode in theme.modes for error in _motion_of(theme, mode)}
    return list(found.values())


def _motion_of(theme: Theme, mode: str) -> Iterator[KitError]:
    tokens = theme.tokens[mode]
    enter, leave = (tokens.get(f"motion.{name}") for name in ("enter", "leave"))
    arrives, goes = _milliseconds(enter), _milliseconds(leave)
    if enter and arrives is not None and not SHORTEST <= arrives <= LONGEST:
        nearest = SHORTEST if arrives < SHORTEST else LONGEST
        yield enter.error(
            f"what enters should take {SHORTEST} to {LONGEST} ms",
            given=f"{arrives:g} ms",
            fix=f"make it {nearest} ms; a shorter one is missed, a longer one is waited for",
        )
    if leave and arrives is not None and goes is not None and goes >= arrives:
        yield leave.error(
            f"what leaves should be quicker than what enters, which takes {arrives:g} ms",
            given=f"{goes:g} ms",
            fix=f"make it {round(arrives * 0.7 / 10) * 10:g} ms or so",
        )


def _milliseconds(token: Token | None) -> float | None:
    if token is None or not isinstance(token.value, Transition):
        return None
    duration = plain(token.value.duration)
    return duration.ms if isinstance(duration, Duration) else None


def _repeated(theme: Theme, base: Theme) -> Iterator[str]:
    """Find tokens that are what they are in base in every mode: a later change of base would pass them by."""
    for path in own_tokens(theme, base):
        pairs = [(theme.tokens[mode][path], base.tokens[mode][path]) for mode in theme.modes]
        if all(_same(own, other) for own, other in pairs):
            yield path


def _same(own: Token, other: Token) -> bool:
    if own.alias != other.alias or own.extras.easing != other.extras.easing:
        return False
    return own.extras.reduced == other.extras.reduced and (own.alias is not None or own.value == other.value)
