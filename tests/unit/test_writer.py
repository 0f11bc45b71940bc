import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.errors import KitError
from kit.writer import RECORD, Report, write
from tests.unit.folders import KIT, as_bytes, below, files_below, refused


@pytest.fixture
def root(tmp_path):
    return tmp_path / "here" / "kit"


def test_what_is_given_is_what_stands(root):
    assert write(KIT, root) == Report(written=tuple(sorted(KIT)))
    assert files_below(root) == as_bytes(KIT)


def test_a_second_write_touches_nothing(root):
    write(KIT, root)
    stamps = {path: path.stat().st_mtime_ns for path in [root, *root.rglob("*")]}
    assert write(KIT, root) == Report(unchanged=tuple(sorted(KIT)))
    assert {path: path.stat().st_mtime_ns for path in [root, *root.rglob("*")]} == stamps


def test_only_what_differs_is_written(root):
    write(KIT, root)
    report = write(KIT | {"index.html": "<p>new</p>\n"}, root)
    assert report.written == ("index.html",)
    assert report.unchanged == ("toast/logo.png", "toast/toast.css")
    assert (root / "index.html").read_text() == "<p>new</p>\n"


def test_two_roots_hold_the_same_bytes_whatever_the_order(root, tmp_path):
    write(KIT, root)
    write(dict(reversed(KIT.items())), tmp_path / "other")
    assert below(root) == below(tmp_path / "other")


def test_a_file_that_left_the_kit_is_removed_with_its_folder(root):
    write(KIT, root)
    report = write({"index.html": KIT["index.html"]}, root)
    assert report.removed == ("toast/logo.png", "toast/toast.css")
    assert set(below(root)) == {"index.html", RECORD}


def test_a_file_that_left_the_kit_but_was_edited_is_kept(root):
    write(KIT, root)
    (root / "toast/toast.css").write_text("mine")
    report = write({"index.html": KIT["index.html"]}, root)
    assert (report.removed, report.kept) == (("toast/logo.png",), ("toast/toast.css",))
    assert (root / "toast/toast.css").read_text() == "mine"
    assert write({"index.html": KIT["index.html"]}, root).kept == ()


def test_a_file_of_a_person_beside_the_kit_is_left_alone(root):
    write(KIT, root)
    (root / "toast/notes.txt").write_text("mine")
    write({}, root)
    assert files_below(root) == {"toast/notes.txt": b"mine"}


@pytest.mark.parametrize("known", [True, False])
def test_an_edited_or_foreign_file_is_replaced_only_when_told(root, known):
    if known:
        write(KIT, root)
    (root / "toast").mkdir(parents=True, exist_ok=True)
    (root / "toast/toast.css").write_text("mine")
    error = refused(KIT | {"more.css": "x"}, root, "not as nodkit wrote")
    assert "toast/toast.css" in str(error)
    assert "--force" in str(error)
    assert "toast/toast.css" in write(KIT, root, overwrite=True).written
    assert files_below(root) == as_bytes(KIT)


def test_a_foreign_file_of_the_same_bytes_is_taken_as_ours(root):
    root.mkdir(parents=True)
    (root / "index.html").write_bytes(as_bytes(KIT)["index.html"])
    assert write(KIT, root).unchanged == ("index.html",)
    assert write({}, root).removed == tuple(sorted(KIT))


def test_a_deleted_file_comes_back(root):
    write(KIT, root)
    (root / "index.html").unlink()
    assert write(KIT, root).written == ("index.html",)


@pytest.mark.parametrize(("before", "after"), [({"a": "1"}, {"a/b": "2"}), ({"a/b": "1", "a/c/d": "1"}, {"a": "2"})])
def test_a_file_may_become_a_folder_and_back(root, before, after):
    write(before, root)
    write(after, root)
    assert files_below(root) == as_bytes(after)


@pytest.mark.parametrize(("path", "wanted"), [("a", "a/b"), ("a/mine", "a")])
def test_what_a_person_put_in_the_way_is_refused_even_by_force(root, path, wanted):
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text("mine")
    refused({wanted: "x"}, root, "stands here", overwrite=True)


def test_a_root_that_is_a_file_or_below_one_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    refused(KIT, tmp_path / "file", "this is a file")
    refused(KIT, tmp_path / "file/kit", "this is a file")


@pytest.mark.parametrize("link", ["toast", "toast/toast.css", RECORD])
def test_a_link_below_the_root_is_never_written_through(root, tmp_path, link):
    outside = tmp_path / "here" / "outside"
    outside.mkdir(parents=True)
    (outside / "toast.css").write_text("mine")
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside / "toast.css" if link.endswith("css") else outside)
    refused(KIT, root, "link|record", overwrite=True)


def test_a_stale_file_behind_a_link_is_not_removed(root, tmp_path):
    write(KIT, root)
    shutil.move(root / "toast", tmp_path / "moved")
    (root / "toast").symlink_to(tmp_path / "moved")
    write({}, root)
    assert set(below(tmp_path / "moved")) == {"logo.png", "toast.css"}


def test_a_relative_root_may_not_leave_the_working_folder_by_a_link(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "work/dist").symlink_to(tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path / "work")
    with pytest.raises(KitError, match="leaves the working folder"):
        write(KIT, Path("dist/kit"))
    assert below(tmp_path / "elsewhere") == {}
    write(KIT, Path("../elsewhere/kit"))
    assert files_below(tmp_path / "elsewhere/kit") == as_bytes(KIT)


@pytest.mark.parametrize("name", [RECORD, RECORD.upper()])
def test_the_name_of_the_record_is_taken(root, name):
    with pytest.raises(KitError, match=r"own|one path"):
        write({name: "{}"}, root)


def test_an_empty_folder_in_the_way_is_refused(root):
    (root / "index.html").mkdir(parents=True)
    refused(KIT, root, "a folder stands here", overwrite=True)


@pytest.mark.parametrize(
    "text", ["", "[", "[" * 9999, "[]", "{}", '{"files": []}', '{"files": {"../x": "y"}}', "\udcff"]
)
def test_a_broken_record_is_refused(root, text):
    write(KIT, root)
    (root / RECORD).write_text(text, errors="surrogateescape")
    refused(KIT, root, "record")


def test_a_record_cannot_reach_outside(root):
    write(KIT, root)
    victim = root.parent / "victim"
    victim.write_text("a{}\n")
    record = json.loads((root / RECORD).read_text())
    record["files"]["../victim"] = record["files"]["toast/toast.css"]
    (root / RECORD).write_text(json.dumps(record))
    refused({}, root, "record")


def test_half_a_character_is_refused(root):
    with pytest.raises(KitError, match="UTF-8"):
        write({"a": "\ud800"}, root)
    assert not root.exists()


NAMES = st.sampled_from(
    ["a", "b", "B", "c.css", "..", ".", "", "/", "con", "x\\y", "c:", "~", "\0", "é", "e\u0301", "*"]
)
PATHS = st.one_of(st.lists(NAMES, min_size=1, max_size=4).map("/".join), st.text(max_size=12))
TEXTS = st.one_of(st.binary(max_size=9), st.text(max_size=9))


@given(st.dictionaries(PATHS, TEXTS, max_size=5))
@settings(max_examples=300, deadline=None)
def test_whatever_the_paths_all_is_written_or_nothing_is(files):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "up", "root")
        try:
            write(files, root)
        except KitError:
            assert below(Path(name)) == {}
        else:
            assert files_below(root) == as_bytes(files)
            assert {path.split("/")[0] for path in below(Path(name, "up"))} == {"root"}


GOOD = st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e/f/g", "h"]), st.sampled_from(["1", "2"]), max_size=5)
EDITS = st.dictionaries(st.sampled_from(["a", "b/c", "e/f/g"]), st.just("edited"), max_size=2)


@given(st.lists(st.tuples(GOOD, EDITS), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_over_many_builds_no_edit_is_lost_and_nothing_stale_stays(rounds):
    with tempfile.TemporaryDirectory() as name:
        root, mine = Path(name, "root"), {}
        for files, edits in rounds:
            if any(path in mine for path in files):
                with pytest.raises(KitError, match="not as nodkit wrote"):
                    write(files, root)
                return
            write(files, root)
            assert files_below(root) == as_bytes(files | mine)
            for path, text in edits.items():
                if (root / path).exists():
                    (root / path).write_text(text)
                    mine[path] = text
