"""Shares of `nodkit snap` are put together; what would make the sum a lie is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.errors import KitError
from kit.snapshots.compare import Difference
from kit.snapshots.records import merged, plain, sentences
from kit.snapshots.run import Change, Outcome, Request
from tests.unit.commandline import run

LINUX = "chromium-156-linux"


def share(*components, changed=(), taken=4, where=LINUX, themes=("base",)):
    changes = tuple(Change(f"base-light/{name}/default", Difference("4 pixels differ")) for name in changed)
    wanted = Request(None, Path("snapshots"), components, themes)
    return plain(Outcome(taken, where, changes, ("masked in toast/*: time",)), wanted, approved=False)


@pytest.fixture
def written(tmp_path):
    def write(**shares):
        files = []
        for name, one in shares.items():
            files.append(tmp_path / f"{name}.json")
            files[-1].write_text(json.dumps(one), encoding="utf-8")
        return files

    return write


def merge(*arguments):
    return run("report", "merge", *arguments)


def test_shares_are_one_run_with_all_their_changes(written, tmp_path):
    files = written(a=share("toast", changed=["toast"]), b=share("ring", "badge", changed=["ring"], taken=8))
    done = merge(*files, "--json", tmp_path / "whole.json")
    assert done.code == 1
    assert done.out.splitlines() == [
        "base-light/ring/default: 4 pixels differ",
        "base-light/toast/default: 4 pixels differ",
        "masked in toast/*: time",
        f"12 pictures, 2 not as approved ({LINUX})",
    ]
    whole = json.loads((tmp_path / "whole.json").read_text(encoding="utf-8"))
    assert whole["components"] == ["badge", "ring", "toast"]
    assert sentences(whole) == done.out.splitlines()


def test_shares_without_changes_pass(written):
    assert merge(*written(a=share("toast"), b=share("ring"))).code == 0


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (share("toast"), "pictures of another one"),
        (share("ring", where="chromium-157-linux"), "other surroundings"),
        (share("ring", themes=("base", "soft")), "other themes"),
        ({**share("ring"), "approved": True}, "approved what it saw"),
        ({"surroundings": LINUX}, "not a run of nodkit snap"),
    ],
)
def test_what_does_not_fit_together_is_refused_by_name(other, words):
    with pytest.raises(KitError, match=words) as caught:
        merged([(Path("a.json"), share("toast")), (Path("b.json"), other)])
    assert "b.json" in str(caught.value)


def test_verdicts_and_pictures_are_not_mixed(written):
    verdicts = {"passed": True, "seconds": 1, "findings": [], "verdicts": []}
    done = merge(*written(a=share("toast"), b=verdicts))
    assert done.code == 2
    assert "cannot be one" in done.err


@pytest.mark.parametrize("option", ["--junit", "--report"])
def test_a_page_of_pictures_that_are_not_there_is_refused(written, tmp_path, option):
    done = merge(*written(a=share("toast")), option, tmp_path / "out")
    assert done.code == 2
    assert "no pictures in them" in done.err
    assert not (tmp_path / "out").exists()
