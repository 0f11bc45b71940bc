"""`nodkit theme export` and `diff`: what another tool gets is the whole theme, and says the same."""

from __future__ import annotations

import json
import re

import pytest
from coloraide import Color

from kit.library import built_in
from kit.theme import load_theme
from kit.theme.colors import hex_code
from kit.themes import EXPORTS, differences, export
from tests.unit.commandline import run
from tests.unit.tokenfiles import srgb, write_theme

SHELF = built_in()
BASE = SHELF.base
NAMES = sorted(SHELF.theme_names)


def exported(*arguments):
    done = run("theme", "export", *arguments)
    assert (done.code, done.err) == (0, "")
    return done.out


@pytest.mark.parametrize("name", NAMES)
def test_dtcg_is_read_back_as_the_very_same_theme(tmp_path, name):
    folder = tmp_path / "again"
    folder.mkdir()
    text = exported(name, "--to", "dtcg")
    (folder / "again.resolver.json").write_text(text)
    one, other = SHELF.theme(name), load_theme(folder, BASE)
    assert other.warnings == ()
    assert differences(one, other) == []
    for mode in one.modes:
        for path, token in one.tokens[mode].items():
            again = other.tokens[mode][path]
            assert (again.value, again.alias, again.extras.easing) == (token.value, token.alias, token.extras.easing)
            assert again.extras.reduced == token.extras.reduced
            assert again.description == (token.description or BASE.tokens[mode][path].description)


def test_dtcg_keeps_what_other_tools_wrote_and_refuses_what_it_cannot_carry(tmp_path):
    foreign = {"com.figma": {"id": "1:2"}}
    folder = write_theme(tmp_path, "mine", {"color": {"confetti": {"two": srgb(0, 1, 0, **{"$extensions": foreign})}}})
    token = json.loads(exported(folder, "--to", "dtcg"))["sets"]["all"]["sources"][0]["color"]["confetti"]["two"]
    assert token["$extensions"] == foreign
    value = {"colorSpace": "srgb", "components": {"$ref": "#/color/confetti/two/$value/components"}}
    part = {"$type": "color", "$value": value}
    folder = write_theme(tmp_path, "parts", {"color": {"confetti": {"two": srgb(0, 1, 0), "three": part}}})
    done = run("theme", "export", folder, "--to", "dtcg")
    assert done.code == 2
    assert "a $ref into another value cannot be carried" in done.err


def test_css_is_what_a_build_writes(tmp_path):
    out = tmp_path / "t.css"
    assert run("theme", "export", "playful", "--to", "css", "--out", out, "--prefix", "acme").out == ""
    assert run("build", "toast", "--theme", "playful", "--prefix", "acme", "--out", tmp_path / "kit").code == 0
    assert out.read_text() == (tmp_path / "kit" / "themes" / "playful.css").read_text()


def test_typescript_names_every_token_and_holds_every_value():
    text = exported("playful", "--to", "ts")
    names, values = (
        json.loads(re.search(rf"export const {name} = (.*?) as const;", text, re.DOTALL)[1])
        for name in ("vars", "values")
    )
    assert names["color.accent"] == "var(--nod-color-accent)"
    assert names["motion.enter.easing"] == "var(--nod-motion-enter-easing)"
    light = SHELF.theme("playful").tokens["light"]
    assert list(values) == ["light", "dark", "light-more", "dark-more"]
    assert list(values["light"]) == [path.replace(".$root", "") for path in light]
    assert values["light"]["color.fill"] == hex_code(light["color.accent.$root"].value)


def blocks(css):
    """Return the declarations of a sheet by the heads of the rules that they stand in."""
    found, heads = {}, []
    for line in map(str.strip, css.splitlines()):
        if line.endswith("{"):
            heads.append(line[:-2])
        elif line == "}":
            heads.pop()
        elif heads:
            name, _, value = line.removesuffix(";").partition(": ")
            found.setdefault(tuple(heads), {})[name] = value
    assert heads == []
    return found


def test_tailwind_has_its_namespaces_and_every_mode():
    rules = blocks(exported("playful", "--to", "tailwind"))
    theme, tokens = rules["@theme",], SHELF.theme("playful").tokens
    known = "color|spacing|radius|border-width|font|text|font-weight|leading|tracking|ease|transition-duration|shadow"
    assert [name for name in theme if not re.fullmatch(rf"--({known})-nod(-[a-z-]+)?", name)] == []
    assert not any("var(--nod" in value for rule in rules.values() for value in rule.values())
    assert theme["--color-nod-accent"] == hex_code(tokens["light"]["color.accent.$root"].value)
    assert (theme["--text-nod-m"], theme["--ease-nod-enter"]) == ("1.0625rem", "cubic-bezier(0.34, 1.56, 0.64, 1)")
    where = {
        ("@layer base", ':is(.light, [data-nod-mode="light"])'): "light",
        ("@layer base", ".dark:not([data-nod-mode])"): "dark",
        ("@layer base", "@media (prefers-color-scheme: dark)", ":root:not(.light, .dark, [data-nod-mode])"): "dark",
        ("@layer base", "@media (prefers-contrast: more)", ":root:not(.dark, [data-nod-mode])"): "light-more",
        ("@layer base", "@media (prefers-contrast: more)", ".dark:not([data-nod-mode])"): "dark-more",
        ("@layer base", '[data-nod-mode="dark-more"]'): "dark-more",
    }
    for heads, mode in where.items():
        assert rules[heads]["--color-nod-text-muted"] == hex_code(tokens[mode]["color.text.muted"].value), heads
        assert rules[heads]["--tw-shadow-nod-raised"].startswith("3px 3px 0px 0px #")
    # Tailwind copies a shadow into its utility, where no mode would reach it; a var() it leaves alone.
    assert theme["--shadow-nod-raised"] == "var(--tw-shadow-nod-raised)"
    shadows = {"--tw-shadow-nod-control", "--tw-shadow-nod-raised", "--tw-shadow-nod-overlay"}
    assert set(rules.pop(("@layer base", ":root"))) == shadows
    del rules["@theme",]
    assert len(rules) == 9
    assert len({tuple(rule) for rule in rules.values()}) == 1  # each says all that varies


@pytest.mark.parametrize("name", NAMES)
def test_shadcn_words_can_be_read_on_what_they_are_for(name):
    item = json.loads(exported(name, "--to", "shadcn"))
    assert (item["name"], item["type"]) == (name, "registry:theme")
    assert set(item["cssVars"]) == {"theme", "light", "dark"}
    for mode in ("light", "dark"):
        colors = item["cssVars"][mode]
        pairs = [(key, key.removesuffix("-foreground") if key != "foreground" else "background")
                 for key in colors if key.endswith("foreground")]  # fmt: skip
        assert len(pairs) > 8
        for words, ground in pairs:
            ratio = Color(colors[words]).convert("srgb").contrast(Color(colors[ground]).convert("srgb"))
            assert ratio >= 4.45, (mode, words, ratio)


def test_what_cannot_be_exported_is_refused(tmp_path):
    done = run("theme", "export", "base", "--to", "tailwnd")
    assert (done.code, done.out) == (2, "")
    assert 'did you mean "tailwind"?' in done.err
    pale = write_theme(tmp_path, "pale", {"color": {"text": {"$root": srgb(0.9, 0.9, 0.9)}}})
    assert run("theme", "export", pale, "--to", "css").code == 2
    assert run("theme", "export", "base", "--to", "css", "--prefix", "9x").code == 2


@pytest.mark.parametrize("to", EXPORTS)
def test_what_a_theme_says_of_itself_cannot_leave_its_comment(tmp_path, to):
    folder = write_theme(tmp_path, "sly", {})
    path = folder / "sly.resolver.json"
    path.write_text(path.read_text().replace("The theme sly.", "A */ body { display: none } /* B"))
    assert "*/ body" not in exported(folder, "--to", to) or to in {"dtcg", "shadcn"}  # JSON quotes it


def diffed(*arguments):
    done = run("theme", "diff", *arguments, "--json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)["differences"]


def test_a_theme_does_not_differ_from_itself():
    assert diffed("playful", "playful") == []
    assert run("theme", "diff", "base", "base").out == "base and base are the same in every mode\n"


def test_a_diff_tells_each_token_in_each_mode_and_how_far_colours_are_apart(tmp_path):
    spring = {"spring": {"stiffness": 1200, "damping": 32, "mass": 1}}
    value = {
        "duration": {"value": 300, "unit": "ms"},
        "delay": {"value": 0, "unit": "ms"},
        "timingFunction": [0, 0, 1, 1],
    }
    enter = {"$type": "transition", "$value": value, "$extensions": {"dev.nodkit": {"easing": spring}}}
    black = {"color": {"canvas": srgb(0, 0, 0)}}
    folder = write_theme(tmp_path, "mine", {"motion": {"enter": enter}}, {"light": {}, "dark": black})
    found = diffed("base", folder)
    assert [(row["token"], row["mode"]) for row in found] == [
        *(("motion.enter", mode) for mode in BASE.modes),
        ("color.canvas", "dark"),
    ]
    assert found[0]["other"].endswith("spring(stiffness 1200, damping 32, mass 1)")
    assert found[0]["delta"] is None
    assert found[-1]["other"] == "#000000"
    wanted = Color("oklch", [0.17, 0.012, 265]).delta_e("black", method="ok")
    assert found[-1]["delta"] == pytest.approx(wanted, abs=0.001)
    text = run("theme", "diff", "base", folder).out
    assert re.search(r"^motion.enter +every mode ", text, re.MULTILINE)
    assert re.search(r"^color.canvas +dark +#0d0f15 +#000000 +0.170$", text, re.MULTILINE)


def test_a_theme_that_cannot_be_read_by_people_can_still_be_compared(tmp_path):
    pale = write_theme(tmp_path, "pale", {"color": {"text": {"$root": srgb(0.9, 0.9, 0.9)}}})
    assert {row["token"] for row in diffed("base", pale)} == {"color.text"}


def test_what_is_linked_is_resolved_for_tools_that_have_no_links(tmp_path):
    parts = {"duration": "{motion.pulse}", "delay": {"value": 0, "unit": "ms"}, "timingFunction": [0, 0, 1, 1]}
    tokens = {
        "motion": {"move": {"$type": "transition", "$value": parts}},
        "color": {"confetti": {"two": {"$type": "color", "$ref": "#/color/confetti/three"}, "three": srgb(0, 1, 0)}},
    }
    folder = write_theme(tmp_path, "linked", tokens)
    assert "--transition-duration-nod-move: 1600ms;" in exported(folder, "--to", "tailwind")
    assert '"motion.move": "1600ms cubic-bezier(0, 0, 1, 1) 0ms"' in exported(folder, "--to", "ts")
    inline = json.loads(exported(folder, "--to", "dtcg"))["sets"]["all"]["sources"][0]
    assert inline["motion"]["move"]["$value"]["duration"] == "{motion.pulse}"
    assert inline["color"]["confetti"]["two"]["$value"] == "{color.confetti.three}"
    assert [row["token"] for row in diffed("base", folder) if row["mode"] == "light"] == [
        "motion.move",
        "color.confetti.two",
        "color.confetti.three",
    ]


def test_a_curve_is_a_themes_own_and_a_partner_is_inherited(tmp_path):
    playful = SHELF.theme("playful")
    enter = {name: playful.tokens["light"]["motion.enter"].raw.node[name] for name in ("$type", "$value")}
    theme = load_theme(write_theme(tmp_path, "stiff", {"motion": {"enter": enter}}), playful)
    inline = json.loads(export(theme, playful, "dtcg"))["sets"]["all"]["sources"][0]["motion"]
    assert inline["enter"]["$extensions"] == {"dev.nodkit": {"reduced": "{motion.fade}"}}
    assert "easing" in inline["move"]["$extensions"]["dev.nodkit"]
    assert [(row.token, row.mode) for row in differences(theme, playful)] == [
        ("motion.enter", mode) for mode in theme.modes
    ]
