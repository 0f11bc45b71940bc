"""One or two brand colours -> every colour of the vocabulary, in every mode, with every promise of contrast kept.

The steps of lightness are those of base, which were chosen by eye; hue and chroma come from the brand. What then
cannot be told apart moves to the nearest lightness at which it can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kit.errors import KitError
from kit.theme.colors import hex_code, over, ratio, rgb
from kit.theme.contrast import NEEDED
from kit.theme.names import MODES
from kit.themes.shades import Shade, nearest
from kit.tokens.values import Color

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.theme import Theme
    from kit.theme.colors import Bytes
    from kit.tokens import Token

Palette: TypeAlias = dict[str, Color]

TONES = ("success", "info", "warning", "error")
ACCENT = "color.accent.$root"
_NEAR = 0.14  # of lightness: as far as an accent goes for the sake of white words on it
_VIVID = 0.2  # the chroma from which on a brand counts as fully colourful
_TURN = 8.0  # degrees that a tone may turn towards the brand: still green, still red
_NEUTRAL = 0.035  # the chroma below which a colour of base is a tinted grey
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_PARTY = (0.0, 55.0, 120.0, 180.0, 235.0, 300.0)  # hues of confetti around the brand's


class Brand(NamedTuple):
    """What a theme is made from: the colour that tints everything, and the one that says "here"."""

    tint: Shade
    accent: Shade

    @property
    def colour(self) -> float:
        """How colourful the brand is, 0 to 1."""
        return min(1.0, self.tint.chroma / _VIVID)


def palette(base: Theme, brand: Brand, mode: str, wished: Mapping[str, Color] | None = None) -> Palette:
    """Return the colours of one mode, by path, without those that are other names for them.

    What is wished for is taken as it is wherever it keeps its promises, else at the nearest lightness that does.
    """
    return _Mixing(base, brand, mode, wished or {}).run()


class _Mixing:
    """The colours of one mode while they are found."""

    def __init__(self, base: Theme, brand: Brand, mode: str, wished: Mapping[str, Color]) -> None:
        self.brand, self.mode, self.wished = brand, mode, wished
        self.dark, self.more = MODES[mode][0] == "dark", MODES[mode][1]
        self.tokens = {path: token for path, token in base.tokens[mode].items() if token.type == "color"}
        self.needs: dict[str, list[tuple[str, float]]] = {}
        for kind, path, ground in base.pairs:
            self.needs.setdefault(self.real(path), []).append((self.real(ground), NEEDED[kind, self.more]))
        self.made: Palette = {}

    def run(self) -> Palette:
        todo = [path for path, token in self.tokens.items() if not token.alias]
        while todo:
            ready = [path for path in todo if not any(ground in todo for ground, _ in self.needs.get(path, ()))]
            for path in ready or todo[:1]:
                self.made[path] = self.mix(path)
                todo.remove(path)
        return {path: self.made[path] for path in self.tokens if path in self.made}

    def real(self, path: str) -> str:
        """Follow a name to the token that holds the colour."""
        while alias := self.tokens[path].alias:
            path = alias
        return path

    def mix(self, path: str) -> Color:
        token, wish = self.tokens[path], self.wished.get(path)
        alpha = token.value.alpha if isinstance(token.value, Color) else 1.0
        if wish and self.passes(path, wish):
            return wish
        if path.endswith(".on"):
            return self.words_on(path)
        wanted = shade(wish) if wish else self.wanted(path, _shade(token))
        found = nearest(wanted, lambda color: self.passes(path, color), 0.94 if self.dark else 1.0)
        if found and path == ACCENT and not self.dark:
            found = self.under_white(wanted, found)
        if found is None:
            grounds = ", ".join(ground for ground, _ in self.needs.get(path, ()))
            raise KitError(f"in {self.mode} no lightness of this colour can be told apart from all of {grounds}",
                           key=path, given=hex_code(wanted.color()), fix="make those alike")  # fmt: skip
        return found.color(alpha)

    def under_white(self, wanted: Shade, found: Shade) -> Shade:
        """Prefer an accent that carries white words, as buttons by day do, if that is near; orange to lime never is."""
        need = 7.0 if self.more else 4.5
        white = nearest(found, lambda color: self.passes(ACCENT, color) and ratio(rgb(color), _WHITE) >= need)
        warm = 40 < wanted.hue < 118 and not wanted.grey  # noqa: PLR2004 -- they turn brown first
        near = white is not None and wanted.lightness - white.lightness <= _NEAR
        return white if white is not None and near and not warm else found

    def passes(self, path: str, color: Color) -> bool:
        """Tell whether a colour keeps its own promises, and leaves room for the words on it."""
        seen = rgb(color)
        grounds = [(rgb(self.made[ground]), need) for ground, need in self.needs.get(path, ()) if ground in self.made]
        if any(ratio(over(color, ground), ground) < need for ground, need in grounds):
            return False
        words = [need for other, pairs in self.needs.items() for ground, need in pairs
                 if ground == path and other.endswith(".on")]  # fmt: skip
        return all(max(ratio(seen, _WHITE), ratio(seen, _BLACK)) >= need for need in words)

    def words_on(self, path: str) -> Color:
        """Return white or a tinted ink, whichever is usual in the mode, as long as it can be read; else the other."""
        hue = self.wanted(path, _shade(self.tokens[path])).hue
        white, black = Shade(1.0, 0.0, hue), Shade(0.0, 0.0, hue)
        inks = [Shade(lightness, 0.2 * lightness * (not self.brand.tint.grey), hue) for lightness in (0.2, 0.14, 0.08)]
        order = [*inks, black, white] if self.dark else [white, *inks, black]
        return next((shade.color() for shade in order if self.passes(path, shade.color())), black.color())

    def wanted(self, path: str, seed: Shade) -> Shade:
        """Return a colour as a designer would like it, before anything is measured."""
        family = path.split(".")[1]
        if family == "accent":
            return self.accent(path.rpartition(".")[2], seed)
        if family in TONES:
            return self.tone(seed)
        if family == "confetti":
            return self.confetti(path.rpartition(".")[2], seed)
        return self.neutral(seed) if seed.chroma < _NEUTRAL else seed

    def neutral(self, seed: Shade) -> Shade:
        """Tint a grey with the brand: most in the middle, a breath on paper, less where red to yellow turn to mud."""
        tint = self.brand.tint
        if tint.grey:
            return Shade(seed.lightness, 0.0, 0.0)
        strength = 0.7 + self.brand.colour
        strength *= 1.5 if seed.lightness > 0.9 and not self.dark else 1.0  # noqa: PLR2004 -- paper
        muddy = seed.lightness < 0.5 and tint.hue < 130  # noqa: PLR2004 -- from red by way of brown to olive
        return Shade(seed.lightness, seed.chroma * strength * (0.6 if muddy else 1.0), tint.hue)

    def accent(self, role: str, seed: Shade) -> Shade:
        mine = self.brand.accent
        if role == "soft":
            share = 0.0 if mine.grey else 0.5 + 0.8 * min(1.0, mine.chroma / _VIVID)
            return Shade(seed.lightness, seed.chroma * share, mine.hue)
        if mine.grey:
            return Shade(self.grey_lightness(mine.lightness, seed.lightness), mine.chroma, mine.hue)
        if self.dark:  # lifted off the night, and a little calmer, so that it does not glow
            lowest = seed.lightness if role == "text" or self.more else 0.69
            lightness = min(0.97, max(mine.lightness, lowest))
            vivid = (0.78 if role == "text" else 0.92) if lightness > mine.lightness else 1.0
            return mine.at(lightness, vivid)
        highest = seed.lightness if role == "text" or self.more else 1.0
        return mine.at(min(mine.lightness, highest)) if mine.lightness > highest else mine

    def grey_lightness(self, mine: float, base: float) -> float:
        """Return how light the accent of a grey brand is: ink by day, paper by night, never as if disabled."""
        if self.dark:
            return max(mine, 0.93, base)
        return 0.25 if mine > 0.7 else min(mine, 0.42, base)  # noqa: PLR2004

    def tone(self, seed: Shade) -> Shade:
        """Keep what a tone means; as colourful as the brand is, and turned a little towards it."""
        vivid = 0.85 + 0.22 * self.brand.colour
        away = (self.brand.tint.hue - seed.hue + 180) % 360 - 180
        turn = 0.0 if self.brand.tint.grey else max(-_TURN, min(_TURN, away * 0.12))
        return Shade(seed.lightness, seed.chroma * vivid, (seed.hue + turn) % 360)

    def confetti(self, role: str, seed: Shade) -> Shade:
        """Spread hues around the brand's, each as light as that hue is at its fullest; grey brands keep base's."""
        names = [path.rpartition(".")[2] for path in self.tokens if path.startswith("color.confetti.")]
        if self.brand.tint.grey:
            return seed
        if role == "two" and self.brand.accent is not self.brand.tint:
            tint = self.brand.tint
            return tint.at(min(0.85, max(0.62, tint.lightness)))
        hue = (self.brand.accent.hue + _PARTY[names.index(role) % len(_PARTY)]) % 360
        return Shade(_fullest(hue) + 0.03 * self.dark, 0.19, hue)


def _fullest(hue: float) -> float:
    """Return the lightness at which a hue looks like itself: yellow high, blue low."""
    from math import cos, radians

    return 0.74 + 0.09 * cos(radians(hue - 105))


def _shade(token: Token) -> Shade:
    if not isinstance(token.value, Color):
        raise TypeError(token.type)  # only colours are mixed
    return shade(token.value)


def shade(color: Color) -> Shade:
    """Return a colour of any space as a palette mixes it."""
    from kit.theme.colors import to_oklch

    lightness, chroma, hue = (value or 0.0 for value in to_oklch(color).components)
    return Shade(lightness, chroma, hue)


def seen_as(color: Color) -> tuple[Bytes, float]:
    """Return what is shown of a colour, so that two ways to write one are the same."""
    return rgb(color), color.alpha


def differing(made: Mapping[str, Color], base: Mapping[str, Token]) -> Palette:
    """Return the colours that do not look as those of base do."""
    return {
        path: color
        for path, color in made.items()
        if not isinstance(other := base[path].value, Color) or seen_as(color) != seen_as(other)
    }
