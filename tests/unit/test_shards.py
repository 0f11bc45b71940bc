"""Shares are the same on each machine, even, and together the whole; verdicts of shares are put together again."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.verify.built import read_kit
from kit.verify.findings import Case, Finding, Result, Verdict
from kit.verify.reach import changed, reach
from kit.verify.records import as_json, from_json, merged
from kit.verify.shards import Shard, read_shard
from kit.verify.timeline import Moment, Timeline

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"


@given(st.lists(st.integers(1, 30), max_size=60), st.integers(1, 9))
def test_shares_are_the_whole_each_once_and_even(costs, total):
    items = list(enumerate(costs))
    shares = [Shard(number, total).of(items, lambda item: item[1]) for number in range(1, total + 1)]
    assert sorted(item for share in shares for item in share) == items
    assert all(list(share) == sorted(share) for share in shares)
    burdens = [sum(cost for _, cost in share) for share in shares]
    assert max(burdens) - min(burdens) <= max(costs, default=0)


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "1/0", "a/b", "1/2/3", "-1/2", ""])
def test_what_is_no_share_is_refused(text):
    with pytest.raises(KitError, match="not a share"):
        read_shard(text)
    assert read_shard("2/3") == Shard(2, 3)


def run_of(component, *, broken=False):
    case = Case(component, "default", "base", "light")
    finding = Finding(component, "default", "base", "light", "T1", "must", "In time.", "100 ms", "300 ms", "again")
    log = Timeline(
        case, "T1", "In time.", not broken, (Moment(0, "act", "click trigger"), Moment(100, "said", "Saved"))
    )
    return Result((Verdict(case, "T1", ("In time.",), (finding,) if broken else (), (log,)),), 2.0)


def test_a_run_is_read_back_as_it_was_written(tmp_path):
    file = tmp_path / "a.json"
    for run in (run_of("toast"), run_of("toast", broken=True)):
        file.write_text(as_json(run), encoding="utf-8")
        assert from_json(file) == run


def test_shares_are_merged_and_a_share_given_twice_is_refused(tmp_path):
    files = {name: tmp_path / f"{name}.json" for name in ("toast", "ring")}
    runs = [(file, run_of(name, broken=name == "ring")) for name, file in files.items()]
    whole = merged(runs)
    assert [one.case.component for one in whole.verdicts] == ["ring", "toast"]
    assert (whole.passed, whole.seconds) == (False, 2.0)
    with pytest.raises(KitError, match="in another one as well"):
        merged([*runs, (tmp_path / "copy.json", run_of("toast"))])


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"verdicts": []}', '{"findings": [], "verdicts": [{}], "seconds": 1}']
)
def test_a_file_that_is_no_run_is_refused_with_its_name(tmp_path, text):
    file = tmp_path / "half.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KitError) as caught:
        from_json(file)
    assert "half.json" in str(caught.value)


@pytest.fixture
def repository(tmp_path):
    import shutil

    shutil.copytree(HEALTHY, tmp_path / "dist")
    (tmp_path / "README.md").write_text("words\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "first")
    return tmp_path


def git(folder, *words):
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)  # noqa: S607


@pytest.mark.parametrize(
    ("path", "components", "themes", "whole"),
    [
        ("README.md", set(), set(), False),
        ("dist/note/note.css", {"note"}, set(), False),
        ("dist/define/wait.js", {"wait"}, set(), False),
        ("components/note/note.yaml", {"note"}, set(), False),
        ("dist/runtime/say.js", set(), set(), True),
        ("dist/kit.json", set(), set(), True),
        ("themes/base/base.tokens.json", set(), set(), True),
        ("src/app.js", set(), set(), False),
    ],
)  # fmt: skip
def test_a_change_reaches_what_is_made_of_it(repository, path, components, themes, whole):
    file = repository / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("changed", encoding="utf-8") if path != "dist/kit.json" else file.write_text(
        file.read_text() + "\n"
    )
    assert [one.relative_to(repository).as_posix() for one in changed("HEAD", repository)] == [path]
    found = reach(read_kit(repository / "dist"), "HEAD", repository)
    assert (found.components, found.themes, bool(found.whole)) == (components, themes, whole)


def test_a_change_reaches_those_that_import_it(repository):
    wait = repository / "dist" / "wait" / "wait.js"
    wait.write_text(f'import "../note/note.js";\n{wait.read_text()}', encoding="utf-8")
    git(repository, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qam", "second")
    (repository / "dist" / "note" / "note.js").write_text("changed", encoding="utf-8")
    assert reach(read_kit(repository / "dist"), "HEAD", repository).components == {"note", "wait"}


def test_without_git_or_revision_it_is_said(repository, tmp_path_factory):
    with pytest.raises(KitError, match="no git repository here"):
        changed("HEAD", tmp_path_factory.mktemp("bare"))
    for revision in ("nowhere", "--output=x"):
        with pytest.raises(KitError, match=r"git cannot tell|not a revision"):
            changed(revision, repository)
