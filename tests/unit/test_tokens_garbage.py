"""Whatever stands in a file, only errors come out, never an exception: good files with one thing changed, and noise."""

import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.errors import KitError
from kit.theme import load_theme
from kit.tokens import read_resolver, resolve
from kit.tokens import values as v
from tests.unit.tokenfiles import THEMES, read, write_theme

BASE = load_theme(THEMES / "base", None)
PX, MS = {"value": 1, "unit": "px"}, {"value": 1, "unit": "ms"}
BLACK = {"colorSpace": "srgb", "components": [0, {"$ref": "#/n"}, "none"], "alpha": 0.5, "hex": "#000000"}
CURVE = [0, 0, 1, 1]
OURS = {"dev.nodkit": {"easing": {"spring": {"stiffness": 900, "damping": 30, "mass": 1}}, "reduced": "{g.x}"}}
TOKENS = {
    "n": {"$type": "number", "$value": 1, "$deprecated": "old"},
    "c": {"$type": "color", "$value": BLACK, "$extensions": {"dev.nodkit": {"on": {"text": ["{c}"]}}}},
    "g": {"$type": "transition", "$description": "x", "$root": {"$ref": "#/g/x"},
          "x": {"$value": {"duration": MS, "delay": "{d}", "timingFunction": CURVE}},
          "y": {"$value": {"duration": MS, "delay": MS, "timingFunction": CURVE}, "$extensions": OURS}},
    "d": {"$type": "duration", "$value": MS},
    "h": {"$extends": "{g}", "z": {"$value": "{g.x}"}},
    "s": {"$type": "shadow", "$value": [{"color": "{c}", "offsetX": PX, "offsetY": PX, "blur": PX, "spread": PX, "inset": True}]},
    "b": {"$type": "border", "$value": {"color": BLACK, "width": PX, "style": {"dashArray": [PX], "lineCap": "butt"}}},
    "r": {"$type": "gradient", "$value": [{"color": BLACK, "position": {"$ref": "#/c/$value/alpha"}}]},
    "t": {"$type": "typography", "$value": {"fontFamily": ["Arial"], "fontSize": PX, "fontWeight": "bold", "letterSpacing": PX,
                                            "lineHeight": 1}},
}  # fmt: skip
SOURCES = [{"$ref": "#/sets/b"}, {"n": {"$type": "number", "$value": 1}}]
RESOLVER = {
    "version": "2025.10", "name": "x", "description": "y",
    "sets": {"a": {"sources": SOURCES, "description": "z"}, "b": {"sources": []}},
    "modifiers": {"mode": {"contexts": {"light": SOURCES, "dark": []}, "default": "light"}},
    "resolutionOrder": [{"$ref": "#/sets/a"}, {"type": "modifier", "name": "q", "contexts": {"s": []}, "default": "s"},
                        {"type": "set", "name": "r", "sources": SOURCES}, {"$ref": "#/modifiers/mode"}],
}  # fmt: skip


def spots(node, path=()):
    yield path
    for key, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from spots(inner, (*path, key))


def changed(whole, path, new):
    if not path:
        return new
    whole = copy.deepcopy(whole)
    node = whole
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = new
    return whole


WORDS = [*v.TYPES, "{n}", "{c}", "{g}", "{g.y}", "{g.$root}", "{h.x}", "#/c", "#/c/$value/components/0", "#/c/$value", "#/n/$value/0",
         "#/sets/a", "#/modifiers/mode", "#/", "#", "srgb", "px", "none", "{", "{}", "", "light", "../x", "a\x00b", "~"]  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(WORDS)
)
KEYS = st.sampled_from(
    ["$value", "$type", "$ref", "$extends", "$root", "a", "value", "unit", "components", "sources", "contexts"]
)
NOISE = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


def test_the_good_files_are_good(tmp_path):
    assert read(TOKENS).errors == []
    path = tmp_path / "x.resolver.json"
    path.write_text(json.dumps(RESOLVER))
    assert read_resolver(path).errors == []


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(spots(TOKENS))), NOISE)
def test_a_token_file_with_one_thing_changed(spot, noise):
    found = read(json.dumps(changed(TOKENS, spot, noise)))
    assert all(isinstance(error, KitError) and str(error) for error in found.errors)
    missing = TOKENS.keys() - {path.partition(".")[0] for path in found.tokens}
    assert not missing or found.errors or len(spot) < 2


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(spots(RESOLVER))), NOISE)
def test_a_resolver_with_one_thing_changed(tmp_path_factory, spot, noise):
    path = tmp_path_factory.getbasetemp() / "garbage.resolver.json"
    path.write_text(json.dumps(changed(RESOLVER, spot, noise)))
    resolver = read_resolver(path)
    assert all(isinstance(error, KitError) and str(error) for error in resolver.errors)
    if not resolver.errors:
        inputs = {name: next(iter(modifier.contexts)) for name, modifier in resolver.modifiers.items()}
        assert isinstance(resolve(resolver.tree(inputs)).errors, list)


@settings(max_examples=20, deadline=None)
@given(NOISE)
def test_a_theme_of_noise(tmp_path_factory, noise):
    folder = write_theme(tmp_path_factory.mktemp("noise"), "mine", {"color": noise})
    try:
        load_theme(folder, BASE)
    except KitError as error:
        assert str(error)


def test_deep_nesting_and_broken_bytes_are_errors(tmp_path):
    deep = {}
    for _ in range(200):
        deep = {"a": deep}
    assert "nested too deeply" in read(deep).errors[0].problem
    folder = write_theme(tmp_path, "mine", {})
    for content in (b"\xff\xfe", b"[" * 100_000, b'{"a": 1e999999}', b'{"a": 1, "a": 2}', b""):
        (folder / "all.tokens.json").write_bytes(content)
        try:
            load_theme(folder, BASE)
        except KitError as error:
            assert "all.tokens.json" in str(error)
        else:
            raise AssertionError(content)


def test_a_byte_order_mark_is_no_fault(tmp_path):
    folder = write_theme(tmp_path, "mine", {})
    (folder / "all.tokens.json").write_bytes(b"\xef\xbb\xbf{}")
    assert load_theme(folder, BASE).name == "mine"
