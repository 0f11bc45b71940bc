"""Every command as a shell runs it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from kit import __version__
from kit.cli import FINDING, WRONG_USE
from kit.errors import KitError
from kit.library import built_in
from tests.unit.commandline import ROOT, run
from tests.unit.samples import component_folder

COMMANDS = ("build", "doctor", "gallery", "list", "new", "render", "show", "snap", "verify")


@pytest.fixture
def own(tmp_path):
    """A folder of one's own with a component in it."""
    component_folder(tmp_path / "mine" / "components")
    return tmp_path / "mine"


def alone(done):
    """Read what a command printed as one JSON document: more, or less, fails."""
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_version_and_help():
    assert run("--version").out == f"nodkit {__version__}\n"
    helped = run("--help")
    assert helped.code == 0
    assert [name for name in COMMANDS if name not in helped.out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_refuses_what_it_does_not_know(name):
    helped = run(name, "--help")
    assert (helped.code, helped.out.splitlines()[0].split()[:2]) == (0, ["Usage:", "nodkit"])
    refused = run(name, "--no-such-option")
    assert (refused.code, refused.out) == (WRONG_USE, "")
    assert "--no-such-option" in refused.err


def test_a_command_that_is_not_there_names_the_nearest():
    done = run("biuld")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert 'did you mean "build"?' in done.err


def test_list_names_everything_with_a_sentence():
    shelf = built_in()
    text = run("list")
    listed = alone(run("list", "--json"))
    assert [row["name"] for row in listed["components"]] == sorted(shelf.component_names)
    assert listed["themes"][0]["name"] == "base"
    assert {row["name"] for row in listed["themes"]} == set(shelf.theme_names)
    for row in listed["components"]:
        assert row["summary"] in text.out
        assert row["examples"]
    assert all(row["about"] in text.out and "dark" in row["modes"] for row in listed["themes"])


def test_show_says_everything_about_a_component():
    spec = built_in().component("toast").spec
    text, shown = run("show", "toast"), alone(run("show", "toast", "--json"))
    assert shown["summary"] == spec.summary
    assert list(shown["options"]) == list(spec.options)
    for word in (spec.summary, spec.microinteraction.rules, *spec.options, *spec.events, *spec.times, *spec.methods):
        assert word in text.out
    assert all(promise.says in text.out for promise in spec.promises)


def test_render_prints_markup_and_nothing_else():
    assert run("render", "toast", "--set", "message=Saved").out.startswith("<nod-toast")
    done = run("render", "toast", "--set", "message=<b>A</b> & B", "--set", "tone=info", "--prefix", "acme")
    assert done.out.startswith('<acme-toast tone="info"')
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B" in done.out
    assert done.out.endswith("</acme-toast>\n")


def test_render_takes_an_example_a_theme_a_tone_and_values_of_every_kind(own):
    done = run("--library", own, "render", "note", "--example", "loud", "--theme", "base", "--tone", "formal")
    assert done.out.startswith('<div data-nod-theme="base">\n<nod-note tone="loud" value="3" bare')
    changed = ("--set", "value=0", "--set", "steps=a|b|c", "--set", "bare=true")
    assert run("--library", own, "render", "note", *changed).out.count("<i ") == 3


def test_build_writes_a_kit_and_says_what_it_weighs(tmp_path, own):
    out = tmp_path / "kit"
    command = ("--library", own, "build", "note", "--theme", "base", "--out", out)
    first = run(*command)
    assert (first.code, first.err) == (0, "")
    assert [line.split()[0] for line in first.out.splitlines()[1:-2]] == ["note", "runtime", "themes", "all"]
    assert f"{out}: " in first.out
    again = alone(run(*command, "--json"))
    assert (again["written"], again["removed"]) == (0, 0)
    files = [out / "note" / "note.js", out / "note" / "note.css", out / "define" / "note.js"]
    assert again["sizes"]["note"]["raw"] == sum(path.stat().st_size for path in files)
    assert again["sizes"]["all"]["gzip"] < again["sizes"]["all"]["raw"]


@pytest.mark.parametrize("target", ["npm", "django"])
def test_a_kit_inside_a_package_weighs_as_much_as_one_alone(tmp_path, own, target):
    words = ("--library", own, "build", "note", "--theme", "base", "--json")
    plain, packed = (alone(run(*words, "--target", name, "--out", tmp_path / name)) for name in ("html", target))
    assert packed["sizes"] == plain["sizes"]
    assert packed["sizes"]["runtime"]["raw"] > 1000


def test_pages_alone_are_not_weighed(tmp_path, own):
    done = run("--library", own, "build", "note", "--theme", "base", "--target", "docs", "--out", tmp_path / "docs")
    assert done.out == f"{tmp_path / 'docs'}: 2 written, 0 unchanged, 0 removed\n"


def test_build_takes_a_prefix_a_target_and_several_themes(tmp_path):
    out = tmp_path / "kit"
    given = ("--theme", "terminal", "--theme", "base", "--prefix", "acme", "--target", "gallery", "--locale", "en")
    done = run("build", "toast", *given, "--out", out)
    assert done.code == 0
    kit = json.loads((out / "kit.json").read_text())
    assert (kit["prefix"], list(kit["themes"]), list(kit["components"])) == ("acme", ["terminal", "base"], ["toast"])
    assert (out / "acme.css").is_file()


def test_build_keeps_what_a_person_edited(tmp_path, own):
    out = tmp_path / "kit"
    command = ("--library", own, "build", "note", "--theme", "base", "--out", out)
    run(*command)
    edited = out / "note" / "note.css"
    edited.write_text("/* mine */\n")
    refused = run(*command)
    assert (refused.code, refused.out) == (WRONG_USE, "")
    assert "note/note.css" in refused.err
    assert "--force" in refused.err
    assert edited.read_text() == "/* mine */\n"
    assert run(*command, "--force").code == 0
    assert edited.read_text() != "/* mine */\n"


def test_doctor_says_what_is_here_and_how_to_get_what_is_not(monkeypatch):
    def none_found():
        raise KitError("no browser", fix="plant one")

    monkeypatch.setattr("kit.browser.find_browser", none_found)
    rows = {row["what"]: row for row in alone(run("doctor", "--json"))}
    assert rows["nodkit"]["found"] == __version__
    assert "toast" in rows["components"]["found"]
    assert [row for row in rows.values() if bool(row["found"]) == bool(row["fix"])] == []
    assert rows["browser"] == {"what": "browser", "found": None, "fix": "plant one"}
    assert "browser missing get it: plant one" in " ".join(run("doctor").out.split())


def test_a_library_of_ones_own_comes_by_option_or_by_environment(own, monkeypatch):
    assert run("show", "note").code == WRONG_USE
    assert run("--library", own, "show", "note").code == 0
    monkeypatch.setenv("NODKIT_LIBRARY", str(own))
    assert run("show", "note").code == 0
    assert "toast" in run("list").out


@pytest.mark.parametrize(
    "command",
    [("snap", "nosuch"), ("verify", "nosuch"), ("verify", "--kit", "nosuch"), ("gallery", "--port", "nosuch")],
)
def test_those_that_need_a_browser_or_a_port_refuse_first_what_is_not_there(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*command)
    assert (done.code, done.out) == (WRONG_USE, "")
    assert "nosuch" in done.err
    assert list(tmp_path.iterdir()) == []


def shell(*arguments, **options):
    """Run the command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "kit.cli", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "missing", "extra"),
    [
        (("verify", "toast"), "numpy", "verify"),
        (("verify", "toast"), "playwright", "verify"),
        (("snap", "toast"), "PIL", "verify"),
        (("gallery",), "uvicorn", "gallery"),
        (("new", "project", "Shop"), "cookiecutter", "new"),
    ],
)
def test_an_extra_that_is_not_installed_is_told(words, missing, extra, tmp_path):
    without = f"import sys; sys.modules['{missing}'] = None; from kit.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", without, *words]
    clean = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (WRONG_USE, ""), done.stderr
    assert f'pip install "nodkit[{extra}]"' in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_error_to_speak_of():
    process = shell("show", "toast", "--json", env={**os.environ, "PYTHONUNBUFFERED": "1"})
    process.stdout.close()
    with process.stderr:
        said = process.stderr.read().decode()
    assert (process.wait(), said) == (FINDING, "")


@pytest.mark.slow
def test_a_process_says_its_error_on_stderr_and_leaves_with_2():
    process = shell("show", "tosat")
    out, err = (stream.decode() for stream in process.communicate())
    assert (process.returncode, out) == (WRONG_USE, "")
    assert err == 'nodkit: unknown component (given: "tosat")\n  fix: did you mean "toast"?\n'


def test_a_project_s_gallery_shows_its_own_kit(tmp_path):
    (tmp_path / "nodkit.toml").write_text('components = ["toast"]\nthemes = ["soft"]\nprefix = "acme"\n')
    done = run("gallery", "--project", tmp_path, "--export", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    kit = json.loads((tmp_path / "out" / "kit.json").read_text())
    assert (list(kit["components"]), list(kit["themes"]), kit["prefix"]) == (["toast"], ["soft"], "acme")
    refused = run("gallery", "--project", tmp_path, "--baselines")
    assert (refused.code, refused.out) == (WRONG_USE, "")
    assert "leave out --project" in refused.err
