"""What nodkit emits, before those who judge such files for a living: one run a judge, over everything."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.conftest import NODE_TESTS
from tests.output.conftest import judge

pytestmark = [pytest.mark.node, pytest.mark.slow]


def html_validate(folder, *how):
    return judge("html-validate", "--config", NODE_TESTS / "htmlvalidate.config.mjs", *how, "**/*.html", within=folder)


def stylelint(folder, *how):
    return judge("stylelint", "--config", NODE_TESTS / "stylelint.config.js", *how, "**/*.css", within=folder)


def eslint(folder, *how):
    return judge("eslint", "--config", NODE_TESTS / "eslint.config.js", *how, ".", within=folder)


def objections(said):
    """Return (file, line, what) of each objection that a judge printed as JSON."""
    for file in json.loads(said):
        for one in file.get("messages", file.get("warnings")):
            yield file.get("filePath", file.get("source")), one["line"], one.get("message", one.get("text"))


@pytest.mark.parametrize(
    ("tool", "ending", "fault"),
    [
        (html_validate, ".html", "<p></b>\n"),
        (stylelint, ".css", "a { colour: red; }\n"),
        (eslint, ".js", "neverDefined();\n"),
    ],
)
def test_everything_that_is_emitted_passes(tool, ending, fault, built, tmp_path):
    """A fault is planted at the end of each file, so that one run shows what was looked at: these are found, and nothing else."""
    ends = {}
    for path in shutil.copytree(built, tmp_path / "built").rglob(f"*{ending}"):
        ends[str(path)] = len(path.read_text(encoding="utf-8").splitlines())
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{fault}")
    found = list(objections(tool(tmp_path / "built", "-f", "json")))
    assert [one for one in found if one[1] <= ends[one[0]]] == []
    assert ends.keys() - {file for file, _line, _what in found} == set()
    assert len(ends) > 20


@pytest.mark.parametrize(
    ("tool", "name", "text", "word"),
    [
        (html_validate, "a.html", "<!doctype html>\n<title>A</title>\n<img src=a.png>\n", "alt"),
        (
            html_validate,
            "a.html",
            '<!doctype html>\n<html lang="en"><title>A</title><p onclick="a()">A</p></html>\n',
            "",
        ),
        (stylelint, "a.css", "a { colour: red; }\n", "colour"),
        (
            stylelint,
            "a.css",
            "a { animation: spin 1s; } @keyframes spin { from { opacity: 1; } from { opacity: 0; } }\n",
            "",
        ),
        (eslint, "a.js", "console.log(neverDefined);\n", "neverDefined"),
    ],
)
def test_a_judge_objects_to_what_is_wrong(tool, name, text, word, tmp_path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    said = tool(tmp_path)
    assert word in said
    assert "error" in said
