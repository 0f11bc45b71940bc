"""A spec is checked whole: every fault has its file, line, key, what was given and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError, KitErrors
from kit.located import parse_yaml
from kit.spec import placeholders, read_spec
from tests.unit.samples import SPEC

PATH = Path("note.yaml")


def spec_of(text):
    return read_spec(parse_yaml(text, PATH))


def faults(text):
    with pytest.raises(KitError) as caught:
        spec_of(text)
    return caught.value.errors if isinstance(caught.value, KitErrors) else (caught.value,)


def test_a_healthy_spec_is_read():
    spec = spec_of(SPEC)
    assert spec.times["stays"].time == 6000
    assert spec.options["value"].max == 10
    assert [step.verb for step in spec.promises[0].steps] == ["run", "see", "text"]
    assert spec.promises[0].steps[0].time == 5999


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "words"),
    [
        ("summary:", "sumary:", 1, "sumary", 'unknown key (given: "sumary")\n  fix: did you mean "summary"?'),
        ("family: toast", "family: toats", 2, "family", "use 'toast'"),
        ("loops: d", "loop: d", 3, "microinteraction.loops", "this key is missing"),
        ("first: message", "first: mesage", 4, "call.first", 'did you mean "message"?'),
        ("type: choice", "type: chioce", 7, "options.tone", "not one of the allowed words"),
        ("default: plain", "default: plan", 7, "options.tone.default", 'did you mean "plain"?'),
        ("part: step", "part: stp", 9, "options.steps.part", 'unknown part (given: "stp")'),
        ("max: 10, about", "maximum: 10, about", 8, "options.value.maximum", 'did you mean "max"?'),
        ("bare: {type: flag", "bare: {type: flag, default: true", 10, "options.bare.default", "use False"),
        ("  value:", "  theValue:", 8, "options.theValue", "lower case words joined by _"),
        ("time: 6s", "time: 6", 15, "times.stays.time", "write it with its unit"),
        ("time: 6s", "time: 1.0005s", 15, "times.stays.time", "whole number of milliseconds"),
        ('other: "{count} more"}', "mony: x}", 18, "copy.more.friendly", "CLDR categories"),
        ('formal: "{count} more notes"', "formal: more notes", 18, "copy.more", "different placeholders"),
        ("name: loud", "name: default", 22, "examples[1].name", "two examples have this name"),
        ("name: loud", "name: So Loud", 22, "examples[1].name", "joined by -"),
        ("tone: loud", "tone: lod", 23, "examples[1].options.tone", 'did you mean "loud"?'),
        ("value: 3", "value: 11", 23, "examples[1].options.value", "from 0 to 10"),
        ("value: 3", "value: three", 23, "examples[1].options.value", "write digits"),
        ("steps: [one, two]", "steps: one", 23, "examples[1].options.steps", "write [one, two]"),
        ("{message: Saved, tone", "{mesage: Saved, tone", 23, "examples[1].options.mesage", 'did you mean "message"?'),
        ("options: {message: Saved}", "options: {}", 21, "examples[0].options", "the option message is required"),
        ("example: default\n", "example: defalt\n", 26, "promises[0].example", 'did you mean "default"?'),
        ("{run: 5999ms}", "{ran: 5999ms}", 27, "promises[0].steps[0]", 'did you mean "run"?'),
        ("{run: 5999ms}", "{run: soon}", 27, "promises[0].steps[0].run", "write it with its unit"),
        ("{see: note}", "{call: clsoe}", 27, "promises[0].steps[1].call", 'did you mean "close"?'),
        ("{see: note}", "{state: opn}", 27, "promises[0].steps[1].state", 'did you mean "open"?'),
        ("{see: note}", "{emits: nod-shwn}", 27, "promises[0].steps[1].emits", 'did you mean "nod-shown"?'),
        ("{see: note}", "{show: lod}", 27, "promises[0].steps[1].show", 'did you mean "loud"?'),
        ("step: One step.}", "step: One step.}\nlater: [stp]", 12, "later[0]", 'did you mean "step"?'),
        ("{see: note}", "{see: note, gone: note}", 27, "promises[0].steps[1]", "one key, its verb"),
    ],
)  # fmt: skip
def test_each_fault_is_told_where_it_stands_and_what_would_be_right(old, new, line, key, words):
    assert SPEC.count(old) >= 1
    found = faults(SPEC.replace(old, new, 1))
    told = [error for error in found if error.key == key]
    assert told, [str(error) for error in found]
    assert str(told[0].at).startswith(f"note.yaml:{line}:")
    assert words in str(told[0])


def test_too_many_options_are_refused():
    more = "".join(f"  extra_{letter}: {{type: flag, about: x}}\n" for letter in "abc")
    assert any("at most 6" in error.fix for error in faults(SPEC.replace("parts:", more + "parts:", 1)))


def test_all_faults_come_in_one_run_in_the_order_of_the_file():
    found = faults(
        SPEC.replace("family: toast", "family: x")
        .replace("6s", "6")
        .replace("ran", "run")
        .replace("{see: note}", "{look: note}")
    )
    assert [error.at.line for error in found] == [2, 15, 27]


def test_a_document_that_is_no_mapping_is_refused():
    assert "a spec is a mapping" in str(faults("- a\n")[0])


def test_placeholders_are_found_in_every_plural_form():
    assert placeholders({"one": "{count} for {name}", "other": "{count}"}) == {"count", "name"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text("abc: {}[]-&*!|>'\"\n"),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_garbage_is_refused_without_any_other_error(value):
    faults(str(value))


@given(st.data())
def test_a_spec_with_one_value_replaced_by_garbage_never_fails_in_another_way(data):
    document = parse_yaml(SPEC, PATH)
    key = data.draw(st.sampled_from(sorted(document.value)))
    document.value[key] = data.draw(
        st.none() | st.integers() | st.text() | st.lists(st.integers()) | st.dictionaries(st.text(), st.integers())
    )
    try:
        read_spec(document)
    except KitError as error:
        assert "note.yaml" in str(error)
