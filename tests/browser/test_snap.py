"""Pictures of every example: byte for byte the same in every run, and every change to the eye is found."""

from __future__ import annotations

import shutil

import pytest

from kit.snapshots.run import Request, snap


@pytest.fixture
def request_for(kit, tmp_path):
    folder = tmp_path / "kit"
    shutil.copytree(kit.root, folder)
    return Request(folder, tmp_path / "approved", ("toast", "progress"), ("base",))


def test_missing_pictures_are_findings_and_approved_ones_are_not(request_for):
    first = snap(request_for)
    assert first.taken > 0
    assert {change.difference.says for change in first.changes} == {"there is no approved picture"}
    assert len(first.changes) == first.taken
    snap(request_for, approve=True)
    again = snap(request_for)
    assert again.changes == ()
    assert {change.picture.png() for change in first.changes} == {
        path.read_bytes() for path in request_for.approved.rglob("*.png")
    }


def test_a_change_of_colour_is_found_where_it_is_and_only_there(request_for):
    snap(request_for, approve=True)
    css = request_for.kit / "toast" / "toast.css"
    css.write_text(css.read_text().replace("var(--nod-color-surface)", "var(--nod-color-surface-sunken)"))
    changed = snap(request_for).changes
    assert changed
    assert {change.name.split("/")[1] for change in changed} == {"toast"}
    assert all("pixels differ" in change.difference.says for change in changed)


def test_a_picture_without_an_example_is_a_finding_and_goes_when_approved(request_for):
    whole = Request(request_for.kit, request_for.approved)
    snap(whole, approve=True)
    (found,) = request_for.approved.glob("*")
    left = found / "base-light" / "toast" / "gone.png"
    shutil.copy(next(found.rglob("*.png")), left)
    assert [change.name for change in snap(whole).changes] == ["base-light/toast/gone"]
    snap(whole, approve=True)
    assert not left.exists()
