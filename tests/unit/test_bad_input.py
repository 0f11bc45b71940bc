"""Everything that a person can get wrong: one clear sentence with its place and its fix, exit code 2, and nothing written."""

from __future__ import annotations

import errno
import json
import os
import re

import pytest

from kit.cli import WRONG_USE
from tests.unit.commandline import run
from tests.unit.folders import below
from tests.unit.samples import CSS, HTML, SPEC, component_folder

THEME = {"$ref": "all.tokens.json"}
RESOLVER = {
    "version": "2025.10",
    "description": "Mine.",
    "sets": {"all": {"sources": [THEME]}},
    "resolutionOrder": [{"$ref": "#/sets/all"}],
}
TOKENS = '{"space": {"$type": "dimension", "s": {"$value": {"value": 1, "unit": "rem"}}}}'


@pytest.fixture
def own(tmp_path):
    """Returns a maker: a folder of one's own with the component note and the theme mine, one file of them changed."""
    root = tmp_path / "mine"

    def make(tokens=TOKENS, resolver=None, **changes):
        component_folder(root / "components", **changes)
        folder = root / "themes" / "mine"
        folder.mkdir(parents=True)
        (folder / "mine.resolver.json").write_text(resolver or json.dumps(RESOLVER), encoding="utf-8")
        (folder / "all.tokens.json").write_text(tokens, encoding="utf-8")
        return root

    return make


def refused(done, *words, place=None):
    """Assert what a refusal owes: exit code 2, one message on stderr with its place, key, value and fix; no traceback."""
    assert (done.code, done.out) == (WRONG_USE, "")
    assert "Traceback" not in done.err
    assert done.err.startswith("nodkit: ")
    assert done.err.count("nodkit: ") == 1
    if place:
        assert re.search(rf"{re.escape(place)}:\d+:\d+: ", done.err), done.err
    assert [word for word in words if word not in done.err] == [], done.err


def build(own_folder, out, *more):
    return run("--library", own_folder, "build", "note", "--theme", "mine", "--out", out, *more)


def test_what_is_right_is_built(own, tmp_path):
    assert build(own(), tmp_path / "out").err == ""


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (SPEC.replace("summary:", "sumary:"), ("sumary", "summary")),
        (SPEC.replace("options: {message: Saved}", "options: {mesage: Saved}"), ("mesage", 'did you mean "message"?')),
        (SPEC.replace("tone: loud", "tone: lout"), ("lout", "loud")),
        (SPEC.replace("example: default", "example: defualt"), ("defualt", 'did you mean "default"?')),
        (SPEC.replace("first: message", "first: massage"), ("massage", 'did you mean "message"?')),
        (SPEC.replace("value: 3", "value: 11"), ("11", "10")),
        (SPEC.replace("options: {message: Saved}", "options: {}"), ("message", "required")),
        (SPEC.replace("summary: Notes", "summary: A\nsummary: Notes"), ("summary", "twice")),
        (SPEC.replace("summary: Notes", "summary: !!str Notes"), ("tag",)),
        (SPEC.replace("summary: Notes", "summary: &here Notes"), ("anchor",)),
        (SPEC.replace("family: toast", "family: *here"), ("alias",)),
        (SPEC.replace("type: flag", "type: flag, default: yes"), ("yes",)),
        (f"{SPEC}  broken: [", ()),
        ("- a\n- b\n", ("mapping",)),
        ("summary: a\nfamily: \x00\n", ("note.yaml:2:9: ", "control characters")),
    ],
)
def test_a_spec_that_is_wrong(own, tmp_path, spec, words):
    assert spec != SPEC
    done = build(own(spec=spec), tmp_path / "out")
    refused(done, *words, place="note.yaml")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("html", HTML.replace("{{ message }}", "{{ massage }}"), ("massage",)),
        ("html", HTML.replace("{{ message }}", "{{ message|safe }}"), ("filter",)),
        ("html", HTML.replace("</p>", ""), ()),
        ("html", HTML.replace("{% endif %}", "", 1), ()),
        ("css", CSS.replace("color.text", "color.txet"), ("txet", 'did you mean "text')),
        ("css", CSS.replace("color.text", "colour.text"), ("colour",)),
        ("css", CSS.replace("}}", "", 1), ()),
        ("js", "export const a = {{ nothing }};\n", ("nothing",)),
        ("js", 'import { a } from "../runtime/nothing.js";\n', ("nothing",)),
    ],
)
def test_a_template_that_is_wrong(own, tmp_path, kind, text, words):
    done = build(own(**{kind: text}), tmp_path / "out")
    refused(done, *words)
    assert f"note.{kind}.j2" in done.err or "runtime/nothing.js.j2" in done.err
    assert not (tmp_path / "out").exists()


ALIASES = '{"color": {"$type": "color", "canvas": {"$value": "{color.line}"}, "line": {"$value": "{color.focus}"}, "focus": {"$value": "{color.canvas}"}}}'
PALE = '{"color": {"$type": "color", "text": {"$root": {"$value": {"colorSpace": "srgb", "components": [0.95, 0.95, 0.95]}}}}}'


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        (ALIASES, ("color.canvas", "color.line", "color.focus")),
        (TOKENS.replace('"s"', '"sx"'), ("space.sx", "did you mean")),
        ('{"color": {"canvas": {"$type": "color", "$value": "{color.nowhere}"}}}', ("color.nowhere",)),
        (TOKENS.replace('"rem"', '"em"'), ("em", "rem")),
        (TOKENS.replace('"value": 1', '"value": "1"'), ("value",)),
        (TOKENS.replace('"$value"', '"$vaule"'), ("$vaule",)),
        (TOKENS[:-1], ()),
        (TOKENS.replace('"s":', '"s": 1, "s":'), ("twice",)),
        ("[]", ()),
        ("NaN", ()),
        (PALE, ("color.text", "color.canvas", "4.5")),
    ],
)
def test_tokens_that_are_wrong(own, tmp_path, tokens, words):
    done = build(own(tokens=tokens), tmp_path / "out")
    refused(done, *words)
    assert "all.tokens.json" in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("resolver", "words"),
    [
        (json.dumps(RESOLVER).replace("all.tokens", "none.tokens"), ("none.tokens.json", "no such file")),
        (json.dumps(RESOLVER).replace("#/sets/all", "#/sets/al"), ("al",)),
        ('{"version": ', ()),
    ],
)
def test_a_resolver_that_is_wrong(own, tmp_path, resolver, words):
    refused(build(own(resolver=resolver), tmp_path / "out"), *words)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("build", "tosat"), ("tosat", 'did you mean "toast"?')),
        (("build", "toast", "--theme", "bsae"), ("bsae", 'did you mean "base"?')),
        (("build", "tosat", "--theme", "bsae"), ("tosat", "bsae")),
        (("build", "toast", "--target", "htlm"), ("htlm", 'did you mean "html"?')),
        (("build", "toast", "--prefix", "Nod!"), ("Nod!", "lower case")),
        (("build", "toast", "--prefix", "nod\n"), ("lower case",)),
        (("build", "toast", "--tone", "casual"), ("casual", "friendly", "formal")),
        (("build", "toast", "--locale", "tlh"), ("tlh",)),
        (("show", "tosat"), ("tosat", 'did you mean "toast"?')),
        (("render", "tosat"), ("tosat", 'did you mean "toast"?')),
        (("render", "toast", "--example", "defualt"), ("toast", "defualt", 'did you mean "default"?')),
        (("render", "toast", "--set", "mesage=A"), ("toast", "mesage", 'did you mean "message"?')),
        (("render", "toast", "--set", "message"), ("message", "name=value")),
        (("render", "toast", "--set", "tone=loud"), ("toast.tone", "loud", "success")),
        (("render", "progress", "--set", "value=much"), ("progress.value", "much")),
        (("render", "toast", "--set", "tone=error"), ("toast", "reason is required")),
        (("render", "toast", "--theme", "bsae"), ("bsae", 'did you mean "base"?')),
        (("snap", "toast", "--theme", "bsae"), ("bsae", 'did you mean "base"?')),
        (("new", "project", "A", "--theme", "bsae"), ("bsae", 'did you mean "base"?')),
        (("new", "project", "A", "--prefix", "A-"), ("A-", "lower case")),
        (("new", "project", "***"), ("***", "letter")),
    ],
)
def test_words_that_name_nothing(command, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused(run(*command), *words, "fix: ")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_ones_own_that_holds_nothing(tmp_path):
    refused(run("--library", tmp_path, "list"), str(tmp_path), "fix: ")


def test_a_spec_that_is_empty(own, tmp_path):
    refused(build(own(spec=""), tmp_path / "out"), "note.yaml: a spec is a mapping", "fix: ")


def test_a_component_without_one_of_its_files(own, tmp_path):
    root = own()
    (root / "components" / "note" / "note.css.j2").unlink()
    refused(build(root, tmp_path / "out"), "note.css.j2", "no such file")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_text(own, tmp_path):
    root = own()
    (root / "components" / "note" / "note.yaml").write_bytes(b"summary: \xff\xfe\n")
    refused(build(root, tmp_path / "out"), "note.yaml", "UTF-8")


def test_everything_that_is_wrong_comes_in_one_run(own, tmp_path):
    done = build(
        own(spec=SPEC.replace("summary:", "sumary:").replace("family: toast", "family: toats")), tmp_path / "out"
    )
    refused(done, "sumary", "toats", place="note.yaml")


def test_an_output_folder_that_is_a_file(own, tmp_path):
    out = tmp_path / "out"
    out.write_text("mine\n")
    refused(build(own(), out), str(out), "file", "fix: ")
    refused(build(tmp_path / "mine", out / "deeper"), str(out), "file", "fix: ")
    assert out.read_text() == "mine\n"


def test_an_output_folder_that_cannot_be_written(own, tmp_path, monkeypatch):
    def never(*args, **kwargs):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr("kit.swap._store", never)  # root may write anywhere, and so may CI
    refused(build(own(), out), str(out), "Permission denied", "fix: name a folder that you may write to")
    assert below(out) == {}


def test_an_output_folder_under_a_link_that_leaves_the_working_folder(own, tmp_path, monkeypatch):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "dist").symlink_to(outside)
    monkeypatch.chdir(inside)
    refused(build(own(), "dist/kit"), "dist/kit", str(outside), "fix: ")
    assert below(outside) == {}


@pytest.mark.parametrize("stands", [False, True])
def test_a_disk_that_fills_half_way(own, tmp_path, monkeypatch, stands):
    """The twelfth file finds no more space: all is as it was, with a kit there before and without."""
    root, out = own(), tmp_path / "out"
    if stands:
        assert build(root, out).code == 0
        monkeypatch.setattr("kit.targets.html.ABOUT", "")
    before = below(out) if stands else None
    from kit import swap

    store, stored = swap._store, []

    def fills(path, data):
        if len(stored) == 12:
            with open(path, "wb") as file:  # noqa: PTH123
                file.write(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        stored.append(path)
        store(path, data)

    monkeypatch.setattr(swap, "_store", fills)
    more = ("--prefix", "acme", "--force") if stands else ()
    refused(build(root, out, *more), str(out), "No space left", "fix: free some space", "nothing was changed")
    assert len(stored) == 12
    assert below(out) == before if stands else not out.exists()
