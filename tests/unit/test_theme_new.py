"""`nodkit theme new`: whatever the brand, all four modes can be read, and the brand can be recognised in them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.library import built_in
from kit.theme import check_contrast, load_theme
from kit.theme.colors import hex_code, is_wide, to_oklch
from kit.themes import new_theme, read_shade
from kit.themes.making import laid_out
from tests.unit.commandline import run

BASE = built_in().base
TONES = {"success": (140, 170), "info": (225, 262), "warning": (48, 95), "error": (10, 40)}
brands = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def made(brand, accent=None):
    files = new_theme("mine", read_shade(brand, "--brand"), read_shade(accent, "--accent") if accent else None, BASE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "mine"
        folder.mkdir()
        for path, text in files.items():
            (folder / path).write_text(text, encoding="utf-8")
        return load_theme(folder, BASE, contrast=False)


def lch(theme, path, mode="light"):
    return to_oklch(theme.tokens[mode][path].value).components


@given(brands, st.none() | brands)
@example("#000000", None)
@example("#ffffff", None)
@example("#808080", None)
@example("#ffff00", None)
@example("#39ff14", "#ff00ff")
@example("#0000ff", "#00ff00")
@settings(max_examples=40, deadline=None)
def test_any_brand_makes_a_theme_that_can_be_read(brand, accent):
    theme = made(brand, accent)
    assert [str(error) for error in check_contrast(theme)] == []
    assert theme.warnings == ()
    for mode in theme.modes:
        for path, token in theme.tokens[mode].items():
            own = token.type == "color" and not token.alias and token.raw is not BASE.tokens[mode][path].raw
            assert not own or not is_wide(token.value), (mode, path)
        for tone, (low, high) in TONES.items():
            hue = lch(theme, f"color.{tone}.$root", mode)[2]
            assert low <= hue <= high, (mode, tone, hue)


@pytest.mark.parametrize("brand", ["#5b3df5", "#0a1a4a", "#e11d48", "#000000", "#7c2d12"])
def test_a_brand_that_can_be_seen_by_day_is_the_accent_itself(brand):
    assert hex_code(made(brand).tokens["light"]["color.accent.$root"].value) == brand


@pytest.mark.parametrize("brand", ["#ffff00", "#39ff14", "#ff7a00", "#7dd3fc"])
def test_a_bright_brand_is_the_accent_itself_by_night(brand):
    red, green, blue = bytes.fromhex(hex_code(made(brand).tokens["dark"]["color.accent.$root"].value)[1:])
    wanted = bytes.fromhex(brand[1:])
    assert max(abs(a - b) for a, b in zip((red, green, blue), wanted, strict=True)) <= 1


def test_surfaces_rise_towards_the_eye_and_are_tinted_a_little():
    theme = made("#5b3df5")
    for mode in ("dark", "dark-more"):
        steps = [lch(theme, f"color.{path}", mode)[0] for path in ("canvas", "surface.$root", "line", "border.$root")]
        assert steps == sorted(steps)
        assert lch(theme, "color.surface.$root", mode)[1] < 0.03
    assert 0 < lch(theme, "color.canvas")[1] < 0.01


@pytest.mark.parametrize("brand", ["#000000", "#ffffff", "#777777"])
def test_a_grey_brand_makes_grey_neutrals_and_an_accent_that_does_not_look_disabled(brand):
    theme = made(brand)
    assert lch(theme, "color.canvas")[1] == lch(theme, "color.text.$root")[1] == 0
    assert lch(theme, "color.accent.$root")[0] <= 0.42
    assert lch(theme, "color.accent.$root", "dark")[0] >= 0.9


def test_yellow_gets_golden_and_not_olive_where_it_gets_darker():
    assert lch(made("#ffff00"), "color.accent.$root")[2] < 90


def test_a_second_colour_acts_while_the_first_one_tints():
    theme = made("#0a1a4a", "#ff7a00")
    assert 40 < lch(theme, "color.accent.$root")[2] < 60
    assert 255 < lch(theme, "color.text.$root")[2] < 275
    assert lch(theme, "color.text.$root") == lch(made("#0a1a4a"), "color.text.$root")
    assert theme.about.startswith("Made from #0a1a4a and #ff7a00")


def test_only_what_differs_is_written():
    files = new_theme("mine", read_shade("#5b3df5", "--brand"), None, BASE)
    light = json.loads(files["light.tokens.json"])["color"]
    assert "$root" not in light["surface"]  # white, as in base
    assert "focus" not in light  # another name for the accent, as in base
    assert set(light["confetti"]) == {"two", "three", "four", "five", "six"}
    assert "skeleton" not in json.loads(files["light-more.tokens.json"])["color"]  # as in light
    assert "shadow" not in json.loads(files["dark.tokens.json"])  # black and white, as in base


@pytest.mark.parametrize(
    ("brand", "said"),
    [("purpleish", "this is no colour"), ("#12", "this is no colour"), ("", "this is no colour"),
     ("rgb(1 2 3 / 0.5)", "a brand's colour is opaque")],
)  # fmt: skip
def test_a_brand_that_is_no_colour_is_refused(tmp_path, brand, said):
    done = run("theme", "new", "mine", "--brand", brand, "--out", tmp_path / "themes")
    assert (done.code, done.out) == (2, "")
    assert f"--brand: {said}" in done.err
    assert "fix: " in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("brand", ["5b3df5", "#5B3DF5", "rgb(91 61 245)", " #5b3df5 "])
def test_a_colour_is_read_as_people_write_it(brand):
    assert hex_code(read_shade(brand, "--brand").color()) == "#5b3df5"


@pytest.mark.parametrize("name", ["Mine", "my theme", "../mine", "base", ""])
def test_a_name_that_cannot_be_one_is_refused(tmp_path, name):
    done = run("theme", "new", name, "--brand", "#123456", "--out", tmp_path / "themes")
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_a_theme_that_a_build_takes(tmp_path):
    done = run("theme", "new", "mine", "--brand", "#5b3df5", "--out", tmp_path / "themes")
    assert (done.code, done.err) == (0, "")
    assert "mine: 264 of 264 contrasts hold" in done.out
    assert "must" not in done.out
    built = run("--library", tmp_path, "build", "toast", "--theme", "mine", "--out", tmp_path / "kit")
    assert built.code == 0
    assert "#5b3df5" in (tmp_path / "kit" / "themes" / "mine.css").read_text()
    path = tmp_path / "themes" / "mine" / "light.tokens.json"
    path.write_text(path.read_text().replace("0.46", "0.45"))
    again = run("theme", "new", "mine", "--brand", "#ff0000", "--out", tmp_path / "themes")
    assert again.code == 2  # an edit is never written over
    assert "light.tokens.json" in again.err


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_what_is_laid_out_is_the_same_json(value):
    assert json.loads(laid_out(value)) == value
