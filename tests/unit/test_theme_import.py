import json
from pathlib import Path

import pytest

from kit.errors import KitError, flatten
from kit.library import built_in
from kit.theme import load_theme
from kit.themes import Wish, check, import_theme

BASE = built_in().base
BLUE = "#2456e6"
USED = frozenset(BASE.tokens["light"])


def made(tmp_path, *files, name="mine", **names):
    """Import files (name, content) and return what came out with the theme that it makes."""
    paths = []
    for file, content in files:
        paths.append(tmp_path / file)
        paths[-1].write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    imported = import_theme(Wish(name, paths, names), BASE)
    return imported, written(imported, tmp_path / name)


def written(imported, folder):
    folder.mkdir()
    for path, text in imported.files.items():
        (folder / path).write_text(text, encoding="utf-8")
    return load_theme(folder, BASE)  # raises where a contrast breaks


def shown(theme, path, mode="light"):
    from kit.theme.colors import hex_code

    return hex_code(theme.tokens[mode][path].value)


def color(value, **more):
    return {"$type": "color", "$value": value, **more}


def test_todays_format_with_aliases_and_groups(tmp_path):
    srgb = {"colorSpace": "srgb", "components": [0.141, 0.337, 0.902]}
    tokens = {
        "palette": {"$type": "color", "blue": {"$value": srgb}},
        "color": {"primary": {"$root": {"$value": "{palette.blue}"}}, "bg": {"$ref": "#/palette/paper"}},
    }
    tokens["palette"]["paper"] = {"$value": {"colorSpace": "oklch", "components": [0.99, 0.002, 90]}}
    imported, theme = made(tmp_path, ("brand.tokens.json", tokens))
    assert imported.taken == {"color.accent.$root": "color.primary.$root", "color.canvas": "color.bg"}
    assert shown(theme, "color.accent.$root") == BLUE
    assert theme.tokens["light"]["color.canvas"].value.components == (0.99, 0.002, 90)
    assert imported.left == ["palette.blue", "palette.paper"]


def test_older_drafts_wrote_values_as_text(tmp_path):
    tokens = {"primary": color(BLUE), "radius": {"md": {"$type": "dimension", "$value": "12px"}}, "space": {"sm": {"$value": ".25rem"}},
              "font": {"body": {"$value": "Inter, 'Segoe UI', sans-serif"}}, "shadow": {"$value": "0 1px 2px rgb(0 0 0 / 20%), inset 0 0 0 1px #0003"}}  # fmt: skip
    _, theme = made(tmp_path, ("old.json", tokens))
    light = theme.tokens["light"]
    assert shown(theme, "color.accent.$root") == BLUE
    assert (light["radius.m"].value.value, light["radius.m"].value.unit) == (12, "px")
    assert (light["space.s"].value.value, light["space.s"].value.unit) == (0.25, "rem")
    assert light["font.body"].value.names == ("Inter", "Segoe UI", "sans-serif")
    assert [layer.inset for layer in light["shadow.raised"].value.layers] == [False, True]


def figma(mode, blue, **more):
    srgb = {
        "colorSpace": "srgb",
        "components": [int(blue[at : at + 2], 16) / 255 for at in (1, 3, 5)],
        "alpha": 1,
        "hex": blue,
    }
    alias = {"com.figma.aliasData": {"targetVariableName": "blue/500"}}
    return {"$extensions": {"com.figma.modeName": mode}, "brand": {"primary": color(srgb, **{"$extensions": alias})}, "label": {"$type": "string", "$value": "Save"},
            "dense": {"$type": "boolean", "$value": True}, "radius": {"md": {"$type": "number", "$value": 10}}, **more}  # fmt: skip


def test_figma_writes_one_file_a_mode(tmp_path):
    imported, theme = made(tmp_path, ("a.json", figma("Light", BLUE)), ("b.json", figma("Dark", "#7fa2ff")))
    assert (shown(theme, "color.accent.$root"), shown(theme, "color.accent.$root", "dark")) == (BLUE, "#7fa2ff")
    assert theme.tokens["dark"]["radius.m"].value.value == 10
    assert imported.left == ["label", "dense"]
    assert imported.moved == []


def test_two_collections_of_one_mode_may_not_disagree(tmp_path):
    with pytest.raises(
        KitError,
        match=r"two\.json:1:\d+: brand\.primary: in this mode it has another value in .*one\.json:1:\d+.*mode Light",
    ):
        made(tmp_path, ("one.json", figma("Light", BLUE)), ("two.json", figma("Light", "#112233")))


def test_two_collections_of_one_mode_are_one_theme(tmp_path):
    other = {"$extensions": {"com.figma.modeName": "Light"}, "text": {"primary": color("#10131a")}}
    _, theme = made(tmp_path, ("one.json", figma("Light", BLUE)), ("two.json", other))
    assert shown(theme, "color.text.$root") == "#10131a"


def test_tokens_studio_has_sets_themes_and_sums(tmp_path):
    tokens = {
        "global": {"base": {"value": "8", "type": "dimension"}, "blue": {"value": BLUE, "type": "color"}, "space": {"md": {"value": "{base} * 2", "type": "spacing"}},
                   "boxShadow": {"sm": {"type": "boxShadow", "value": [{"x": "0", "y": "2", "blur": "4", "spread": "0", "color": "#0004", "type": "dropShadow"}]}}},
        "day": {"primary": {"value": "{blue}", "type": "color"}, "bg": {"value": "#fdfdfb", "type": "color"}},
        "night": {"bg": {"value": "#101014", "type": "color"}},
        "unused": {"bg": {"value": "#ff0000", "type": "color"}},
        "$themes": [{"name": "Light", "selectedTokenSets": {"global": "source", "day": "enabled"}},
                    {"name": "Dark", "selectedTokenSets": {"global": "source", "day": "source", "night": "enabled", "unused": "disabled"}}],
        "$metadata": {"tokenSetOrder": ["unused", "global", "day", "night"]},
    }  # fmt: skip
    _, theme = made(tmp_path, ("studio.json", tokens))
    assert (shown(theme, "color.canvas"), shown(theme, "color.canvas", "dark")) == ("#fdfdfb", "#101014")
    assert theme.tokens["light"]["space.m"].value.value == 16
    assert theme.tokens["light"]["shadow.raised"].value.layers[0].offset_y.value == 2


CSS = """
@layer base {
  :root { --background: 0 0% 100%; --foreground: 222 47% 11%; --primary: 224 80% 52%; --accent: 210 40% 96%; --ring: var(--primary); --radius: .75rem }
  @media (prefers-color-scheme: dark) { :root { --background: 222 47% 5%; --foreground: 210 40% 98% } }
  .card { --background: 0 100% 50% }
}
"""


def test_css_and_shadcn_speak_of_the_same(tmp_path):
    imported, theme = made(tmp_path, ("globals.css", CSS))
    assert shown(theme, "color.canvas") == "#ffffff"
    assert shown(theme, "color.canvas", "dark") == "#070a13"
    assert imported.taken["color.accent.soft"] == "--accent"  # what shadcn calls accent is a soft ground
    assert imported.taken["color.accent.$root"] == "--primary"
    assert theme.tokens["light"]["radius.m"].value.value == 0.75
    item = {"name": "x", "type": "registry:theme", "cssVars": {"theme": {"radius": ".75rem"}, "light": {"background": "0 0% 100%", "foreground": "#111", "primary": BLUE},
                                                              "dark": {"background": "#101014", "foreground": "#eee", "primary": "#88a4ff"}}}  # fmt: skip
    _, theme = made(tmp_path, ("item.json", item), name="registry")
    assert (shown(theme, "color.canvas", "dark"), shown(theme, "color.accent.$root")) == ("#101014", BLUE)


def test_what_nodkit_exports_comes_back_as_it_was(tmp_path):
    from kit.themes import export

    whole = load_theme(built_in().theme_names["playful"], BASE)
    for to, file in (("dtcg", "x.resolver.json"), ("tailwind", "x.css"), ("shadcn", "x.json")):
        _, theme = made(tmp_path, (file, export(whole, BASE, to, "nod")), name=to)
        for mode in ("light", "dark"):
            assert shown(theme, "color.accent.$root", mode) == shown(whole, "color.accent.$root", mode), to
        assert theme.tokens["light"]["radius.m"].value == whole.tokens["light"]["radius.m"].value


def test_a_colour_that_cannot_be_read_moves_and_is_told(tmp_path):
    imported, theme = made(tmp_path, ("x.json", {"primary": color(BLUE), "text": {"muted": color("#bbbbbb")}}))
    (moved,) = imported.moved
    assert (moved.mode, moved.token, moved.given) == ("light", "color.text.muted", "#bbbbbb")
    assert moved.now == shown(theme, "color.text.muted") != "#bbbbbb"


def test_day_does_not_come_into_the_night(tmp_path):
    _, theme = made(
        tmp_path,
        ("x.css", ":root { --primary: #2456e6; --bg: #fff; --text: #111 } .dark { --bg: #ffffff; --text: #111 }"),
    )
    assert int(shown(theme, "color.canvas", "dark")[1:3], 16) < 0x40
    assert int(shown(theme, "color.text.$root", "dark")[1:3], 16) > 0xC0


def test_a_person_can_say_what_means_what(tmp_path):
    tokens = {"primary": color("#aa0000"), "ocean": color(BLUE)}
    imported, theme = made(tmp_path, ("x.json", tokens), **{"color.accent.$root": "ocean"})
    assert shown(theme, "color.accent.$root") == BLUE
    assert imported.left == ["primary"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", r"x\.json:1:2: broken JSON"),
        ("[]", r"tokens are an object"),
        ('{"a": {"$value": "{b}"}, "b": {"$value": "{a}"}}', r"none of these tokens|no colour"),
        ('{"primary": {"$value": "{b}"}, "b": {"$value": "{primary}"}}', r"x\.json:1:\d+: \w+: tokens refer to each other in a circle.*primary -> b -> primary"),
        ('{"primary": {"$value": "{blue}"}, "bleu": {"$value": "#00f"}}', r"x\.json:1:\d+: primary: no such token.*\{blue\}(?s:.*)did you mean \"bleu\""),
        ('{"primary": {"$type": "color", "$value": {"colorSpace": "cmyk", "components": [0, 0, 1]}}}', r"there is no colour here"),
        ('{"ocean": {"$type": "color", "$value": "#00f"}}', r"known to be the accent(?s:.*)--use color\.accent\.\$root=NAME; there are ocean"),
        ("{}", r"no tokens are here|no colour"),
        ('{"$themes": [{"name": "x"}], "a": {"b": {"value": "#00f", "type": "color"}}}', r"a theme without its sets"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_place(tmp_path, content, says):
    with pytest.raises(KitError, match=says):
        made(tmp_path, ("x.json", content))


@pytest.mark.parametrize(
    ("names", "says"), [({"color.acent": "a"}, "did you mean"), ({"color.canvas": "b"}, "no such token")]
)
def test_names_that_do_not_exist_are_told(tmp_path, names, says):
    with pytest.raises(KitError, match=says):
        made(tmp_path, ("x.json", {"primary": color(BLUE)}), **names)


@pytest.mark.parametrize("file", ["x.svg", "x"])
def test_other_kinds_of_files_are_refused(tmp_path, file):
    with pytest.raises(KitError, match=r"\.css, \.json"):
        made(tmp_path, (file, "x"))


def test_a_byte_order_mark_and_names_that_differ_by_case_are_read(tmp_path):
    text = "\ufeff" + json.dumps({"Primary": color("#aa0000"), "primary": color(BLUE)})
    imported, _ = made(tmp_path, ("x.json", text))
    assert imported.taken["color.accent.$root"] == "Primary"
    assert imported.left == ["primary"]


def test_css_that_is_broken_is_told_with_its_line(tmp_path):
    with pytest.raises(KitError, match=r"x\.css:2:\d+: broken CSS"):
        made(tmp_path, ("x.css", ":root { --primary: #00f }\n} p"))


def test_colours_outside_of_srgb_and_see_through_ones(tmp_path):
    tokens = {
        "primary": color("color(display-p3 0.1 0.2 1)"),
        "canvas": color("#ffffff"),
        "border": color("rgb(0 0 0 / 60%)"),
    }
    _, theme = made(tmp_path, ("x.json", tokens))
    assert shown(theme, "color.border.$root") == "#666666"
    assert theme.tokens["light"]["color.accent.$root"].value.space == "oklch"


def test_groups_that_extend_others_come_with_what_they_inherit(tmp_path):
    tokens = {"ink": {"$type": "color", "deep": color(BLUE)}}
    resolver = {
        "version": "2025.10",
        "sets": {"a": {"sources": [{**tokens, "brand": {"$extends": "{ink}"}}]}},
        "resolutionOrder": [{"$ref": "#/sets/a"}],
    }
    for file, content in {
        "a.json": {**tokens, "brand": {"$extends": "{ink}"}},
        "b.json": {**tokens, "brand": {"$ref": "#/ink", "other": color("#123456")}},
        "c.resolver.json": resolver,
    }.items():
        _, theme = made(tmp_path, (file, content), name=file[0], **{"color.accent.$root": "brand.deep"})
        assert shown(theme, "color.accent.$root") == BLUE


def test_pointers_lead_to_tokens_and_into_their_values(tmp_path):
    part = {"$ref": "#/my~1ink/deep sea/$value/components/2"}
    tokens = {
        "my/ink": {"deep sea": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [0, 0.2, 0.6]}}},
        "primary": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [0.2, 0, part]}},
        "whole": {"$ref": "#/my~1ink/deep%20sea"},
    }
    for use, meant in (("primary", "#330099"), ("whole", "#003399")):
        _, theme = made(tmp_path, ("x.json", tokens), name=use, **{"color.accent.$root": use})
        assert shown(theme, "color.accent.$root") == meant
    tokens["primary"]["$value"]["components"][0] = {"$ref": "#/whole/$value/components/3"}
    with pytest.raises(KitError, match="nothing there"):
        made(tmp_path, ("x.json", tokens), name="bad", **{"color.accent.$root": "primary"})


def test_a_hue_of_a_whole_turn_is_one_of_none(tmp_path):
    red = {"$type": "color", "$value": {"colorSpace": "hsl", "components": [360, 100, 50]}}
    _, theme = made(tmp_path, ("x.json", {"primary": red}))
    assert shown(theme, "color.accent.$root") == "#ff0000"


SYSTEMS = {
    "adobe-spectrum": {}, "apple-hig": {"color.accent.$root": "color.systemBlue"}, "figma-sds": {}, "github-primer": {},
    "ibm-carbon": {"color.accent.$root": "color.blue.60"}, "microsoft-fluent": {}, "shopify-polaris": {"color.accent.$root": "color.indigo"},
}  # fmt: skip
PACKAGES = Path(__file__).parents[1] / "node/node_modules"


@pytest.mark.node
@pytest.mark.parametrize("system", SYSTEMS)
def test_design_systems_of_others_become_themes(tmp_path, system):
    source = PACKAGES / f"dtcg-examples/{system}.resolver.json"
    imported = import_theme(Wish(system, [source], SYSTEMS[system]), BASE)
    theme = written(imported, tmp_path / system)
    assert not [one for one in check(theme.folder, BASE, USED).findings if one.must]
    assert "color.accent.$root" in imported.taken
    assert len(imported.taken) >= {"github-primer": 20, "figma-sds": 18, "microsoft-fluent": 14}.get(system, 1)


@pytest.mark.node
def test_open_props_becomes_a_theme(tmp_path):
    source = PACKAGES / "open-props/open-props.min.css"
    imported = import_theme(Wish("open", [source], {"color.accent.$root": "--indigo-7"}), BASE)
    assert shown(written(imported, tmp_path / "open"), "color.accent.$root") == "#4263eb"


def test_all_that_is_wrong_comes_at_once(tmp_path):
    with pytest.raises(KitError) as error:
        made(tmp_path, ("x.json", {"primary": {"$value": "{a}"}, "text": {"$value": "{b}"}, "z": color(BLUE)}))
    assert len(list(flatten([error.value]))) == 2
