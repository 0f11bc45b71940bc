"""The resolver: sets, modifiers and their order; each of its rules broken once."""

import json
from pathlib import Path

import pytest

from kit.errors import KitError, flatten
from kit.tokens import read_resolver, resolve

ONE, TWO = ({"n": {"$type": "number", "$value": number}} for number in (1, 2))
GOOD = {
    "version": "2025.10",
    "sets": {"a": {"sources": [ONE]}},
    "modifiers": {"mode": {"contexts": {"light": [], "dark": [TWO]}, "default": "light"}},
    "resolutionOrder": [{"$ref": "#/sets/a"}, {"$ref": "#/modifiers/mode"}],
}


def write(folder: Path, **more: object) -> Path:
    path = folder / "x.resolver.json"
    path.write_text(json.dumps({**GOOD, **more}, indent=1))
    return path


def number(path: Path, **inputs: str) -> float:
    resolver = read_resolver(path)
    assert resolver.errors == []
    return resolve(resolver.tree(inputs)).tokens["n"].value.value


def test_later_wins_and_the_default_context_counts(tmp_path):
    path = write(tmp_path)
    assert (number(path), number(path, mode="dark")) == (1, 2)
    first = write(tmp_path, resolutionOrder=[{"$ref": "#/modifiers/mode"}, {"$ref": "#/sets/a"}])
    assert number(first, mode="dark") == 1


def test_sets_may_be_named_in_sets_contexts_and_be_written_in_the_order(tmp_path):
    path = write(
        tmp_path,
        sets={"a": {"sources": [ONE, {"$ref": "#/sets/b"}]}, "b": {"sources": [TWO]}},
        resolutionOrder=[{"type": "set", "name": "mine", "sources": [{"$ref": "#/sets/a"}]}],
    )
    assert number(path, mode="light") == 2
    inline = {"type": "modifier", "name": "size", "contexts": {"s": [{"$ref": "#/sets/a"}], "l": [TWO]}, "default": "s"}
    path = write(tmp_path, resolutionOrder=[inline])
    assert (number(path), number(path, size="l")) == (1, 2)


def test_a_pointer_may_lead_to_tokens_anywhere_in_the_file_and_a_set_be_one(tmp_path):
    defs = {"a/one": ONE, "again": {"$ref": "#/$defs/a~1one"}, "bag": {"inner": TWO}}
    sets = {
        "a": {"sources": [{"$ref": "#/$defs/again"}]},
        "b": {"$ref": "#/sets/a", "description": "x"},
        "c": {"sources": [ONE, {"$ref": "#/$defs/bag/inner"}]},
        "d": {"sources": [{"$ref": "#/sets/c/sources/0"}]},
    }
    found = [
        number(write(tmp_path, **{"$defs": defs}, sets=sets, resolutionOrder=[{"$ref": f"#/sets/{name}"}]))
        for name in sets
    ]
    assert found == [1, 1, 2, 1]


def test_a_part_of_a_file_is_read(tmp_path):
    (tmp_path / "all.json").write_text(json.dumps({"bags": [{"sizes": TWO}], "other": {"$value": "broken"}}))
    for reference in ("all.json#/bags/0/sizes", "all.json#bags/0/sizes"):
        assert number(write(tmp_path, sets={"a": {"sources": [ONE, {"$ref": reference}]}})) == 2


def test_what_stands_beside_a_reference_replaces_what_it_leads_to(tmp_path):
    file = {"n": {"x": {"$type": "number", "$value": 5}}, "m": {"$type": "number", "$value": 6}}
    (tmp_path / "file.json").write_text(json.dumps(file))
    resolver = read_resolver(write(tmp_path, sets={"a": {"sources": [{"$ref": "file.json", **ONE}]}}))
    found = resolve(resolver.tree({}))
    assert (resolver.errors, found.errors) == ([], [])
    assert {path: token.value.value for path, token in found.tokens.items()} == {"m": 6, "n": 1}
    mode, own = {"$ref": "#/modifiers/mode"}, {"$ref": "#/sets/a", "sources": [TWO]}
    for order, meant in (
        ([{"$ref": "#/sets/a"}, {**mode, "default": "dark"}], 2),
        ([{"$ref": "#/sets/a"}, {**mode, "contexts": {"light": [TWO], "dark": []}}], 2),
        ([own], 2),
    ):
        assert number(write(tmp_path, resolutionOrder=order)) == meant


def test_aliases_are_resolved_after_flattening(tmp_path):
    alias = {"m": {"$value": "{n}"}}
    resolver = read_resolver(write(tmp_path, sets={"a": {"sources": [ONE, alias]}}))
    assert resolve(resolver.tree({"mode": "dark"})).tokens["m"].value.value == 2


@pytest.mark.parametrize(
    ("inputs", "problem", "fix"),
    [({"mod": "dark"}, "no such modifier", '"mode"'), ({"mode": "drak"}, "no such context of mode", '"dark"')],
)
def test_unknown_inputs_are_errors(tmp_path, inputs, problem, fix):
    with pytest.raises(KitError, match=problem) as caught:
        read_resolver(write(tmp_path)).tree(inputs)
    assert fix in caught.value.fix


def test_all_that_is_wrong_with_inputs_comes_at_once(tmp_path):
    modifiers = {name: {"contexts": {"s": [], "l": []}} for name in ("size", "shape", "tone")}
    resolver = read_resolver(write(tmp_path, modifiers=modifiers, resolutionOrder=[{"$ref": "#/sets/a"}]))
    with pytest.raises(KitError) as caught:
        resolver.tree({"size": True, "shap": "s", "tone": ["s"]})
    problems = [error.problem for error in flatten([caught.value])]
    assert problems == [
        "no such context of size",
        "no such modifier",
        "no such context of tone",
        "the modifier shape has no default",
    ]


def test_a_modifier_without_default_must_be_chosen(tmp_path):
    resolver = read_resolver(write(tmp_path, modifiers={"mode": {"contexts": {"light": [], "dark": []}}}))
    with pytest.raises(KitError, match="no default"):
        resolver.tree({})


BROKEN = [
    ({"version": "1.0"}, "version", '"2025.10"'),
    ({"resolutionOrder": []}, "resolutionOrder", "not empty"),
    ({"resolutionOrder": [{"$ref": "#/sets/b"}]}, "resolutionOrder[0].$ref", "no such set or modifier"),
    ({"resolutionOrder": [{"$ref": "#/sets/a"}, {"$ref": "#/sets/a"}]}, "resolutionOrder[1]", "twice"),
    ({"resolutionOrder": [{"sources": []}]}, "resolutionOrder[0]", "neither a reference nor"),
    ({"orders": []}, "orders", "no such key"),
    ({"name": 3}, "name", "must be text"),
    ({"sets": []}, "sets", "must be an object"),
    ({"sets": {"a": {"source": []}}}, "sets.a", '"sources"'),
    ({"sets": {"a": {"sources": ["file.json"]}}}, "sets.a.sources[0]", "a source is an object"),
    ({"sets": {"a": {"sources": [{"$ref": "none.json"}]}}}, "sets.a.sources[0].$ref", "no such file"),
    ({"sets": {"a": {"sources": [{"$ref": "../up.json"}]}}}, "sets.a.sources[0].$ref", "in this folder"),
    ({"sets": {"a": {"sources": [{"$ref": "https://x.example/t.json"}]}}}, "sets.a.sources[0].$ref", "in this folder"),
    ({"sets": {"a": {"sources": [{"$ref": "#/sets/a"}]}}}, "sets.a", "a -> a"),
    ({"sets": {"a": {"sources": [{"$ref": "#/modifiers/mode"}]}}}, "sets.a.sources[0].$ref", "cannot be a modifier"),
    ({"sets": {"a": {"sources": [{"$ref": "#/modifiers/mode/contexts/dark/0"}]}}}, "sets.a.sources[0].$ref", "cannot be a modifier"),
    ({"sets": {"a": {"sources": [{"$ref": "#/resolutionOrder/0"}]}}}, "sets.a.sources[0].$ref", "cannot be an item of the order"),
    ({"sets": {"a": {"sources": [{"$ref": "#/$defs/x"}]}}, "$defs": {"x": {"$ref": "#/$defs/y"}, "y": {"$ref": "#/$defs/x"}}}, "$defs.y.$ref",
     "a -> #/$defs/x -> #/$defs/y -> #/$defs/x"),
    ({"sets": {"a": {"sources": [{"$ref": "#/sets/a/sources"}]}}}, "sets.a.sources[0].$ref", "refers to itself"),
    ({"sets": {"a": {"sources": [{"$ref": "#/sets/a/1"}]}}}, "sets.a.sources[0].$ref", "no such set"),
    ({"sets": {"a": {"sources": [{"$ref": "x.resolver.json#/colours"}]}}}, "sets.a.sources[0].$ref", "no such part in that file"),
    ({"sets": {"a": {"$ref": "#/sets/b"}}}, "sets.a.$ref", "no such set"),
    ({"resolutionOrder": [{"$ref": "#/sets/a/sources"}]}, "resolutionOrder[0].$ref", "no such set or modifier"),
    ({"resolutionOrder": [{"$ref": "#/sets/a", "contexts": {}}]}, "resolutionOrder[0].contexts", "no such key"),
    ({"resolutionOrder": [{"$ref": "#/modifiers/mode", "default": "dim"}]}, "resolutionOrder[0].default", "not one of the contexts"),
    ({"resolutionOrder": [{"$ref": "#/modifiers/mode", "contexts": {"dim": []}}]}, "resolutionOrder[0].default", "not one of the contexts"),
    ({"resolutionOrder": [{"type": "set", "name": "q", "sources": []}, {"type": "modifier", "name": "q", "contexts": {"s": []}}]},
     "resolutionOrder[1]", "twice"),
    ({"resolutionOrder": [{"type": "modifier", "name": "mode", "contexts": {"s": []}}]}, "resolutionOrder[0].name", "another modifier"),
    ({"modifiers": {"mode": {"contexts": {}}}}, "modifiers.mode", "at least one"),
    ({"modifiers": {"mode": {"contexts": {"light": {}}}}}, "modifiers.mode.contexts.light", "list of sources"),
    ({"modifiers": {"mode": {"contexts": {"light": []}, "default": "lite"}}}, "modifiers.mode.default", "not one of the contexts"),
    ({"modifiers": {"mode": {"contexts": {"light": [{"$ref": "#/modifiers/mode"}]}}}}, "modifiers.mode.contexts.light[0].$ref",
     "cannot be a modifier"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "key", "problem"), BROKEN, ids=lambda item: str(item)[:50])
def test_a_broken_rule_is_named_where_it_stands(tmp_path, more, key, problem):
    errors = [error for error in read_resolver(write(tmp_path, **more)).errors if error.key == key]
    assert [problem in error.problem for error in errors] == [True]
    assert errors[0].at.line > 0 or key == "version"
    assert errors[0].fix


def test_faults_of_the_files_and_of_the_resolver_come_together(tmp_path):
    (tmp_path / "broken.json").write_text('{"a": ')
    (tmp_path / "bad.json").write_text('{"a": {"$value": 1, "$type": "numbr"}}')
    sources = [{"$ref": "broken.json"}, {"$ref": "bad.json"}]
    resolver = read_resolver(write(tmp_path, sets={"a": {"sources": sources}}, version="1"))
    found = [*resolver.errors, *resolve(resolver.tree({})).errors]
    assert {error.at.path.name for error in found} == {"x.resolver.json", "broken.json", "bad.json"}


def test_what_a_group_says_in_one_file_holds_for_its_members_in_another(tmp_path):
    first = {"g": {"$type": "number", "x": {"$value": 1}}, "h": {"$extends": "{g}", "$deprecated": "Use g."}}
    second = {"g": {"y": {"$value": 2}}, "h": {"$type": "number", "z": {"$value": 3}}}
    resolver = read_resolver(write(tmp_path, sets={"a": {"sources": [first, second]}}))
    found = resolve(resolver.tree({}))
    assert found.errors == []
    assert {path for path in found.tokens if path[0] in "gh"} == {"g.x", "g.y", "h.z", "h.x", "h.y"}
    assert found.tokens["h.z"].deprecated == "Use g."


def test_a_token_in_one_file_and_a_group_in_another_cannot_both_be(tmp_path):
    sources = [ONE, {"n": {"x": {"$type": "number", "$value": 2}}}]
    resolver = read_resolver(write(tmp_path, sets={"a": {"sources": sources}}))
    (error,) = resolve(resolver.tree({})).errors
    assert (error.key, error.problem) == ("sets.a.sources[0].n", "a token here, but a group elsewhere")
