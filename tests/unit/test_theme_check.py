"""`nodkit theme check`: every finding says what, where and how to mend it; a sound theme is told to be sound."""

from __future__ import annotations

import json

import pytest

from tests.unit.commandline import run
from tests.unit.tokenfiles import THEMES, srgb, write_theme


def transition(milliseconds):
    value = {"duration": {"value": milliseconds, "unit": "ms"}, "delay": {"value": 0, "unit": "ms"}}
    return {"$type": "transition", "$value": value | {"timingFunction": [0, 0, 1, 1]}}


def checked(*arguments):
    done = run("theme", "check", *arguments, "--json")
    assert done.err == ""
    return done.code, json.loads(done.out)["themes"]


def test_our_own_themes_have_no_findings():
    code, themes = checked()
    assert code == 0
    assert {theme["name"]: theme["findings"] for theme in themes} == {folder.name: [] for folder in THEMES.iterdir()}
    assert themes[0]["name"] == "base"
    assert all(one["ratio"] >= one["needed"] for theme in themes for one in theme["contrasts"])
    assert {one["mode"] for one in themes[0]["contrasts"]} == {"light", "dark", "light-more", "dark-more"}
    assert run("theme", "check", "base").out.startswith("base: 264 of 264 contrasts hold; the tightest is color.")


def test_a_pair_that_cannot_be_told_apart_names_the_nearest_colour_that_can(tmp_path):
    folder = write_theme(tmp_path, "pale", {}, {"light": {"color": {"text": {"muted": srgb(0.6, 0.6, 0.6)}}}})
    code, (theme,) = checked(folder)
    assert (code, theme["passed"]) == (1, False)
    first = theme["findings"][0]
    assert (first["level"], first["norm"]) == ("must", "V1")
    assert first["file"].endswith("pale.resolver.json")
    assert first["line"] > 0
    assert "color.text.muted on color.canvas has a contrast of" in first["problem"]
    assert "the nearest that passes is" in first["fix"]
    done = run("theme", "check", folder)
    assert done.code == 1
    assert "  must (V1): " in done.out
    assert "pale.resolver.json:" in done.out


@pytest.mark.parametrize(("enter", "leave", "said"), [
    (149, 100, ["should take 150 to 300 ms"]),
    (150, 149, []),
    (300, 299, []),
    (301, 100, ["should take 150 to 300 ms"]),
    (200, 200, ["should be quicker than what enters, which takes 200 ms"]),
    (100, 140, ["should take 150", "should be quicker"]),
])  # fmt: skip
def test_motion_beyond_the_norm_is_a_warning(tmp_path, enter, leave, said):
    folder = write_theme(tmp_path, "slow", {"motion": {"enter": transition(enter), "leave": transition(leave)}})
    code, (theme,) = checked(folder)
    assert code == 0
    problems = sorted(finding["problem"] for finding in theme["findings"])
    assert len(problems) == len(said)
    assert all(any(word in problem for problem in problems) for word in said)
    assert all((one["level"], one["norm"], one["line"] > 0) == ("should", "T10", True) for one in theme["findings"])


def test_a_token_that_base_does_not_know_fails(tmp_path):
    code, (theme,) = checked(write_theme(tmp_path, "odd", {"color": {"acent": {"soft": srgb(1, 1, 1)}}}))
    assert code == 1
    (finding,) = theme["findings"]
    assert finding["problem"] == "base has no such token"
    assert '"color.accent.soft"' in finding["fix"]
    assert finding["file"].endswith("all.tokens.json")
    assert theme["contrasts"] == []
    assert "odd: cannot be used" in run("theme", "check", tmp_path / "odd").out


def test_what_is_set_in_vain_is_noted(tmp_path):
    tokens = {
        "font": {"mono": {"$type": "fontFamily", "$value": ["Fira Code", "monospace"]}},
        "radius": {"s": {"$type": "dimension", "$value": {"value": 0.25, "unit": "rem"}},
                   "m": {"$type": "dimension", "$value": {"value": 9, "unit": "px"}}},
        "color": {"confetti": {"two": srgb(0, 1, 0)}},
    }  # fmt: skip
    code, (theme,) = checked(write_theme(tmp_path, "vain", tokens))
    assert (code, theme["findings"]) == (0, [])
    assert theme["unused"] == ["font.mono"]  # confetti is named by JavaScript, in pieces
    assert theme["repeated"] == ["radius.s"]


def test_what_the_reader_noticed_is_a_warning(tmp_path):
    tokens = {
        "radius": {"s": {"$type": "dimension", "$value": {"value": 9, "unit": "px"}, "$extensions": {"figma": {}}}}
    }
    code, (theme,) = checked(write_theme(tmp_path, "noted", tokens))
    assert code == 0
    (finding,) = theme["findings"]
    assert (finding["level"], finding["line"] > 0) == ("should", True)


def test_what_is_no_theme_is_wrong_use(tmp_path):
    done = run("theme", "check", "playfull")
    assert (done.code, done.out) == (2, "")
    assert 'did you mean "playful"?' in done.err
    done = run("theme", "check", tmp_path)
    assert done.code == 2
    assert "no theme stands here" in done.err
