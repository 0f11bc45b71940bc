"""docs/rows.md: every promise, check and test that it names is there, by that name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.library import built_in, read_component
from kit.verify.checks import found

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/rows.md").read_text("utf-8")
ROWS = re.findall(r"^\| (?!row |---)(.+) \| (.+) \|$", PAGE, re.MULTILINE)
PROMISES = re.compile(r"([a-z-]+) ((?:“[^”]+”(?:, )?)+)")
COMPONENTS = {name: read_component(folder) for name, folder in built_in().component_names.items()}
TESTS = {
    name
    for file in (ROOT / "tests").glob("*/test_*.py")
    for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
}


def promises(text):
    return [(name, says) for name, quoted in PROMISES.findall(text) for says in re.findall(r"“([^”]+)”", quoted)]


def checks(text):
    return re.findall(r"\b[A-Z]\d+b?\b", re.sub(r"“[^”]+”|`[^`]+`", "", text))


@pytest.mark.parametrize(("row", "held"), ROWS, ids=[row for row, _held in ROWS])
def test_what_holds_a_row_exists(row, held):
    missing = [
        f"{name}: {says}"
        for name, says in promises(held)
        if says not in {p.says for p in COMPONENTS[name].spec.promises}
    ]
    missing += [name for name in re.findall(r"`(test_\w+)`", held) if name not in TESTS]
    missing += [name for name in checks(held) if name not in {check.norm for check in found()}]
    assert missing == []
    assert promises(held) or checks(held) or "`test_" in held, f"nothing holds {row}"


def test_every_component_holds_a_row():
    silent = COMPONENTS.keys() - {name for _row, held in ROWS for name, _says in promises(held)}
    assert silent == set()
