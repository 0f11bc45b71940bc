"""Foreign tokens -> a theme: what they name is taken, the rest is mixed from their accent, and all is readable."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from kit.errors import KitError, did_you_mean, raise_all
from kit.theme.colors import hex_code, over, rgb
from kit.themes.importing.found import followed
from kit.themes.importing.names import meant
from kit.themes.importing.reading import sheets
from kit.themes.importing.values import color, converted
from kit.themes.making import Draft, check_name, theme_files, tinted_shadows
from kit.themes.palette import ACCENT, TONES, Brand, palette, seen_as, shade
from kit.tokens.values import Color

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kit.theme import Theme
    from kit.themes.importing.found import Found, Sheet
    from kit.themes.palette import Palette

_MOST_LISTED = 12
_PAPER = {"color.canvas", "color.surface.$root", "color.surface.sunken"}
_TWILIGHT = 0.5  # of lightness in OKLCH: brighter grounds carry dark words
_EVERY_MODE = {f"color.{name}.$root" for name in ("accent", *TONES)}  # the others turn over by night


class Wish(NamedTuple):
    """What a person asked for: the theme's name, the files, and which foreign name stands for which of ours."""

    name: str
    paths: Sequence[Path]
    names: Mapping[str, str]  # ours -> theirs


class Moved(NamedTuple):
    """A colour that could not stay as it was, since something could not be told apart."""

    mode: str
    token: str
    given: str
    now: str


@dataclass
class Imported:
    """A theme made from foreign files. ``taken`` holds our names and theirs; ``left`` is what nothing of ours means."""

    files: dict[str, str]
    taken: dict[str, str]
    moved: list[Moved] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def import_theme(wish: Wish, base: Theme) -> Imported:
    """Make a theme from other tools' files. KitError, all at once, where they cannot be read."""
    check_name(wish.name)
    found = sheets(wish.paths, base.modes)
    # What is another name in base follows what it names, so it is not asked for.
    vocabulary = {path: token for path, token in base.tokens[base.modes[0]].items() if not token.alias}
    seen = {name: token for sheet in found.values() for name, token in sheet.tokens.items()}
    taken = {**meant(seen, vocabulary), **_wished_names(wish, seen, vocabulary)}
    errors: list[KitError] = []
    found = {mode: followed(sheet, taken.values(), errors) for mode, sheet in found.items()}
    raise_all(list({str(error): error for error in errors}.values()))
    colors = {mode: _colors(sheet, taken, vocabulary) for mode, sheet in found.items()}
    accent = next((made[ACCENT] for made in colors.values() if ACCENT in made), None)
    if accent is None:
        raise _no_accent(wish, seen)
    brand = Brand(shade(accent), shade(accent))
    imported = Imported({}, {ours: theirs for ours, theirs in taken.items() if theirs in seen})
    made = {mode: _fitted(base, brand, mode, colors, imported) for mode in base.modes}
    shape, shadows = _others(found, taken, base)
    by_mode = tinted_shadows(base, brand)
    for mode, nodes in shadows.items():
        by_mode[mode] = {**by_mode.get(mode, {}), **nodes}
    about = f"Imported from {', '.join(dict.fromkeys(path.name for path in wish.paths))}."
    imported.files = theme_files(Draft(wish.name, about, made, by_mode, shape), base)
    used = {path for nodes in (*colors.values(), shape, *shadows.values()) for path in nodes}
    imported.taken = {ours: theirs for ours, theirs in imported.taken.items() if ours in used}
    imported.left = [name for name in seen if name not in imported.taken.values()]
    return imported


def _wished_names(wish: Wish, seen: Mapping[str, Found], vocabulary: Mapping[str, Any]) -> dict[str, str]:
    """Return the names that the person gave, which come before all that we could guess."""
    for ours, theirs in wish.names.items():
        if ours not in vocabulary:
            raise KitError("base has no such token", key="--use", given=ours, fix=did_you_mean(ours, vocabulary))
        if theirs not in seen:
            raise KitError("the files have no such token", key="--use", given=theirs, fix=did_you_mean(theirs, seen))
    return dict(wish.names)


def _no_accent(wish: Wish, seen: Mapping[str, Found]) -> KitError:
    names = [name for name, token in seen.items() if color(token.value)]
    some = ", ".join(names[:_MOST_LISTED]) + (", …" if len(names) > _MOST_LISTED else "")
    fix = f"say which colour acts, with --use {ACCENT}=NAME" + (f"; there are {some}" if some else "")
    problem = "none of these tokens is known to be the accent" if names else "there is no colour here"
    return KitError(problem, at=wish.paths[0], fix=fix)


def _colors(sheet: Sheet, taken: Mapping[str, str], vocabulary: Mapping[str, Any]) -> Palette:
    """Return the colours that a sheet has for our tokens, as they stand; what is see-through is laid on the canvas."""
    made: Palette = {}
    for ours, theirs in taken.items():
        token = sheet.tokens.get(theirs)
        if vocabulary[ours].type != "color" or token is None or not (theirs in sheet.own or ours in _EVERY_MODE):
            continue
        if found := color(token.value):
            made[ours] = found
    ground = made.get("color.canvas")
    white = rgb(ground) if ground and ground.alpha == 1 else (255, 255, 255)
    return {
        path: one if one.alpha == 1 or path == "color.backdrop" else _opaque(one, white) for path, one in made.items()
    }


def _opaque(one: Color, ground: tuple[int, int, int]) -> Color:
    red, green, blue = over(one, ground)
    return Color("srgb", (round(red / 255, 4), round(green / 255, 4), round(blue / 255, 4)), 1.0)


def _fitted(base: Theme, brand: Brand, mode: str, colors: Mapping[str, Palette], imported: Imported) -> Palette:
    """Return a mode's palette with the given colours in it, noting those that had to move.

    A high-contrast mode that the source lacks is made from the mode under it; one that lacks dark gets a mixed one.
    """
    given = colors.get(mode, colors.get(mode.removesuffix("-more"), {}))
    made = _mixed(base, brand, mode, given)
    if mode in colors:
        imported.moved += [
            Moved(mode, path, hex_code(one), hex_code(made[path]))
            for path, one in given.items()
            if path in made and seen_as(made[path]) != seen_as(one)
        ]
    return made


def _mixed(base: Theme, brand: Brand, mode: str, given: Palette) -> Palette:
    """Mix a palette with as many of the given colours as can be told apart: all, else no grounds, else the accent."""
    grounds = {pair.ground for pair in base.pairs if pair.kind == "text"}
    fitting = {path: one for path, one in given.items() if _belongs(path, one, mode)}
    wishes = [
        fitting,
        {path: one for path, one in fitting.items() if path not in grounds or path == ACCENT},
        {path: one for path, one in given.items() if path == ACCENT},
    ]
    for wish in wishes[:-1]:
        with suppress(KitError):
            return palette(base, brand, mode, wish)
    return palette(base, brand, mode, wishes[-1])


def _belongs(path: str, one: Color, mode: str) -> bool:
    """Tell whether a colour suits the mode: bright paper and dark words do not belong to the night."""
    paper = path in _PAPER or path.endswith(".soft")
    words = path.startswith("color.text.")
    if not (paper or words):
        return True
    return (shade(one).lightness < _TWILIGHT) is (mode.startswith("dark") is paper)


def _others(found: Mapping[str, Sheet], taken: Mapping[str, str], base: Theme) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the nodes of what is no colour: those of every mode, from the first sheet, and shadows by mode."""
    shape: dict[str, Any] = {}
    shadows: dict[str, dict[str, Any]] = {mode: {} for mode in found}
    first = next(iter(found.values()))
    for ours, theirs in taken.items():
        kind = base.tokens[base.modes[0]][ours].type
        for mode, sheet in found.items():
            token = sheet.tokens.get(theirs)
            value = converted(kind, token.value) if token else None
            if value is not None and kind == "shadow":
                shadows[mode][ours] = {"$type": kind, "$value": value}
            elif value is not None and sheet is first:
                shape[ours] = {"$type": kind, "$value": value}
    return shape, shadows
