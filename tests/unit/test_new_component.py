"""A component that ``nodkit new component`` bakes owes what every component owes, and keeps it."""

from __future__ import annotations

import inspect
import json

import pytest

from kit.cli import WRONG_USE
from kit.library import Settings, built_in
from kit.project.born import born
from kit.render import render_css, render_js
from kit.theme import vocabulary
from tests.contract import test_components as contract
from tests.unit.commandline import process, run
from tests.unit.folders import below

OWED = sorted(
    name
    for name, test in vars(contract).items()
    if name.startswith("test_") and {"component", "css", "javascript"} & {*inspect.signature(test).parameters}
)


@pytest.fixture(scope="module", params=["ping", "order-placed"])
def mine(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    done = run("new", "component", request.param, "--out", folder / "components")
    assert (done.code, done.err) == (0, "")
    return folder, request.param


@pytest.mark.parametrize("test", OWED)
def test_it_owes_what_every_component_owes(test, mine):
    folder, name = mine
    shelf = built_in([folder])
    component = shelf.component(name)
    given = {
        "component": component,
        "css": render_css(component, vocabulary(shelf.base, "nod"), Settings()),
        "javascript": render_js(component, Settings()),
    }
    check = getattr(contract, test)
    check(**{key: given[key] for key in inspect.signature(check).parameters})


def test_the_contract_has_its_tests():
    assert len(OWED) >= 12


@pytest.mark.browser
@pytest.mark.slow
def test_it_keeps_the_feedback_contract(tmp_path):
    assert run("new", "component", "order-placed", "--out", tmp_path / "components").code == 0
    report = tmp_path / "verdicts.json"
    done = process("--library", tmp_path, "verify", "order-placed", "--theme", "base", "--json", report)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    verdicts = json.loads(report.read_text())
    assert "order-placed" in json.dumps(verdicts)


def test_its_call_is_named_after_it_and_types_are_printed(tmp_path):
    run("new", "component", "order-placed", "--out", tmp_path / "components")
    done = run("--library", tmp_path, "build", "order-placed", "--theme", "base", "--out", tmp_path / "kit")
    assert (done.code, done.err) == (0, "")
    assert "showOrderPlaced" in (tmp_path / "kit/order-placed/order-placed.d.ts").read_text()


@pytest.mark.parametrize(
    "name", ["", "Ping", "1st", "a--b", "-a", "a b", "../a", "a/b", "nül", "runtime", "index", "toast"]
)
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(name, tmp_path):
    done = run("new", "component", "--out", tmp_path / "components", "--", name)
    assert (done.code, done.out) == (WRONG_USE, "")
    assert name in done.err
    assert "fix: " in done.err
    assert below(tmp_path) == {}


def test_what_stands_there_is_left_alone(tmp_path):
    (tmp_path / "components/ping").mkdir(parents=True)
    (tmp_path / "components/ping/ping.yaml").write_text("mine\n")
    before = below(tmp_path)
    done = run("new", "component", "ping", "--out", tmp_path / "components")
    assert (done.code, below(tmp_path)) == (WRONG_USE, before)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "components").write_text("a file\n")
    done = run("new", "component", "ping", "--out", tmp_path / "components")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert "--out" in done.err


def test_words_of_the_templates_are_those_of_the_name():
    files = born("order-placed")
    assert sorted(files) == ["order-placed.css.j2", "order-placed.html.j2", "order-placed.js.j2", "order-placed.yaml"]
    assert [path for path, text in files.items() if "[[" in text] == []


def test_a_theme_is_made_by_the_same_door(tmp_path):
    done = run("new", "theme", "acme", "--brand", "#5b3df5", "--out", tmp_path / "themes")
    assert done.code == 0, done.err
    assert (tmp_path / "themes/acme/acme.resolver.json").is_file()
