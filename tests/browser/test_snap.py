"""Pictures of every example: byte for byte the same in every run, and every change to the eye is found."""

from __future__ import annotations

import json
import re
import shutil
from functools import partial

import pytest

from kit.snapshots import run
from kit.snapshots.run import Request


@pytest.fixture
def snap(browser):
    """Take pictures in the browser of the session."""
    return partial(run.snap, browser=browser)


@pytest.fixture
def request_for(kit, tmp_path):
    folder = tmp_path / "kit"
    shutil.copytree(kit.root, folder)
    manifest = json.loads((folder / "kit.json").read_text())
    for component in ("toast", "progress"):
        manifest["components"][component]["examples"] = manifest["components"][component]["examples"][:2]
    manifest["components"] = {name: manifest["components"][name] for name in ("toast", "progress")}
    manifest["themes"] = {"base": manifest["themes"]["base"]}
    (folder / "kit.json").write_text(json.dumps(manifest))
    return Request(folder, tmp_path / "approved")


def test_missing_pictures_are_findings_and_approved_ones_are_not(snap, request_for):
    first = snap(request_for)
    assert first.taken > 0
    said = [change.difference.says for change in first.changes]
    assert set(said) == {"there is no approved picture", "there is no approved motion"}
    assert said.count("there is no approved picture") == first.taken
    snap(request_for, approve=True)
    again = snap(request_for)
    assert again.changes == ()
    assert {change.picture.png() for change in first.changes if change.picture} == {
        path.read_bytes() for path in request_for.approved.rglob("*.png")
    }


def test_a_change_of_colour_is_found_where_it_is_and_only_there(snap, request_for):
    snap(request_for, approve=True)
    css = request_for.kit / "toast" / "toast.css"
    css.write_text(css.read_text().replace("var(--nod-color-surface)", "var(--nod-color-surface-sunken)"))
    changed = snap(request_for).changes
    assert changed
    assert {change.name.split("/")[1] for change in changed} == {"toast"}
    assert all("pixels differ" in change.difference.says for change in changed)


def test_a_picture_without_an_example_is_a_finding_and_goes_when_approved(snap, request_for):
    snap(request_for, approve=True)
    (found,) = request_for.approved.glob("*")
    left = found / "base-light" / "toast" / "gone.png"
    shutil.copy(next(found.rglob("*.png")), left)
    assert [change.name for change in snap(request_for).changes] == ["base-light/toast/gone.png"]
    snap(request_for, approve=True)
    assert not left.exists()


def test_another_duration_is_told_though_the_end_looks_the_same(snap, request_for):
    snap(request_for, approve=True)
    css = request_for.kit / "themes" / "base.css"
    text = css.read_text()
    enter = re.search(r"--nod-motion-enter-duration: var\(--nod-mode-full, (\d+)ms", text)[1]
    css.write_text(text.replace(f"duration: var(--nod-mode-full, {enter}ms", "duration: var(--nod-mode-full, 320ms"))
    told = {change.name: change.difference.says for change in snap(request_for).changes}
    assert set(told) == {name for name in told if name.startswith("base-motion/")}
    assert f"{enter} ms → 320 ms" in told["base-motion/toast/default"]
