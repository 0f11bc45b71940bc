"""Our own themes, side by side: nobody takes one for another, and what every theme owes whatever its taste."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from kit.theme import load_theme
from kit.theme.colors import luminance, ratio, rgb, to_oklch
from tests.unit.tokenfiles import THEMES

BASE = load_theme(THEMES / "base", None)
OURS = {folder.name: BASE if folder.name == "base" else load_theme(folder, BASE) for folder in sorted(THEMES.iterdir())}
GENERIC = {"serif", "sans-serif", "monospace", "system-ui", "cursive"}
# What the eye takes in first: the letters, the corners, the edges, the depth, the rhythm, and how it moves.
CHOICES = (
    "font.body", "font.size.xl", "radius.l", "radius.control", "border.width", "shadow.overlay", "size.bar", "size.pen",
    "space.xl", "motion.enter", "motion.fill", "motion.shift", "motion.grow", "motion.pulse", "color.accent.$root",
)  # fmt: skip


def distance(one, other):
    """Return ΔE OK, the distance of two colours in OKLab."""
    points = []
    for color in (one, other):
        lightness, chroma, hue = (part or 0.0 for part in to_oklch(color).components)
        points.append((lightness, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))))
    return math.dist(*points)


def test_there_are_eight_and_each_says_how_it_feels():
    assert sorted(OURS) == ["base", "brutal", "civic", "editorial", "luxury", "playful", "soft", "terminal"]
    assert len({theme.about for theme in OURS.values()}) == len(OURS)


@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(OURS), 2)))
def test_nobody_takes_one_for_another(one, other):
    mine, yours = OURS[one].tokens["light"], OURS[other].tokens["light"]
    shared = [path for path in CHOICES if mine[path].value == yours[path].value]
    assert len(shared) <= 4, shared
    assert mine["font.body"].value != yours["font.body"].value
    assert mine["motion.enter"].value != yours["motion.enter"].value
    for mode in ("light", "dark"):
        mine, yours = OURS[one].tokens[mode], OURS[other].tokens[mode]
        far = max(distance(mine[path].value, yours[path].value) for path in ("color.canvas", "color.accent.$root"))
        assert far > 0.05, mode  # some 2.5 times what one just notices


@pytest.mark.parametrize("name", OURS)
def test_what_every_theme_owes(name):
    tokens = OURS[name].tokens["light"]
    assert tokens["size.target"].value.unit == "rem"
    assert tokens["size.target"].value.value >= 1.9  # some controls take 0.8 of it, and 24 px is the least (norms, V5)
    assert 0 <= tokens["tone.tint"].value.value <= 1
    assert 0.5 <= tokens["size.pen"].value.value <= 1.6
    for path in ("font.body", "font.display", "font.mono"):
        assert tokens[path].value.names[-1] in GENERIC  # letters that are on every machine, in the end
    confetti = {
        rgb(tokens[f"color.confetti.{number}"].value) for number in ("one", "two", "three", "four", "five", "six")
    }
    assert len(confetti) == 6


@pytest.mark.parametrize("name", OURS)
def test_dark_is_dark_and_more_is_more(name):
    seen = {mode: {path: tokens[path].value for path in ("color.canvas", "color.surface.$root", "color.text.$root")}
            for mode, tokens in OURS[name].tokens.items()}  # fmt: skip
    for mode, colors in seen.items():
        ground, words = rgb(colors["color.canvas"]), rgb(colors["color.text.$root"])
        assert (luminance(ground) < luminance(words)) is mode.startswith("dark")
    for mode in ("light", "dark"):
        less, more = (
            ratio(rgb(seen[form]["color.text.$root"]), rgb(seen[form]["color.surface.$root"]))
            for form in (mode, f"{mode}-more")
        )
        assert more > less
