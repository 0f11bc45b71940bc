"""Pictures of every example: byte for byte the same in every run, and every change to the eye is found."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace

import pytest

from kit.snapshots import run
from kit.snapshots.rules import Rules
from kit.snapshots.run import request
from kit.verify.built import read_kit


@pytest.fixture
def snap(browser):
    """Take pictures in the browser of the session, without films unless they are asked for."""

    def take(wanted, *, films=False, **how):
        return run.snap(replace(wanted, films=films), browser=browser, **how)

    return take


@pytest.fixture(scope="module")
def made(kit, tmp_path_factory):
    """A kit of a few examples, in one theme and two of its modes."""
    folder = tmp_path_factory.mktemp("few") / "kit"
    shutil.copytree(kit.root, folder)
    manifest = json.loads((folder / "kit.json").read_text())
    for component in ("toast", "progress"):
        manifest["components"][component]["examples"] = manifest["components"][component]["examples"][:2]
    manifest["components"] = {name: manifest["components"][name] for name in ("toast", "progress")}
    manifest["themes"] = {"base": {**manifest["themes"]["base"], "modes": manifest["themes"]["base"]["modes"][:2]}}
    (folder / "kit.json").write_text(json.dumps(manifest))
    return folder


@pytest.fixture(scope="module")
def shelf(made, browser):
    """Approved pictures, motion and films of it, taken once."""
    wanted = request(read_kit(made), made.parent / "approved")
    run.snap(wanted, approve="*", browser=browser)
    return wanted.approved


@pytest.fixture
def request_for(made, tmp_path):
    folder = tmp_path / "kit"
    shutil.copytree(made, folder)
    return request(read_kit(folder), tmp_path / "approved")


@pytest.fixture
def approved(request_for, shelf):
    """A request whose pictures and motion are approved."""
    shutil.copytree(shelf, request_for.approved, ignore=shutil.ignore_patterns("*-film"))
    return request_for


def test_missing_pictures_are_findings_and_approved_ones_are_not(snap, request_for):
    first = snap(request_for)
    assert first.taken > 0
    said = [change.difference.says for change in first.changes]
    assert set(said) == {"there is no approved picture", "there is no approved motion"}
    assert said.count("there is no approved picture") == first.taken
    snap(request_for, approve="*")
    again = snap(request_for)
    assert again.changes == ()
    assert {change.picture.png() for change in first.changes if change.picture} == {
        path.read_bytes() for path in request_for.approved.rglob("*.png")
    }


def test_a_change_of_colour_is_found_where_it_is_and_only_there(snap, approved):
    css = approved.kit.root / "toast" / "toast.css"
    css.write_text(css.read_text().replace("var(--nod-color-surface)", "var(--nod-color-surface-sunken)"))
    changed = snap(approved).changes
    assert changed
    assert {change.name.split("/")[1] for change in changed} == {"toast"}
    assert all("differ" in change.difference.says for change in changed if "-motion/" not in change.name)


def test_a_picture_without_an_example_is_a_finding_and_goes_when_approved(snap, approved):
    (found,) = approved.approved.glob("*")
    left = found / "base-light" / "toast" / "gone.png"
    shutil.copy(next(found.rglob("*.png")), left)
    assert [change.name for change in snap(approved).changes] == ["base-light/toast/gone.png"]
    snap(approved, approve="*")
    assert not left.exists()


TWINS = {
    "another curve": (r"(--nod-motion-enter-easing: var\(--nod-mode-full, )[^)]*\)", r"\1cubic-bezier(0.5, 0, 0.5, 1)", "easing cubic-bezier("),
    "another duration": (r"(--nod-motion-enter-duration: var\(--nod-mode-full, )\d+ms", r"\g<1>333ms", "→ 333 ms"),
    "another distance": (r"(--nod-motion-shift: var\(--nod-mode-full, )[\d.]+rem", r"\g<1>2rem", "→ 32 px)"),
}  # fmt: skip


@pytest.mark.parametrize("twin", TWINS)
def test_motion_that_ends_the_same_is_told_in_the_right_words(snap, approved, twin):
    old, new, words = TWINS[twin]
    patch(approved.kit.root / "themes" / "base.css", old, new)
    told = {change.name: change.difference.says for change in snap(approved).changes}
    assert words in told["base-motion/toast/default"]
    assert [name for name in told if "-motion/" not in name] == []


def test_a_film_tells_at_which_moments_it_looks_different(snap, request_for, shelf):
    shutil.copytree(shelf, request_for.approved)
    old, new, _ = TWINS["another curve"]
    patch(request_for.kit.root / "themes" / "base.css", old, new)
    told = {change.name: change.difference.says for change in snap(request_for, films=True).changes}
    assert "the end is the same" in told["base-film/toast/default"]
    assert [name for name in told if "-motion/" not in name and "-film/" not in name] == []


def test_another_order_is_told(snap, request_for):
    css = request_for.kit.root / "toast" / "toast.css"
    rule = "\n@keyframes nod-late { from { opacity: 0 } }\nnod-toast [data-part=%s] { animation: nod-late 90ms %s }"
    plain = css.read_text()
    css.write_text(plain + rule % ("message", "0ms") + rule % ("icon", "40ms"))
    snap(request_for, approve="*")
    css.write_text(plain + rule % ("message", "40ms") + rule % ("icon", "0ms"))
    told = {change.name: change.difference.says for change in snap(request_for).changes}
    assert "the order changed" in told["base-motion/toast/default"]
    assert "delay 0 ms → 40 ms" in told["base-motion/toast/default"]


def test_a_colour_by_two_delta_e_is_told_with_its_distance(snap, approved):
    patch(
        approved.kit.root / "themes" / "base.css",
        r"(--nod-color-surface: var\(--nod-mode-light, )#ffffff",
        r"\1#f9f9f9",
    )
    (told,) = {change.difference.says for change in snap(approved).changes if change.name == "base-light/toast/default"}
    assert "from #ffffff to #f9f9f9 (ΔE 1." in told


def test_one_pixel_off_is_seen(snap, approved):
    css = approved.kit.root / "toast" / "toast.css"
    css.write_text(css.read_text() + "\nnod-toast [data-part=message] { position: relative; inset-block-start: 1px }")
    names = {change.name for change in snap(approved).changes}
    assert "base-light/toast/default" in names
    assert all("/toast/" in name for name in names)


def test_a_masked_part_may_look_as_it_likes_and_the_rest_may_not(snap, request_for):
    ruled = replace(request_for, rules=Rules({"toast/*": ("message",)}, {}))
    snap(ruled, approve="*")
    css = request_for.kit.root / "toast" / "toast.css"
    plain = css.read_text()
    css.write_text(plain + "\nnod-toast [data-part=message] { color: red }")
    done = snap(ruled)
    assert (done.changes, done.told) == ((), ("masked in toast/*: message",))
    css.write_text(plain + "\nnod-toast { border: 2px solid red }")
    assert snap(ruled).changes


def test_a_filter_approves_what_it_names_and_nothing_else(snap, request_for):
    snap(request_for, approve="progress")
    left = {change.name.split("/")[1] for change in snap(request_for).changes}
    assert left == {"toast"}
    snap(request_for, approve="base-*/toast/*")
    assert snap(request_for).changes == ()


def patch(file, old, new):
    text = file.read_text()
    changed, count = re.subn(old, new, text)
    assert count
    file.write_text(changed)
