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
    return request(read_kit(folder), tmp_path / "approved")


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


def test_a_change_of_colour_is_found_where_it_is_and_only_there(snap, request_for):
    snap(request_for, approve="*")
    css = request_for.kit.root / "toast" / "toast.css"
    css.write_text(css.read_text().replace("var(--nod-color-surface)", "var(--nod-color-surface-sunken)"))
    changed = snap(request_for).changes
    assert changed
    assert {change.name.split("/")[1] for change in changed} == {"toast"}
    assert all("differ" in change.difference.says for change in changed if "-motion/" not in change.name)


def test_a_picture_without_an_example_is_a_finding_and_goes_when_approved(snap, request_for):
    snap(request_for, approve="*")
    (found,) = request_for.approved.glob("*")
    left = found / "base-light" / "toast" / "gone.png"
    shutil.copy(next(found.rglob("*.png")), left)
    assert [change.name for change in snap(request_for).changes] == ["base-light/toast/gone.png"]
    snap(request_for, approve="*")
    assert not left.exists()


def test_another_duration_is_told_though_the_end_looks_the_same(snap, request_for):
    snap(request_for, approve="*")
    css = request_for.kit.root / "themes" / "base.css"
    text = css.read_text()
    enter = re.search(r"--nod-motion-enter-duration: var\(--nod-mode-full, (\d+)ms", text)[1]
    css.write_text(text.replace(f"duration: var(--nod-mode-full, {enter}ms", "duration: var(--nod-mode-full, 320ms"))
    told = {change.name: change.difference.says for change in snap(request_for).changes}
    assert set(told) == {name for name in told if name.startswith("base-motion/")}
    assert f"{enter} ms → 320 ms" in told["base-motion/toast/default"]


TWINS = {
    "another curve": (r"(--nod-motion-enter-easing: var\(--nod-mode-full, )[^)]*\)", r"\1cubic-bezier(0.5, 0, 0.5, 1)", "easing cubic-bezier("),
    "another duration": (r"(--nod-motion-enter-duration: var\(--nod-mode-full, )\d+ms", r"\g<1>333ms", "→ 333 ms"),
    "another distance": (r"(--nod-motion-shift: var\(--nod-mode-full, )[\d.]+rem", r"\g<1>2rem", "→ 32 px)"),
}  # fmt: skip


@pytest.mark.parametrize("twin", TWINS)
def test_motion_that_ends_the_same_is_told_in_the_right_words(snap, request_for, twin):
    old, new, words = TWINS[twin]
    snap(request_for, approve="*", films=True)
    patch(request_for.kit.root / "themes" / "base.css", old, new)
    told = {change.name: change.difference.says for change in snap(request_for, films=True).changes}
    assert words in told["base-motion/toast/default"]
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


def test_a_colour_by_two_delta_e_is_told_with_its_distance(snap, request_for):
    snap(request_for, approve="*")
    patch(
        request_for.kit.root / "themes" / "base.css",
        r"(--nod-color-surface: var\(--nod-mode-light, )#ffffff",
        r"\1#f9f9f9",
    )
    (told,) = {
        change.difference.says for change in snap(request_for).changes if change.name == "base-light/toast/default"
    }
    assert "from #ffffff to #f9f9f9 (ΔE 1." in told


def test_one_pixel_off_is_seen(snap, request_for):
    snap(request_for, approve="*")
    css = request_for.kit.root / "toast" / "toast.css"
    css.write_text(css.read_text() + "\nnod-toast [data-part=message] { position: relative; inset-block-start: 1px }")
    names = {change.name for change in snap(request_for).changes}
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
