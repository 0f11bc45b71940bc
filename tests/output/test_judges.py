"""What nodkit emits, before those who judge such files for a living: one run a judge, over everything."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import NODE_TESTS
from tests.output.conftest import judge

pytestmark = [pytest.mark.node, pytest.mark.slow]


def html_validate(folder):
    return judge("html-validate", "--config", NODE_TESTS / "htmlvalidate.config.mjs", "**/*.html", within=folder)


def stylelint(folder):
    return judge("stylelint", "--config", NODE_TESTS / "stylelint.config.js", "**/*.css", within=folder)


def eslint(folder):
    return judge("eslint", "--config", NODE_TESTS / "eslint.config.js", ".", within=folder)


@pytest.mark.parametrize("tool", [html_validate, stylelint, eslint])
def test_everything_that_is_emitted_passes(tool, built):
    assert tool(built) == ""


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
    assert word in tool(tmp_path)
    assert "error" in tool(tmp_path)


def test_the_judges_see_every_page_sheet_and_module(built, tmp_path):
    """Plant a fault in each file that is emitted: each must be named."""
    copy = shutil.copytree(built, tmp_path / "built")
    planted = {".html": "<p></b>\n", ".css": "a { colour: red; }\n", ".js": "neverDefined();\n"}
    files = [path for path in copy.rglob("*") if path.suffix in planted]
    for path in files:
        with path.open("a", encoding="utf-8") as file:
            file.write(planted[path.suffix])
    said = "".join(tool(copy) for tool in (html_validate, stylelint, eslint))
    assert len(files) > 100
    assert [str(path.relative_to(copy)) for path in files if str(path.relative_to(copy)) not in said] == []
