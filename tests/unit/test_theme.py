"""Themes: what a folder may say over base, and that its colours can be told apart."""

import json

import pytest

from kit.errors import KitError, KitErrors
from kit.theme import check_contrast, load_theme
from kit.theme.colors import hex_code, ratio, rgb
from kit.theme.springs import linear, position, settle_time
from kit.tokens import Spring
from kit.tokens.values import Color
from tests.unit.tokenfiles import THEMES, srgb, write_theme

BASE = load_theme(THEMES / "base", None)


def load(tmp_path, tokens, modes=None, **more):
    return load_theme(write_theme(tmp_path, "mine", tokens, modes), BASE, **more)


def refused(tmp_path, tokens, modes=None) -> list[KitError]:
    with pytest.raises(KitError) as caught:
        load(tmp_path, tokens, modes)
    return list(caught.value.errors) if isinstance(caught.value, KitErrors) else [caught.value]


@pytest.mark.parametrize("name", sorted(folder.name for folder in THEMES.iterdir()))
def test_our_own_themes_are_whole_and_pass(name):
    theme = load_theme(THEMES / name, None if name == "base" else BASE)
    assert theme.modes == ("light", "dark", "light-more", "dark-more")
    assert theme.about.endswith(".")
    assert theme.warnings == ()
    assert all(list(theme.tokens[mode]) == list(BASE.tokens["light"]) for mode in theme.modes)


@pytest.mark.parametrize("name", sorted(folder.name for folder in THEMES.iterdir()))
def test_our_own_motion_keeps_the_norms(name):
    tokens = load_theme(THEMES / name, None if name == "base" else BASE).tokens["light"]
    enter, leave = (tokens[f"motion.{name}"].value.duration.ms for name in ("enter", "leave"))
    assert 150 <= enter <= 300  # norms, T10
    assert leave < enter
    assert tokens["motion.draw"].value.ms <= 1000  # norms, T9
    assert tokens["motion.burst"].value.ms <= 2000
    moving = [path for path in tokens if path.startswith("motion.") and path not in {"motion.fade", "motion.pulse"}]
    assert [path for path in moving if tokens[path].extras.reduced is None] == []


def test_a_theme_holds_only_what_differs_and_aliases_follow(tmp_path):
    theme = load(tmp_path, {"color": {"accent": {"$root": srgb(0.2, 0.2, 0.2)}}}, contrast=False)
    light = theme.tokens["light"]
    assert light["color.fill"].value == light["color.accent.$root"].value == Color("srgb", (0.2, 0.2, 0.2))
    assert light["color.fill"].alias == "color.accent.$root"
    assert light["space.m"] is BASE.tokens["light"]["space.m"]
    assert theme.about == "The theme mine."


def test_a_mode_that_is_not_written_is_as_in_base(tmp_path):
    theme = load(
        tmp_path,
        {},
        {"light": {}, "dark": {"radius": {"s": {"$type": "dimension", "$value": {"value": 9, "unit": "px"}}}}},
    )
    assert theme.modes == BASE.modes
    assert theme.tokens["dark"]["radius.s"].value.value == 9
    assert theme.tokens["dark-more"]["radius.s"] is BASE.tokens["dark-more"]["radius.s"]


def test_a_token_that_base_does_not_know_is_refused_with_the_nearest(tmp_path):
    (error,) = refused(tmp_path, {"color": {"acent": {"soft": srgb(1, 1, 1)}}})
    assert error.problem == "base has no such token"
    assert '"color.accent.soft"' in error.fix
    assert (error.at.path.name, error.at.line) == ("all.tokens.json", 4)


def test_a_token_where_base_has_a_group_is_told_about_root(tmp_path):
    errors = refused(tmp_path, {"color": {"accent": srgb(1, 1, 1)}})
    assert any("$root" in error.fix for error in errors)


def test_another_type_than_in_base_is_refused(tmp_path):
    (error,) = refused(tmp_path, {"radius": {"s": {"$type": "number", "$value": 4}}})
    assert error.problem == "must be a dimension, as in base"


def test_a_spring_that_still_swings_at_its_end_is_refused(tmp_path):
    value = {
        "duration": {"value": 200, "unit": "ms"},
        "delay": {"value": 0, "unit": "ms"},
        "timingFunction": [0, 0, 1, 1],
    }
    easing = {"spring": {"stiffness": 220, "damping": 14, "mass": 1}}
    token = {"$type": "transition", "$value": value, "$extensions": {"dev.nodkit": {"easing": easing}}}
    (error,) = refused(tmp_path, {"motion": {"enter": token}})
    assert "still swings" in error.problem
    assert "make the duration 676 ms" in error.fix


@pytest.mark.parametrize("name", ["Mine", "my theme", 'x"y'])
def test_a_folder_whose_name_is_no_name_is_refused(tmp_path, name):
    with pytest.raises(KitError, match="name is lower-case"):
        load_theme(tmp_path / name, BASE)


def test_a_folder_without_a_resolver_is_refused_and_the_near_one_named(tmp_path):
    with pytest.raises(KitError, match=r"a theme is a folder with mine\.resolver\.json"):
        load_theme(tmp_path / "mine", BASE)
    folder = write_theme(tmp_path, "mine", {})
    (folder / "mine.resolver.json").rename(folder / "my.resolver.json")
    with pytest.raises(KitError, match=r"rename my\.resolver\.json"):
        load_theme(folder, BASE)


def test_unknown_modes_and_modifiers_are_refused(tmp_path):
    (error,) = refused(tmp_path, {}, {"light": {}, "drak": {}})
    assert (error.problem, error.fix) == ("no such mode", 'did you mean "dark"?')
    folder = write_theme(tmp_path, "other", {}, {"light": {}})
    path = folder / "other.resolver.json"
    path.write_text(path.read_text().replace('"mode"', '"density"').replace("modifiers/mode", "modifiers/density"))
    with pytest.raises(KitError, match="no such modifier in a theme"):
        load_theme(folder, BASE)


def test_one_fault_in_four_modes_is_one_error(tmp_path):
    assert len(refused(tmp_path, {"space": {"m": {"$type": "dimension", "$value": 4}}})) == 1


def test_base_itself_must_have_every_token_in_every_mode_and_distinct_names(tmp_path):
    folder = write_theme(tmp_path, "base", {"a": srgb(0, 0, 0)}, {"light": {"b": srgb(0, 0, 0)}, "dark": {}})
    with pytest.raises(KitError, match="is missing in dark"):
        load_theme(folder, None)
    one = {"$type": "number", "$value": 1}
    clash = write_theme(tmp_path, "clash", {"a": {"b": {"c": one}, "b-c": one}, "mode": {"dark": one}, "a b": one})
    with pytest.raises(KitErrors) as caught:
        load_theme(clash, None)
    assert [error.key for error in caught.value.errors] == ["a.b-c", "mode.dark", "a b"]


GREY = {"color": {"text": {"muted": srgb(0.6, 0.6, 0.6)}}}


def test_a_theme_that_cannot_be_read_is_refused_with_all_there_is_to_know(tmp_path):
    errors = refused(tmp_path, {}, {"light": GREY})
    first = errors[0]
    assert first.problem == "color.text.muted on color.canvas has a contrast of 2.72:1 in mine, light; text needs 4.5:1"
    assert first.given.startswith("#999999 on #f9fafc, which is ")
    assert first.given.endswith("light.tokens.json:6:5")
    assert (first.at.path.name, first.key) == (
        "mine.resolver.json",
        "modifiers.mode.contexts.light[0].color.text.muted",
    )
    assert "the nearest that passes is" in first.fix
    assert len(errors) == 8  # each of its grounds


def test_the_nearest_colour_passes_and_the_one_before_it_does_not(tmp_path):
    theme = load(tmp_path, {}, {"light": GREY}, contrast=False)
    fix = check_contrast(theme)[0].fix
    found = json.loads(fix[fix.index("{") : fix.index("}") + 1])
    for off, passes in ((0, True), (0.002, False)):
        lightness, *rest = found["components"]
        token = {"$type": "color", "$value": {**found, "components": [lightness + off, *rest]}}
        again = load(tmp_path / str(off), {}, {"light": {"color": {"text": {"muted": token}}}}, contrast=False)
        assert (check_contrast(again) == []) is passes


def test_the_high_contrast_modes_ask_for_more(tmp_path):
    grey = {"color": {"text": {"muted": srgb(0.4, 0.4, 0.4)}}}
    theme = load(tmp_path, grey, {"light": {}}, contrast=False)
    problems = [error.problem for error in check_contrast(theme)]
    assert not any("in mine, light;" in problem for problem in problems)
    assert any("in mine, light-more; text needs 7:1" in problem for problem in problems)


def test_a_ground_on_which_nothing_passes_is_said_to_be_wrong(tmp_path):
    errors = refused(tmp_path, {}, {"light": {}, "light-more": {"color": {"canvas": srgb(0.46, 0.46, 0.46)}}})
    assert any("change the ground" in error.fix for error in errors)


def test_contrast_is_that_of_the_web():
    black, white = (Color("srgb", (x, x, x)) for x in (0, 1))
    assert ratio(rgb(black), rgb(white)) == 21
    assert round(ratio(rgb(Color("srgb", (0.4667, 0.4667, 0.4667))), rgb(white)), 2) == 4.48  # #777, famously short


SPACES = [
    Color("hsl", (210, 65, 20)), Color("hwb", (40, 10, 20)), Color("lab", (50, 20, -30)), Color("lch", (60, 30, 200)),
    Color("oklab", (0.6, 0.1, 0.05)), Color("oklch", (0.6, 0.1, 30)), Color("srgb-linear", (0.2, 0.5, 0.1)),
    Color("display-p3", (0.4, 0.5, 0.6)), Color("a98-rgb", (0.4, 0.5, 0.6)), Color("prophoto-rgb", (0.4, 0.5, 0.5)),
    Color("rec2020", (0.4, 0.5, 0.5)), Color("xyz-d65", (0.2, 0.2, 0.2)), Color("xyz-d50", (0.2, 0.2, 0.2)),
    Color("oklch", (0.7, 0.37, 145)), Color("display-p3", (0, 1, 0)), Color("oklch", (1, 0.2, 0)), Color("lab", (20, 90, -90)),
]  # fmt: skip


@pytest.mark.parametrize("color", SPACES, ids=lambda color: f"{color.space} {color.components}")
def test_every_space_is_shown_as_coloraide_shows_it(color):
    from coloraide import Color as Reference

    scale = (1, 100, 100) if color.space in {"hsl", "hwb"} else (1, 1, 1)
    written = [component / by for component, by in zip(color.components, scale, strict=True)]
    expected = Reference(color.space, written).convert("srgb").fit("srgb", method="oklch-chroma")
    close = [abs(a / 255 - b) <= 1.5 / 255 for a, b in zip(rgb(color), expected[:-1], strict=True)]
    assert all(close), (hex_code(color), expected.to_string(hex=True))


@pytest.mark.parametrize(
    "spring", [Spring(220, 14, 1), Spring(100, 20, 1), Spring(100, 40, 1)], ids=["under", "critical", "over"]
)
def test_a_spring_obeys_its_equation_of_motion(spring):
    step, at = 1e-4, 0.1
    before, now, after = (position(spring, at + off) for off in (-step, 0, step))
    speed, acceleration = (after - before) / (2 * step), (after - 2 * now + before) / step**2
    force = spring.stiffness * (1 - now) - spring.damping * speed
    assert spring.mass * acceleration == pytest.approx(force, abs=1e-3)
    assert abs(position(spring, settle_time(spring)) - 1) <= 0.0101


def test_linear_starts_at_0_ends_at_1_and_overshoots():
    text = linear(Spring(220, 14, 1), 0.7)
    stops = [float(stop.split()[0]) for stop in text.removeprefix("linear(").removesuffix(")").split(", ")]
    assert (stops[0], stops[-1]) == (0, 1)
    assert 1.1 < max(stops) < 1.25
    assert len(stops) < 60
