"""A locale says all that the specs say, with the same placeholders and its own plural forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.copybook import categories, locales, read_locale, translated
from kit.errors import KitError, KitErrors
from kit.library import Settings, built_in
from kit.located import parse_yaml
from kit.spec import read_spec
from tests.unit.samples import SPEC

COPY = read_spec(parse_yaml(SPEC, Path("note.yaml"))).copy_


def told(text, locale="ar"):
    with pytest.raises(KitError) as caught:
        translated("note", COPY, parse_yaml(text, Path(f"{locale}.yaml")))
    return caught.value.errors if isinstance(caught.value, KitErrors) else (caught.value,)


def test_words_are_taken_for_both_tones_or_by_tone():
    text = "note:\n  close: Zu\n  more: {friendly: {one: '{count} mehr', other: '{count} mehr'}, formal: '{count} weitere'}\n"
    made = translated("note", COPY, parse_yaml(text, Path("de.yaml")))
    assert (made["close"].friendly, made["close"].formal) == ("Zu", "Zu")
    assert made["more"].formal == "{count} weitere"
    assert made["more"].friendly == {"one": "{count} mehr", "other": "{count} mehr"}


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("note: {close: x}", "note.more", "lacks these words"),
        ("{}", "note.close", "translate 'Close'"),
        ("note: {close: x, more: '{count}', gone: y}", "note.gone", "no such words"),
        ("note: {close: x, more: many}", "note.more", "use ['count']"),
        ("note: {close: '{name}', more: '{count}'}", "note.close", "other placeholders"),
        (
            "note: {close: x, more: {one: '{count}', other: '{count}'}}",
            "note.more",
            "give zero, one, two, few, many, other",
        ),
        ("note: {close: {friendly: x}, more: '{count}'}", "note.close", "add formal"),
        ("note: {close: 3, more: '{count}'}", "note.close", "not a sentence"),
        ("note: [close]", "note", "not a mapping"),
    ],
)
def test_what_a_locale_lacks_is_told(text, key, words):
    assert any(error.key == key and words in str(error) for error in told(text)), [str(error) for error in told(text)]


def test_shared_words_are_taken_where_a_component_has_none_of_its_own():
    text = "shared: {close: Alle, more: '{count}', other: x}\nnote: {close: Zu}\n"
    made = translated("note", COPY, parse_yaml(text, Path("de.yaml")))
    assert (made["close"].friendly, made["more"].formal) == ("Zu", "{count}")
    (fault,) = told("shared: {close: '{name}', more: '{count}'}")
    assert fault.key == "shared.close"


def test_plural_categories_are_those_of_cldr():
    assert categories("ja") == {"other"}
    assert categories("en") == {"one", "other"}
    assert categories("ar") == {"zero", "one", "two", "few", "many", "other"}


def test_an_unknown_locale_is_an_error_that_names_the_known_ones():
    with pytest.raises(KitError, match="unknown locale"):
        built_in().kit([], [], Settings(locale="xx"))


@pytest.mark.parametrize("locale", [one for one in locales() if one != "en"])
def test_every_locale_speaks_for_every_component(locale):
    document = read_locale(locale)
    shelf = built_in()
    assert set(document.value) - {"shared"} <= set(shelf.component_names)
    used = {key for name in shelf.component_names for key in shelf.component(name).spec.copy_}
    assert set(document.value.get("shared", {})) <= used
    kit = shelf.kit([], [], Settings(locale=locale))
    assert {component.name for component in kit.components} == set(shelf.component_names)


@pytest.mark.parametrize("locale", [one for one in locales() if one != "en"])
def test_words_are_shared_only_where_english_says_the_same(locale):
    document, shelf = read_locale(locale), built_in()
    said = {}
    for name in shelf.component_names:
        for key, english in shelf.component(name).spec.copy_.items():
            if key not in document.value.get(name, {}):
                said.setdefault(key, {}).setdefault(repr((english.friendly, english.formal)), []).append(name)
    assert {key: users for key, users in said.items() if len(users) > 1} == {}
