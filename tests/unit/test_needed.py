"""E1: an error says what happened, why, and how to fix it; a spec whose example leaves one out is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.errors import KitError, KitErrors
from kit.located import parse_yaml
from kit.spec import read_spec

SPEC = """\
summary: A note.
family: toast
microinteraction: {trigger: a, rules: b, feedback: c, loops: d}
call: {name: note, first: message}
options:
  tone: {type: choice, choices: [plain, error], default: plain, about: How it looks}
  message: {type: text, required: true, about: What happened}
  reason: {type: text, needed: {tone: [error]}, about: Why it happened}
examples:
  - name: default
    options: {message: Saved}
  - name: failed
    options: {message: Not saved., tone: error, reason: You are offline.}
"""


def fault(text):
    with pytest.raises(KitError) as caught:
        read_spec(parse_yaml(text, Path("note.yaml")))
    (error,) = caught.value.errors if isinstance(caught.value, KitErrors) else (caught.value,)
    return str(error)


def test_what_a_choice_needs_may_be_left_out_for_the_others():
    assert read_spec(parse_yaml(SPEC, Path("note.yaml"))).options["reason"].needed == {"tone": ("error",)}


@pytest.mark.parametrize("text", [", reason: You are offline.", ' ""'], ids=["left out", "empty"])
def test_an_error_without_its_reason_is_refused(text):
    broken = SPEC.replace(" You are offline.", text) if text == ' ""' else SPEC.replace(text, "")
    said = fault(broken)
    assert said.startswith("note.yaml:13:")
    assert "the option reason is required" in said
    assert "give reason: Why it happened" in said


def test_a_need_names_choices_that_exist():
    assert "no such choice (given: ['eror'])" in fault(SPEC.replace("[error]}, about: Why", "[eror]}, about: Why"))
