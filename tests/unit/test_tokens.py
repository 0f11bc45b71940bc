"""What tokens mean: types, aliases, pointers and groups."""

import json
from pathlib import Path

import pytest

from kit.located import parse_json
from kit.tokens import Link, plain, read_tree, resolve
from kit.tokens import values as v
from tests.unit.tokenfiles import read, srgb

PX = {"value": 2, "unit": "px"}
BLACK = {"colorSpace": "srgb", "components": [0, 0, 0]}
CURVE = [0.1, -2, 0.9, 3]


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (
            "color",
            {"colorSpace": "oklch", "components": [0.5, "none", 20], "alpha": 0.5},
            v.Color("oklch", (0.5, None, 20), 0.5),
        ),
        ("dimension", {"value": 0.5, "unit": "rem"}, v.Dimension(0.5, "rem")),
        ("fontFamily", "Arial", v.FontFamily(("Arial",))),
        ("fontFamily", ["A B", "serif"], v.FontFamily(("A B", "serif"))),
        ("fontWeight", "extra-bold", v.FontWeight(800)),
        ("fontWeight", 350, v.FontWeight(350)),
        ("duration", {"value": 0.2, "unit": "s"}, v.Duration(0.2, "s")),
        ("cubicBezier", CURVE, v.CubicBezier(0.1, -2, 0.9, 3)),
        ("number", 1.5, v.Number(1.5)),
        ("strokeStyle", "dashed", v.Keyword("dashed")),
        ("strokeStyle", {"dashArray": [PX], "lineCap": "round"}, v.Dashes((v.Dimension(2, "px"),), "round")),
        (
            "border",
            {"color": BLACK, "width": PX, "style": "solid"},
            v.Border(v.Color("srgb", (0, 0, 0)), v.Dimension(2, "px"), v.Keyword("solid")),
        ),
        (
            "transition",
            {"duration": {"value": 1, "unit": "s"}, "delay": {"value": 0, "unit": "ms"}, "timingFunction": CURVE},
            v.Transition(v.Duration(1, "s"), v.Duration(0, "ms"), v.CubicBezier(*CURVE)),
        ),
        (
            "gradient",
            [{"color": BLACK, "position": -4}, {"color": BLACK, "position": 42}],
            v.Gradient(
                (v.Stop(v.Color("srgb", (0, 0, 0)), v.Number(0)), v.Stop(v.Color("srgb", (0, 0, 0)), v.Number(1)))
            ),
        ),
    ],
)
def test_every_type_is_read(kind, written, meant):
    found = read({"t": {"$type": kind, "$value": written}})
    assert found.errors == []
    assert found.tokens["t"].value == meant


def test_shadow_and_typography_keep_links_to_other_tokens():
    found = read(
        {
            "ink": srgb(0, 0, 0),
            "font": {"$type": "fontFamily", "$value": "Arial"},
            "low": {"$type": "shadow", "$value": {"color": "{ink}", "offsetX": PX, "offsetY": PX, "blur": PX, "spread": PX}},
            "high": {"$type": "shadow", "$value": ["{low}", {"color": {"$ref": "#/ink"}, "offsetX": PX, "offsetY": PX, "blur": PX,
                                                             "spread": PX, "inset": True}]},
            "text": {"$type": "typography", "$value": {"fontFamily": "{font}", "fontSize": PX, "fontWeight": "bold",
                                                       "letterSpacing": PX, "lineHeight": 1.5}},
        }
    )  # fmt: skip
    assert found.errors == []
    low, high, text = (found.tokens[name].value for name in ("low", "high", "text"))
    assert low.layers[0].color == Link("ink", v.Color("srgb", (0, 0, 0)))
    assert high.layers[0] == Link("low", low)
    assert high.layers[1].color == low.layers[0].color
    assert high.layers[1].inset is True
    assert plain(text.font_family) == v.FontFamily(("Arial",))
    assert text.line_height == v.Number(1.5)
    assert found.tokens["high"].uses == ("low", "ink")


def test_an_alias_keeps_its_link_and_takes_type_and_value():
    found = read({"a": {"$value": "{b}"}, "b": {"$ref": "#/c/$root"}, "c": {"$root": srgb(1, 0, 0)}})
    assert found.errors == []
    assert [(t.alias, t.type) for t in found.tokens.values()] == [("b", "color"), ("c.$root", "color"), (None, "color")]
    assert found.tokens["a"].value == v.Color("srgb", (1, 0, 0))


def test_a_pointer_reaches_into_values_through_aliases():
    found = read(
        {
            "base": srgb(0.25, 0.5, 1),
            "name": {"$type": "color", "$value": "{base}"},
            "n": {"$type": "number", "$value": {"$ref": "#/name/$value/components/1"}},
            "mix": {
                "$type": "color",
                "$value": {"colorSpace": "srgb", "components": [{"$ref": "#/name/$value/components/2"}, "{n}", 0]},
            },
            "parts": {
                "$type": "color",
                "$value": {"colorSpace": "srgb", "components": {"$ref": "#/base/$value/components"}},
            },
        }
    )
    assert found.errors == []
    assert found.tokens["parts"].value == found.tokens["base"].value
    assert found.tokens["n"].value == v.Number(0.5)
    assert found.tokens["mix"].value == v.Color("srgb", (1, 0.5, 0))
    assert set(found.tokens["mix"].uses) == {"name", "base", "n"}


def test_a_pointer_may_stand_for_every_part_of_a_colour():
    found = read(
        {
            "$type": "color",
            "sky": {"$value": {"colorSpace": "lab", "components": [70, -20, -30], "alpha": 0.5, "hex": "#66b5e0"}},
            "sea": {
                "$value": {
                    name: {"$ref": f"#/sky/$value/{name}"} for name in ("colorSpace", "components", "alpha", "hex")
                }
            },
        }
    )
    assert found.errors == []
    assert found.tokens["sea"].value == found.tokens["sky"].value


def test_a_pointer_to_null_is_a_fault_of_both_and_no_crash():
    hole = {"$type": "color", "$value": {"colorSpace": "srgb", "components": [None, 0, 0]}}
    found = read({"hole": hole, "n": {"$type": "number", "$ref": "#/hole/$value/components/0"}})
    assert [error.key for error in found.errors] == ["hole.$value.components[0]", "n.$ref"]


def test_type_order_own_then_alias_then_extended_group_then_nearest_group():
    found = read(
        {
            "$type": "number",
            "one": {"$value": 1},
            "lengths": {"$type": "dimension", "x": {"$value": PX}},
            "more": {
                "$extends": "{lengths}",
                "y": {"$value": PX},
                "z": {"$value": "{one}"},
                "w": {"$type": "fontWeight", "$value": 400},
            },
        }
    )
    assert found.errors == []
    assert {path: token.type for path, token in found.tokens.items()} == {
        "one": "number", "lengths.x": "dimension", "more.y": "dimension", "more.z": "number", "more.w": "fontWeight",
        "more.x": "dimension",
    }  # fmt: skip


def test_extends_merges_deeply_and_a_local_token_replaces_the_whole_token():
    found = read(
        {
            "a": {
                "$type": "number",
                "x": {"$value": 1, "$description": "from a"},
                "deep": {"y": {"$value": 2}, "z": {"$value": 3}},
            },
            "b": {"$extends": "#/a", "x": {"$value": 10}, "deep": {"z": {"$value": 30}}},
            "c": {"$extends": {"$ref": "#/b"}, "deep": {"w": {"$value": 4}}},
        }
    )
    assert found.errors == []
    numbers = {path: token.value.value for path, token in found.tokens.items() if path.startswith(("b", "c"))}
    assert numbers == {
        "b.x": 10,
        "b.deep.z": 30,
        "b.deep.y": 2,
        "c.deep.w": 4,
        "c.x": 10,
        "c.deep.z": 30,
        "c.deep.y": 2,
    }
    assert found.tokens["b.x"].description == ""


def test_a_group_may_say_ref_instead_of_extends():
    found = read(
        {
            "sizes": {"$type": "number", "s": {"$value": 1}, "m": {"$value": 2}},
            "gaps": {"$ref": "#/sizes", "m": {"$value": 20}, "$root": {"$value": "{gaps.s}"}},
        }
    )
    assert found.errors == []
    numbers = {path: token.value.value for path, token in found.tokens.items() if path.startswith("gaps")}
    assert numbers == {"gaps.m": 20, "gaps.$root": 1, "gaps.s": 1}


def test_what_a_group_says_of_itself_is_inherited_too():
    found = read(
        {
            "old": {"$deprecated": "Use fresh.", "$type": "number", "x": {"$value": 1}},
            "copy": {"$extends": "{old}", "y": {"$value": 2}},
            "kept": {"$extends": "{old}", "$deprecated": False},
            "far": {"deep": {"$extends": "{old}"}},
            "farther": {"$extends": "{far}"},
        }
    )
    assert found.errors == []
    said = {path: (token.type, token.deprecated) for path, token in found.tokens.items()}
    assert said["copy.x"] == said["copy.y"] == said["farther.deep.x"] == ("number", "Use fresh.")
    assert said["kept.x"] == ("number", False)


def test_a_group_may_extend_one_inside_it_and_the_file_one_of_its_groups():
    found = read({"$extends": "{a.b}", "a": {"$extends": "{a.b}", "b": {"x": {"$type": "number", "$value": 1}}}})
    assert found.errors == []
    assert set(found.tokens) == {"x", "a.x", "a.b.x"}


def test_extensions_that_nobody_knows_are_kept():
    found = read({"a": srgb(0, 0, 0, **{"$extensions": {"com.example": {"deep": [1, None]}, "short": 1}})})
    assert found.tokens["a"].extensions["com.example"] == {"deep": [1, None]}
    assert [warning.given for warning in found.warnings] == ["short"]


def test_a_chain_of_ten_thousand_aliases_is_no_problem():
    tokens = {f"t{n}": {"$value": f"{{t{n + 1}}}"} for n in range(10_000)}
    found = read({**tokens, "t10000": {"$type": "number", "$value": 7}})
    assert found.errors == []
    assert found.tokens["t0"].value == v.Number(7)


def test_a_thousand_shadows_inside_each_other_are_refused_not_a_crash():
    tokens = {f"s{n}": {"$type": "shadow", "$value": [f"{{s{n + 1}}}"]} for n in range(1000)}
    found = read({**tokens, "s1000": {"$type": "shadow", "$value": []}})
    assert found.errors


def test_resolving_over_a_base_gives_what_resolving_everything_gives():
    base = {"$type": "number", "a": {"$value": 1}, "b": {"$value": "{a}"}, "c": {"$value": "{b}"}, "d": {"$value": 5}}
    layer = {"a": {"$type": "number", "$value": 2}}
    over = resolve(read_tree(parse_json(json.dumps(layer), Path("b"))), read(base))
    whole = read({**base, **layer})
    assert {p: t.value for p, t in over.tokens.items()} == {p: t.value for p, t in whole.tokens.items()}
    assert over.tokens["c"].value == v.Number(2)
    assert list(over.tokens) == list(whole.tokens)
