"""A kit inside somebody's project: put in, edited, brought up to date. No edit is lost, no conflict hidden."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.errors import KitError
from kit.project import journal, work
from kit.project.lock import read_lock
from kit.project.merge import MINE
from tests.unit.samples import CSS, component_folder

STYLE = Path("nod/note/note.css")


@pytest.fixture
def project(tmp_path):
    """A plain project with a component of its own library in it."""
    root = tmp_path / "project"
    component_folder(root / "own" / "components")
    _, wishes = work.proposal(root)
    work.init(root, wishes.model_copy(update={"library": ("own",)})).apply()
    text = (root / "nodkit.toml").read_text()
    (root / "nodkit.toml").write_text(text + 'library = ["own"]  # mine\n')
    work.add(root, ["note"]).apply()
    return root


def upstream(root, css):
    """Let the component change at its source."""
    (root / "own" / "components" / "note" / "note.css.j2").write_text(css)


def did(done):
    return {action.path: action.what for action in done.actions if action.what != "same"}


def test_init_writes_what_it_announced_and_nothing_else(tmp_path):
    (tmp_path / "manage.py").touch()
    found, wishes = work.proposal(tmp_path, "base")
    assert (found.project, wishes.out) == ("django", "nodkit")
    work.init(tmp_path, wishes).apply()
    assert {path.name for path in tmp_path.iterdir()} == {"manage.py", "nodkit.toml", "nodkit.lock"}
    with pytest.raises(KitError, match=r"has a nodkit\.toml"):
        work.init(tmp_path, wishes)


def test_adding_keeps_the_persons_comments_and_writes_a_sorted_lock(project):
    text = (project / "nodkit.toml").read_text()
    assert 'library = ["own"]  # mine' in text
    assert 'components = ["note"] # nodkit add' in text
    lock = json.loads((project / "nodkit.lock").read_text())
    assert list(lock["files"]) == sorted(lock["files"])
    assert STYLE.as_posix() in lock["files"]


def test_a_second_update_has_nothing_to_do(project):
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    done = work.update(project)
    done.apply()
    assert did(done) == {}
    assert before == {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}


def test_what_was_not_edited_follows_upstream(project):
    upstream(project, CSS + ":where({{ tag }} b) { color: {{ color.focus }}; }\n")
    work.update(project).apply()
    assert "--nod-color-focus" in (project / STYLE).read_text()


def test_edits_in_other_places_are_merged(project):
    style = project / STYLE
    style.write_text("/* mine */\n" + style.read_text())
    upstream(project, CSS + ":where({{ tag }} b) { color: {{ color.focus }}; }\n")
    done = work.update(project)
    done.apply()
    assert did(done)[STYLE.as_posix()] == "merge"
    assert style.read_text().startswith("/* mine */\n")
    assert "--nod-color-focus" in style.read_text()


def test_a_clash_is_marked_and_told_once(project):
    style = project / STYLE
    style.write_text(style.read_text().replace("var(--nod-color-text)", "hotpink"))
    upstream(project, CSS.replace("color.text", "color.focus"))
    done = work.update(project)
    done.apply()
    assert done.conflicts == [STYLE.as_posix()]
    assert MINE in style.read_text()
    assert "hotpink" in style.read_text()
    assert "--nod-color-focus" in style.read_text()
    assert did(work.update(project)) == {STYLE.as_posix(): "yours"}


def test_what_a_person_deleted_stays_deleted(project):
    (project / STYLE).unlink()
    upstream(project, CSS + "/* new */\n")
    work.update(project).apply()
    assert not (project / STYLE).exists()


def test_removing_takes_clean_files_and_leaves_edited_ones(project):
    module = project / "nod" / "note" / "note.js"
    module.write_text(module.read_text() + "// mine\n")
    work.remove(project, ["note"]).apply()
    assert module.exists()
    assert not (project / STYLE).exists()
    assert not (project / "nod" / "themes").exists()


def test_line_endings_alone_are_no_edit(project):
    style = project / STYLE
    style.write_bytes(style.read_bytes().replace(b"\n", b"\r\n"))
    assert did(work.update(project)) == {}


def test_files_of_somebody_else_are_never_overwritten(project):
    (project / "nodkit.lock").unlink()
    (project / STYLE).write_text("body {}\n")
    with pytest.raises(KitError, match="did not write") as caught:
        work.update(project)
    assert "nodkit adopt" in caught.value.fix
    work.adopt(project).apply()
    assert (project / STYLE).read_text() == "body {}\n"
    assert did(work.update(project)) == {STYLE.as_posix(): "yours"}


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("{", "cannot be read"),
        ("[]", "corrupt"),
        ('{"lock": 99, "version": "9.9"}', "newer nodkit"),
        ('{"lock": 1, "version": "0", "target": "html", "themes": [], "files": {"../x": {}}}', "corrupt"),
        (
            '{"lock": 1, "version": "0", "target": "html", "themes": [], "files": {"x": {"pristine": "AAAA", "sha256": ""}}}',
            "corrupt",
        ),
    ],
)
def test_a_damaged_lock_is_refused_and_nothing_changes(project, damage, words):
    (project / "nodkit.lock").write_text(damage)
    before = (project / STYLE).read_bytes()
    with pytest.raises(KitError, match=words):
        work.update(project)
    assert (project / STYLE).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('out = "nod"', 'out = "../nod"', "climbs out"),
        ('out = "nod"', 'out = "a:b"', "Windows"),
        ('themes = ["base"]', 'themes = ["bse"]', 'did you mean "base"'),
        ('themes = ["base"]', "themes = []", "at least 1"),
        ('target = "html"', 'target = "htlm"', 'did you mean "html"'),
        ('prefix = "nod"', "prefx = 'nod'", 'did you mean "prefix"'),
        ('prefix = "nod"', "prefix = 'N'", "prefix"),
        ('tone = "friendly"', "tone = 3", "string"),
        ('out = "nod"', "out = [", "broken TOML"),
    ],
)
def test_a_wish_that_cannot_be_is_told(project, old, new, words):
    path = project / "nodkit.toml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(KitError) as caught:
        work.update(project).apply()
    assert words in str(caught.value)


def test_a_file_that_is_not_text_any_more_is_told(project):
    (project / STYLE).write_bytes(b"\xff\xfe")
    with pytest.raises(KitError, match="not UTF-8"):
        work.update(project)


def test_a_link_is_not_written_through(project, tmp_path):
    shutil.move(project / "nod", tmp_path / "elsewhere")
    (project / "nod").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KitError, match="a link stands here"):
        work.update(project)


def test_a_file_changed_while_updating_stops_everything(project):
    upstream(project, CSS + "/* new */\n")
    planned = work.update(project)
    (project / "nod" / "index.js").write_text("// just now\n")
    with pytest.raises(KitError, match="changed meanwhile"):
        planned.apply()
    assert "/* new */" not in (project / STYLE).read_text()


KILLER = """
import os, signal, sys
from pathlib import Path
import kit.swap
from kit.project import work
calls = 0
def dying(name):
    real = getattr(os, name)
    def step(*given):
        global calls
        calls += 1
        if calls > int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given)
    return step
for name in ("replace", "link", "mkdir"):
    setattr(os, name, dying(name))
work.update(Path(sys.argv[1])).apply()
"""


@pytest.mark.slow
@pytest.mark.parametrize("steps", [0, 1, 3, 6, 9])
def test_a_killed_update_is_finished_or_never_was(project, steps):
    old = (project / STYLE).read_text()
    upstream(project, CSS + "/* new */\n")
    killed = subprocess.run([sys.executable, "-c", KILLER, str(project), str(steps)], check=False, cwd=Path.cwd())
    assert killed.returncode in {0, -signal.SIGKILL}
    journal.recover(project)
    text, pristine = (project / STYLE).read_text(), read_lock(project).files[STYLE.as_posix()]
    assert text == pristine
    assert text == old or "/* new */" in text
    assert not (project / journal.NAME).exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_changes_nothing(project):
    (project / "nod" / "note").chmod(0o500)
    upstream(project, CSS + "/* new */\n")
    with pytest.raises(KitError, match="cannot be changed"):
        work.update(project).apply()


LINES = st.lists(st.sampled_from(["a { }\n", "b { }\n", "c { }\n"]), max_size=4).map("".join)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=LINES, theirs=LINES, at_top=st.booleans())
def test_random_edits_and_changes_lose_nothing(project, mine, theirs, at_top):
    marked = mine.replace(" }", " /* mine */ }")
    upstream(project, CSS)
    (project / STYLE).unlink(missing_ok=True)
    (project / "nodkit.lock").unlink()
    shutil.rmtree(project / "nod")
    work.update(project).apply()
    style = project / STYLE
    style.write_text(marked + style.read_text() if at_top else style.read_text() + marked)
    upstream(project, CSS + theirs.replace(" }", " /* theirs */ }"))
    done = work.update(project)
    done.apply()
    text = style.read_text()
    assert text.count("/* mine */") == mine.count("}")
    assert text.count("/* theirs */") >= theirs.count("}") or did(done).get(STYLE.as_posix()) == "conflict"
    assert (MINE in text) == (done.conflicts == [STYLE.as_posix()])
