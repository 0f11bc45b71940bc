"""YAML and JSON know where each key stands, and refuse what the strict subset forbids."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError, KitErrors, Place
from kit.located import parse_json, parse_yaml, plain, read_text

HERE = Path("a.yaml")


def test_yaml_gives_each_key_and_item_its_place():
    document = parse_yaml("a: 1\nb:\n  - x\n  - c: two\n", HERE)
    assert document.value == {"a": 1, "b": ["x", {"c": "two"}]}
    assert document.place(("b", 1, "c")) == Place(HERE, 4, 5)
    assert document.place(("b", 0)) == Place(HERE, 3, 5)


def test_a_key_that_is_not_written_points_at_its_nearest_parent():
    document = parse_yaml("a:\n  b: 1\n", HERE)
    assert document.place(("a", "missing", "deeper")) == Place(HERE, 1, 1)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: 1\nb: 2\na: 3", 3, 1, "here twice"),
        ("a: &x 1", 1, 4, "anchors"),
        ("b: 1\na: *x", 2, 4, "anchors"),
        ("a: !!str 1", 1, 4, "tags"),
        ("a:\n  b: !thing {}", 2, 6, "tags"),
        ("a: 1\n<<: {b: 2}", 2, 1, "merge keys"),
        ("? [a]\n: 1", 1, 3, "plain text"),
        ("a: [1", 2, 1, "broken YAML"),
        ("a: 1\n\tb: 2", 2, 1, "broken YAML"),
    ],
)
def test_what_yaml_forbids_is_refused_with_its_place(text, line, column, words):
    with pytest.raises(KitError, match=words) as caught:
        parse_yaml(text, HERE)
    assert caught.value.at == Place(HERE, line, column)


def test_all_faults_of_a_file_come_in_one_run():
    with pytest.raises(KitErrors) as caught:
        parse_yaml("a: 1\na: 2\n<<: {}\n", HERE)
    assert [error.at.line for error in caught.value.errors] == [2, 3]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True), ("false", False), ("yes", "yes"), ("on", "on"), ("NO", "NO"), ("12", 12), ("-3", -3), ("1.5", 1.5), ("1e3", 1000.0),
        ("007", "007"), ("0x10", "0x10"), ("2026-01-01", "2026-01-01"), ("", None), ("~", None), ("1e999", "1e999"), ("1:30", "1:30"), (".nan", ".nan"),
    ],
)  # fmt: skip
def test_only_what_looks_like_a_number_or_true_is_one(word, value):
    made = plain(word)
    assert made == value
    assert type(made) is type(value)


def test_json_places_are_those_of_the_text():
    document = parse_json('{"a": 1,\n "b": [1, {"c\\u0041": [true]}]}', HERE)
    assert document.place(("b", 1, "cA", 0)) == Place(HERE, 2, 24)
    assert document.place(("b",)) == Place(HERE, 2, 2)


def test_json_refuses_duplicates_wherever_they_are():
    with pytest.raises(KitErrors) as caught:
        parse_json('{"a": {"b": 1, "b": 2},\n"a": 1}', HERE)
    assert [(error.key, error.at.line) for error in caught.value.errors] == [("a.b", 1), ("a", 2)]


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", "{", '{"a": }', "", "[1,]", "1" * 5000, "[" * 100_000])
def test_json_that_is_broken_or_not_finite_is_refused(text):
    with pytest.raises(KitError):
        parse_json(text, HERE)


def test_a_byte_order_mark_is_dropped_and_other_encodings_are_refused(tmp_path):
    (tmp_path / "bom").write_bytes(b"\xef\xbb\xbfa: 1")
    (tmp_path / "latin").write_bytes(b"a: caf\xe9")
    assert read_text(tmp_path / "bom") == "a: 1"
    with pytest.raises(KitError, match="not UTF-8 at byte 6"):
        read_text(tmp_path / "latin")
    with pytest.raises(KitError, match="no such file"):
        read_text(tmp_path / "none")


@given(st.text())
def test_garbage_in_yaml_is_a_kit_error_or_a_value(text):
    try:
        parse_yaml(text, HERE).place(("a", 0))
    except KitError as error:
        assert str(error).startswith("a.yaml")


@given(st.text() | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(str))
def test_garbage_in_json_is_a_kit_error_or_a_value(text):
    try:
        parse_json(text, HERE).place(("a", 0))
    except KitError as error:
        assert str(error).startswith("a.yaml")
