"""Contrast: whether what must be seen can be seen, in every mode (norms, V1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.theme.colors import hex_code, over, ratio, rgb, to_oklch
from kit.theme.names import MODES
from kit.tokens.values import Color

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kit.errors import KitError
    from kit.theme.colors import Bytes
    from kit.theme.model import Pair, Theme
    from kit.tokens import Token

# WCAG 2.2: 1.4.3 and 1.4.11; the high-contrast modes keep 1.4.6 and, for shapes, what 1.4.3 asks of text.
NEEDED = {("text", False): 4.5, ("shape", False): 3.0, ("text", True): 7.0, ("shape", True): 4.5}
_STEPS = 1000


class Contrast(NamedTuple):
    """How far a pair can be told apart in a mode, and how far it must."""

    mode: str
    pair: Pair
    ratio: float
    needed: float

    @property
    def holds(self) -> bool:
        """Tell whether the promise is kept."""
        return self.ratio >= self.needed

    def __str__(self) -> str:
        """Say which pair it is, and by how much it holds or does not."""
        kind, color, ground = self.pair
        return f"{color} on {ground} in {self.mode}, {_down(self.ratio)}:1 of {self.needed:g}:1 for {kind}"


def check_contrast(theme: Theme) -> list[KitError]:
    """Return an error for each pair of the vocabulary that cannot be told apart, in each mode."""
    return [error for mode in theme.modes for error in _check_mode(theme, mode)]


def contrasts(theme: Theme) -> Iterator[Contrast]:
    """Measure each pair of the vocabulary in each mode, those that hold as well."""
    for mode in theme.modes:
        tokens = theme.tokens[mode]
        for pair in theme.pairs:
            color, ground = tokens[pair.color].value, _ground(tokens, pair.ground)
            if isinstance(color, Color):
                yield Contrast(mode, pair, ratio(over(color, ground), ground), NEEDED[pair.kind, MODES[mode][1]])


def _check_mode(theme: Theme, mode: str) -> list[KitError]:
    tokens = theme.tokens[mode]
    more = MODES[mode][1]
    grounds: dict[str, Bytes] = {}
    errors = []
    for pair in theme.pairs:
        color = tokens[pair.color].value
        if pair.ground not in grounds:
            grounds[pair.ground] = _ground(tokens, pair.ground)
        ground = grounds[pair.ground]
        if isinstance(color, Color) and ratio(over(color, ground), ground) < NEEDED[pair.kind, more]:
            errors.append(_error(theme, mode, pair))
    return errors


def _ground(tokens: Mapping[str, Token], path: str) -> Bytes:
    """Return a ground as it is seen; one that is not opaque lies on the page's canvas, or else on white."""
    color = tokens[path].value
    if not isinstance(color, Color):
        return 255, 255, 255
    canvas = tokens.get("color.canvas")
    below = rgb(canvas.value) if canvas and isinstance(canvas.value, Color) else (255, 255, 255)
    return over(color, below)


def _error(theme: Theme, mode: str, pair: Pair) -> KitError:
    tokens = theme.tokens[mode]
    token, ground = tokens[pair.color], tokens[pair.ground]
    color = token.value
    needed = NEEDED[pair.kind, MODES[mode][1]]
    if not isinstance(color, Color):
        raise TypeError(token.type)  # a pair names colours: the reader saw to it
    back = _ground(tokens, pair.ground)
    seen = ratio(over(color, back), back)
    return token.error(
        f"{pair.color} on {pair.ground} has a contrast of {_down(seen)}:1 in {theme.name}, {mode};"
        f" {pair.kind} needs {needed:g}:1",
        given=f"{hex_code(color)} on #{bytes(back).hex()}, which is {ground.place}",
        fix=_fix(theme, mode, pair.color),
    )


def _down(value: float) -> str:
    """Print a ratio with two decimals, never rounded up to the one that is needed."""
    return f"{int(value * 100) / 100:.2f}"


def _fix(theme: Theme, mode: str, path: str) -> str:
    """Name the nearest colour that keeps every promise of a token, or else of the worst ground alone."""
    tokens = theme.tokens[mode]
    color = tokens[path].value
    wanted = [
        (_ground(tokens, pair.ground), NEEDED[pair.kind, MODES[mode][1]]) for pair in theme.pairs if pair.color == path
    ]
    if not isinstance(color, Color):
        return ""
    found = nearest(color, lambda seen: all(ratio(over(seen, ground), ground) >= need for ground, need in wanted))
    if found is None:
        return "no lightness of this colour passes on all its grounds: change the ground"
    components = ", ".join(f"{value:g}" for value in found.components if value is not None)
    return f'the nearest that passes is {{"colorSpace": "oklch", "components": [{components}]}} ({hex_code(found)})'


def nearest(color: Color, passes: Callable[[Color], bool]) -> Color | None:
    """Return the colour of the nearest lightness in OKLCH that passes, hue and chroma kept; None if there is none."""
    start = to_oklch(color)
    lightness, chroma, hue = (value or 0.0 for value in start.components)
    middle = round(lightness * _STEPS)
    for off in range(_STEPS + 1):
        for step in (middle - off, middle + off):
            if 0 <= step <= _STEPS:
                found = Color("oklch", (step / _STEPS, chroma, hue), color.alpha)
                if passes(found):
                    return found
    return None
