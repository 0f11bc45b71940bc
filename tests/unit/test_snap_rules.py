"""The table [snap] of a nodkit.toml: what is let pass is named exactly, with its reason; what is no rule is an error."""

from __future__ import annotations

import pytest

from kit.errors import KitError, KitErrors
from kit.snapshots.compare import NONE, Allowance
from kit.snapshots.rules import read_rules

EXAMPLES = ("toast/default", "toast/undo", "celebration/big")


@pytest.fixture
def rules(tmp_path):
    def read(text):
        path = tmp_path / "nodkit.toml"
        path.write_text(text, encoding="utf-8")
        return read_rules(path, EXAMPLES)

    return read


def test_masks_and_allowances_are_read_and_told(rules):
    found = rules(
        '[snap.mask]\n"toast/*" = ["time", "icon"]\n[snap.allow]\n"celebration/big" = { pixels = 40, why = "an edge" }\n'
    )
    assert found.parts("toast/undo") == ("time", "icon")
    assert found.parts("celebration/big") == ()
    assert found.allowance("celebration/big") == Allowance(40, "an edge")
    assert found.allowance("toast/undo") == NONE
    assert found.told() == ["masked in toast/*: time, icon", "allowed in celebration/big: 40 pixels (an edge)"]


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "[snap]\n"])
def test_without_the_table_nothing_is_let_pass(rules, text):
    assert rules(text).told() == []


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("snap = 3\n", "not a table", 1),
        ("[snap]\nmask = 3\n", "not a table", 0),
        ('[snap.masks]\n"toast/*" = ["time"]\n', "unknown key", 0),
        ('[snap.mask]\n"toast/*" = "time"\n', "not what it should be", 2),
        ('[snap.mask]\n"toast/*" = []\n', "not what it should be", 2),
        ('[snap.mask]\n"tost/*" = ["time"]\n', "fits no example", 2),
        ('[snap.allow]\n"toast/*" = 40\n', "not what it should be", 2),
        ('[snap.allow]\n"toast/*" = { pixels = 40 }\n', "not what it should be", 2),
        ('[snap.allow]\n"toast/*" = { pixels = 0, why = "x" }\n', "not what it should be", 2),
        ('[snap.allow]\n"toast/*" = { pixels = true, why = "x" }\n', "not what it should be", 2),
        ('[snap.allow]\n"toast/*" = { pixels = 4, why = " " }\n', "not what it should be", 2),
        ("[snap.allow\n", "broken TOML", 0),
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused_with_its_place(rules, text, words, line):
    with pytest.raises((KitError, KitErrors)) as caught:
        rules(text)
    told = str(caught.value)
    assert words in told
    assert (f"nodkit.toml:{line}" if line else "nodkit.toml") in told
