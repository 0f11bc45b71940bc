"""Every rule of formats.md, section 1, broken once: the fault is named where it stands, and nothing else is."""

import pytest

from tests.unit.tokenfiles import only_error, place_of, read

COLOR = '{"$type": "color", "$value": {"colorSpace": "srgb", "components": [0, 0, 0]}}'
WIDTH = '{"value": 1, "unit": "px"}'
ONE = '{"$type": "number", "$value": 1}'


def value(kind: str, written: str) -> str:
    return f'{{\n "t": {{\n  "$type": "{kind}",\n  "$value": {written}\n }}\n}}'


# the file, the mark at whose first spot the error stands, its key, a part of what it says, a part of the way out
SHAPE = [
    (f'{{"a": {{"$value": 1, "$type": "number",\n "b": {ONE}}}}}', '"b"', "a.b", "either $value or children", '"$root"'),
    ('{"a": {"$type": "number", "$value": 1,\n "$ref": "#/a"}}', '"$ref"', "a.$ref", "either $value or $ref", "leave one"),
    ('{"a": {"$type": "number", "$value": 1,\n "$descripton": "x"}}', '"$descripton"', "a.$descripton", "no such key",
     '"$description"'),
    ('{"a": {\n "$valeu": 1}}', '"$valeu"', "a.$valeu", "no such key", "use one of"),
    (f'{{"a": {{\n "$extend": "{{b}}"}}, "b": {{"c": {ONE}}}}}', '"$extend"', "a.$extend", "no such key", '"$extends"'),
    (f'{{\n "a.b": {ONE}}}', '"a.b"', "a.b", "no { } or .", "nest groups"),
    (f'{{\n "a{{b": {ONE}}}', '"a{b"', "a{b", "no { } or .", "nest groups"),
    (f'{{\n "": {ONE}}}', '""', "", "must not be empty", "a name"),
    ('{"a":\n {"b": 4}}', '"b"', "a.b", "neither a token nor a group", "$value"),
    ('{"a":\n {"value": 4}}', '"value"', "a.value", "neither a token nor a group", 'write "$value"'),
    ('{"a": {"$type": "colour",\n "$value": 1}}', '"$type"', "a.$type", "no such type", '"color"'),
    (f'{{"a": {{\n "$type": 4, "b": {ONE}}}}}', '"$type"', "a.$type", "no such type", "use one of"),
    ('{"a": {"$type": "number", "$value": 1,\n "$deprecated": 1}}', '"$deprecated"', "a.$deprecated", "true, false or", ""),
    ('{"a": {"$type": "number", "$value": 1,\n "$description": 1}}', '"$description"', "a.$description", "text", ""),
    ('{"a": {"$type": "number", "$value": 1,\n "$extensions": 1}}', '"$extensions"', "a.$extensions", "an object", ""),
    ('{"a": {\n "$root": {"b": {}}}}', '"$root"', "a.$root", "$root must be a token", "$value"),
    ('{\n "a": {"$value": 1}}', '"a"', "a", "has no type", '"$type"'),
    ("[1]", "[", "", "must be an object", "$value"),
    ('{"$type": "number",\n "$value": 1}', '"$value"', "$value", "needs a name", ""),
]  # fmt: skip

VALUES = [
    (value("color", '"#f00"'), '"$value"', "t.$value", "not text", '"colorSpace"'),
    (value("color", '{"colorSpace": "rgb", "components": [0, 0, 0]}'), '"colorSpace"', "t.$value.colorSpace", "must be one of",
     '"srgb"'),
    (value("color", '{"colorSpace": "srgb",\n "components": [0, 0]}'), '"components"', "t.$value.components", "list of three", ""),
    (value("color", '{"colorSpace": "srgb",\n "components": [0, 0, 1.5]}'), "1.5", "t.$value.components[2]", "within 0 and 1", ""),
    (value("color", '{"colorSpace": "lch",\n "components": [0, -1, 0]}'), "-1", "t.$value.components[1]", "within 0 and", ""),
    (value("color", '{"colorSpace": "srgb",\n "components": [0, true, 0]}'), "true", "t.$value.components[1]", "a number", ""),
    (value("color", '{"colorSpace": "srgb", "components": [0, 0, 0],\n "alpha": 2}'), '"alpha"', "t.$value.alpha", "0 and 1", ""),
    (value("color", '{"colorSpace": "srgb", "components": [0, 0, 0],\n "hex": "#12345678"}'), '"hex"', "t.$value.hex", "six digits", ""),
    (value("color", '{"colorSpace": "srgb"}'), '"$value"', "t.$value", '"components" is missing', ""),
    (value("color", '{"colorSpace": "srgb", "components": [0, 0, 0],\n "alfa": 1}'), '"alfa"', "t.$value.alfa", "no such key", '"alpha"'),
    (value("color", '{"colorSpace": "hwb",\n "components": [360, 10, 20]}'), "360", "t.$value.components[0]", "0 and less than 360", ""),
    (value("color", '{"colorSpace": "oklch",\n "components": [0.4, 0.1, 360]}'), "360", "t.$value.components[2]", "less than 360", ""),
    (value("dimension", "0"), '"$value"', "t.$value", '"value" and "unit"', "also for 0"),
    (value("dimension", '{"value": 1,\n "unit": "em"}'), '"unit"', "t.$value.unit", "px, rem", '"rem"'),
    (value("dimension", '{"value": "1",\n "unit": "px"}'), '"value": "1"', "t.$value.value", "must be a number", "quotes"),
    (value("duration", '{"value": 1,\n "unit": "m"}'), '"unit"', "t.$value.unit", "ms, s", ""),
    (value("duration", '"200ms"'), '"$value"', "t.$value", '"value" and "unit"', '"ms"'),
    (value("cubicBezier", "[0, 0, 1]"), '"$value"', "t.$value", "four numbers", ""),
    (value("cubicBezier", "[0, 3, 1.5, -2]"), "1.5", "t.$value[2]", "within 0 and 1", ""),
    (value("fontWeight", "1001"), '"$value"', "t.$value", "within 1 and 1000", ""),
    (value("fontWeight", '"Bold"'), '"$value"', "t.$value", "no such font weight", '"bold"'),
    (value("fontFamily", "[]"), '"$value"', "t.$value", "must name a font", ""),
    (value("fontFamily", '["Arial", 3]'), "3", "t.$value[1]", "name of a font", ""),
    (value("fontFamily", '"{face.body"'), '"$value"', "t.$value", "name of a font", ""),
    (value("fontFamily", '[\n"{face}, Arial"]'), '"{face}, Arial"', "t.$value[0]", "name of a font", ""),
    (value("number", '"1"'), '"$value"', "t.$value", "must be a number", ""),
    (value("number", "1e999"), '"$value"', "t.$value", "must lie within", ""),
    (value("strokeStyle", '"wavy"'), '"$value"', "t.$value", "must be one of", ""),
    (value("strokeStyle", '{"dashArray": [],\n "lineCap": "butt"}'), '"dashArray"', "t.$value.dashArray", "list of dimensions", ""),
    (value("strokeStyle", '{"dashArray": [{"value": 1, "unit": "px"}],\n "lineCap": "but"}'), '"lineCap"', "t.$value.lineCap",
     "must be one of", '"butt"'),
    (value("border", '{"color": 1, "width": {"value": 1, "unit": "px"}, "style": "solid"}'), '"color": 1', "t.$value.color",
     "must be an object", ""),
    (value("transition", '{"duration": {"value": 1, "unit": "s"}, "timingFunction": [0, 0, 1, 1]}'), '"$value"', "t.$value",
     '"delay" is missing', ""),
    (value("shadow", "[]"), '"$value"', "t.$value", "at least one", ""),
    (value("gradient", '"red"'), '"$value"', "t.$value", "list of stops", ""),
    (value("typography", '"Arial"'), '"$value"', "t.$value", "must be an object", '"lineHeight"'),
]  # fmt: skip

REFERENCES = [
    (f'{{"b": {COLOR}, "a": {{\n "$value": "{{bb}}"}}}}', '"$value": "{bb}"', "a.$value", "no token bb", '"b"'),
    (f'{{"g": {{"x": {ONE}}}, "a": {{\n "$value": "{{g}}"}}}}', '"$value": "{g}"', "a.$value", "g is a group", "g.x"),
    (f'{{"g": {{"$root": {ONE}}}, "a": {{\n "$value": "{{g}}"}}}}', '"$value": "{g}"', "a.$value", "g is a group", "{g.$root}"),
    (f'{{"n": {ONE},\n "a": {{"$type": "color", "$value": "{{n}}"}}}}', '"a"', "a", "is a color, but n is a number", "name a color"),
    (f'{{"n": {ONE}, "a": {{"$type": "border", "$value": {{\n "color": "{{n}}", "width": {WIDTH}, "style": "solid"}}}}}}', '"color"',
     "a.$value.color", "needs a color, but n is a number", ""),
    (f'{{"n": {ONE}, "a": {{\n "$ref": "#/m"}}}}', '"$ref"', "a.$ref", "no token m", "use one of"),
    ('{"a": {\n "$ref": "other.json"}}', '"$ref"', "a.$ref", "not a pointer", "#/group/token"),
    (f'{{"c": {COLOR}, "a": {{"$type": "number",\n "$value": {{"$ref": "#/c/$value/components/7"}}}}}}', '"$value": {"$ref"', "a.$value",
     'no "7"', ""),
    ('{"a": {\n "$value": "{}"}}', '"$value"', "a.$value", "names no token", "{group.token}"),
    ('{"a": {\n "$ref": "#/"}}', '"$ref"', "a.$ref", "names no token", "#/group/token"),
    (f'{{"w": {{"$type": "dimension", "$value": {WIDTH}}}, "a": {{"$type": "dimension", "$value": {{"$ref": "#/w/$value",\n "unit": "rem"}}}}}}',
     '"unit": "rem"', "a.$value.unit", "nothing may stand beside $ref", ""),
    (f'{{"w": {{"$type": "dimension", "$value": {WIDTH}}}, "a": {{"$type": "number",\n "$ref": "#/w/$value/unit"}}}}', '"$ref"', "a.$ref",
     "must be a number", ""),
    (f'{{"c": {COLOR}, "a": {{"$type": "number",\n "$value": {{"$ref": "#/c/$description"}}}}}}', '"$value": {"$ref"', "a.$value",
     "not in the value of c", "$value"),
    ('{"a": {"$type": "color", "$value": "{b}"}, "b": {"$value": "{c}"},\n "c": {"$value": "{a}"}}', '"c"', "c", "a -> b -> c -> a", ""),
    ('{\n "a": {"$type": "color", "$value": "{a}"}}', '"a"', "a", "a -> a", "a value of its own"),
    (f'{{"b": {COLOR}, "a": {{\n "$extends": "{{b}}"}}}}', '"$extends"', "a.$extends", "extends a token", ""),
    (f'{{"bird": {{"x": {ONE}}}, "a": {{\n "$extends": "{{bord}}"}}}}', '"$extends"', "a.$extends", "does not exist", '"bird"'),
    (f'{{"b": {{"x": {ONE}}}, "a": {{\n "$extends": "b"}}}}', '"$extends"', "a.$extends", "not a reference", ""),
    ('{"a": {\n "$extends": "{b}"}, "b": {"$extends": "{c}"}, "c": {"$extends": "{a}"}}', '"$extends"', "a.$extends",
     "a -> b -> c -> a", ""),
    (f'{{"b": {{"x": {ONE}}}, "a": {{"$extends": "{{b}}",\n "$ref": "#/b", "y": {ONE}}}}}', '"$ref"', "a.$ref", "not both", "leave one"),
    (f'{{"bird": {{"x": {ONE}}}, "a": {{\n "$ref": "#/bord", "y": {ONE}}}}}', '"$ref"', "a.$ref", "does not exist", '"bird"'),
    ((f'{{"b": {{"$type": "number", "x": {{"$value": 1}}, "z": {{"$value": 2}}}}, "a": {{"$extends": "{{b}}",\n "$type": "dimension", '
     f'"y": {{"$value": {WIDTH}}}}}}}'), '"$type": "dimension"', "a.$type", "is dimension, but b.x, which is inherited, is a number",
     "leave this $type out"),
    ('{"a": {\n "$extends": "{a}"}}', '"$extends"', "a.$extends", "a -> a", ""),
    ('{"a": {"b": {\n "$extends": "{a}"}}}', '"$extends"', "a.b.$extends", "a.b -> a", ""),
]  # fmt: skip

EXTENSION = '{"t": {"$type": "%s", "$value": %s, "$extensions": {"dev.nodkit": {\n %s}}}}'
T = '{"duration": {"value": 1, "unit": "s"}, "delay": {"value": 0, "unit": "s"}, "timingFunction": [0, 0, 1, 1]}'
C = '{"colorSpace": "srgb", "components": [0, 0, 0]}'
OURS = "t.$extensions.dev.nodkit."
EXTENSIONS = [
    (EXTENSION % ("number", 1, '"reducd": 0'), '"reducd"', OURS + "reducd", "no such key", '"reduced"'),
    (EXTENSION % ("number", 1, '"reduced": "{x}"'), '"reduced"', OURS + "reduced", "no token x", ""),
    (EXTENSION % ("number", 1, '"reduced": "0"'), '"reduced"', OURS + "reduced", "must be a number", ""),
    (EXTENSION % ("number", 1, '"easing": {"steps": 2}'), '"easing"', OURS + "easing", "a number has no easing", ""),
    (EXTENSION % ("number", 1, '"on": {}'), '"on"', OURS + "on", "a number has no contrast", ""),
    (EXTENSION % ("color", C, '"on": {"text": "{t}"}'), '"text"', OURS + "on.text", "list of references", ""),
    (EXTENSION % ("transition", T, '"easing": {"steps": 1, "jump": "none"}'), '"steps"', OURS + "easing.steps", "whole number", ""),
    (EXTENSION % ("transition", T, '"easing": {"spring": {"stiffness": 1, "damping": 0, "mass": 1}}'), '"damping"',
     OURS + "easing.spring.damping", "must lie within", ""),
    (EXTENSION % ("transition", T, '"easing": {"steps": 2, "jumps": "end"}'), '"jumps"', OURS + "easing.jumps", "no such key", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    "case", [*SHAPE, *VALUES, *REFERENCES, *EXTENSIONS], ids=lambda case: f"{case[3]}: {case[0][:60]}"
)
def test_a_broken_rule_is_named_where_it_stands(case):
    text, mark, key, problem, fix = case
    error = only_error(text)
    assert error.key == key
    assert str(error.at) == place_of(mark, text)
    assert problem in error.problem
    assert fix in error.fix
    assert error.fix


def test_all_faults_of_a_file_come_in_one_run():
    text = """{
  "a": {"$type": "color", "$value": {"colorSpace": "rgb", "components": [0, 0, 0]}},
  "b": {"$value": 4},
  "c": {"$type": "number", "$value": "{nowhere}"},
  "d.e": {"$type": "number", "$value": 1},
  "f": {"$type": "shadow", "$value": {"color": 1, "offsetX": 2, "offsetY": {"value": 0, "unit": "px"}, "blur": 3, "spread": 4}}
}"""
    found = [(error.at.line, error.key) for error in read(text).errors]
    assert sorted(found) == [
        (2, "a.$value.colorSpace"), (3, "b"), (4, "c.$value"), (5, "d.e"),
        (6, "f.$value.blur"), (6, "f.$value.color"), (6, "f.$value.offsetX"), (6, "f.$value.spread"),
    ]  # fmt: skip


def test_a_circle_is_reported_once_and_what_hangs_on_it_is_not():
    found = read(
        '{"$type": "number", "a": {"$value": "{b}"}, "b": {"$value": "{a}"}, "c": {"$value": "{a}"}, "d": {"$value": "{c}"}}'
    )
    assert len(found.errors) == 1
    assert found.tokens == {}


def test_a_circle_through_parts_of_values_is_found():
    text = """{"$type": "color",
 "a": {"$value": {"colorSpace": "srgb", "components": [{"$ref": "#/b/$value/components/0"}, 0, 0]}},
 "b": {"$value": {"colorSpace": "srgb", "components": [{"$ref": "#/a/$value/components/0"}, 0, 0]}}}"""
    errors = read(text).errors
    assert errors
    assert all("in a circle" in error.problem for error in errors)


def test_a_type_without_value_or_tokens_is_a_warning():
    found = read(
        f'{{"half": {{"$description": "x",\n "$type": "color"}}, "none": {{}}, "whole": {{"$type": "number", "x": {ONE}}}}}'
    )
    assert found.errors == []
    assert [(str(w.at), w.key) for w in found.warnings] == [("a.tokens.json:2:2", "half.$type")]


def test_names_that_differ_only_by_case_are_a_warning():
    found = read(f'{{"Red": {COLOR},\n "red": {COLOR}}}')
    assert found.errors == []
    assert [(str(w.at), w.given) for w in found.warnings] == [("a.tokens.json:2:2", "red")]


def test_a_deprecated_target_is_a_warning_with_its_reason():
    found = read(f'{{"old": {{"$deprecated": "Use new.", "x": {ONE}, "y": {{"$deprecated": false, "$type": "number", "$value": 1}}}},'
                 ' "a": {"$value": "{old.x}"}, "b": {"$value": "{old.y}"}}')  # fmt: skip
    assert [(w.key, w.fix) for w in found.warnings] == [("a.$value", "Use new.")]
    assert found.tokens["old.x"].deprecated == "Use new."
    assert found.tokens["old.y"].deprecated is False
