"""Pictures are compared by their bytes, then by their pixels; what is missing or broken is said."""

from __future__ import annotations

import pytest
from PIL import Image

from kit.errors import KitError
from kit.snapshots.compare import Allowance, compare
from kit.snapshots.pictures import Picture


def picture(*dots, size=(40, 30), colour=(255, 255, 255)):
    image = Image.new("RGB", size, colour)
    for x, y, value in dots:
        image.putpixel((x, y), value)
    return Picture("base-light/toast/default", image)


@pytest.fixture
def approved(tmp_path):
    path = tmp_path / "approved.png"
    path.write_bytes(picture().png())
    return path


def test_the_same_picture_is_no_change(approved):
    assert compare(picture(), approved) is None


def test_one_pixel_is_seen_and_told_where_it_is(approved):
    found = compare(picture((7, 9, (0, 0, 0))), approved)
    assert found.says == "1 pixel differs, within x 7–7, y 9–9; most went from #ffffff to #000000 (ΔE 100.0)"
    assert found.mark.getpixel((7, 9)) == (255, 0, 160)
    assert found.mark.getpixel((0, 0)) != (255, 0, 160)


def test_rounding_that_no_eye_sees_is_no_change_but_the_next_step_is(approved):
    assert compare(picture((7, 9, (253, 255, 255))), approved) is None
    assert compare(picture((7, 9, (252, 255, 255))), approved) is not None


def test_another_size_is_a_change(approved):
    assert compare(picture(size=(41, 30)), approved).says == "40 × 30 px became 41 × 30 px"


def test_a_missing_picture_is_a_finding(tmp_path):
    assert compare(picture(), tmp_path / "none.png").says == "there is no approved picture"


@pytest.mark.parametrize("data", [b"", b"not a picture", picture().png()[:60]])
def test_a_broken_approved_picture_is_an_error_that_names_it(approved, data):
    approved.write_bytes(data)
    with pytest.raises(KitError, match="broken") as caught:
        compare(picture(), approved)
    assert caught.value.at == approved


def smoothed(middle, *, at=20):
    """A dark shape whose left edge is smoothed: one column of grey between white and black."""
    image = Image.new("RGB", (40, 30), (255, 255, 255))
    image.paste((0, 0, 0), (at + 1, 0, 40, 30))
    image.paste((middle,) * 3, (at, 0, at + 1, 30))
    return Picture("base-light/toast/default", image)


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (smoothed(150), 0),  # smoothed a little otherwise
        (smoothed(40), 30),  # smoothed very much otherwise
        (smoothed(120, at=21), 60),  # the edge moved by a pixel
        (smoothed(120, at=19), 60),
    ],
)
def test_an_edge_may_be_smoothed_otherwise_and_may_not_move(tmp_path, now, count):
    path = tmp_path / "approved.png"
    path.write_bytes(smoothed(120).png())
    found = compare(now, path)
    assert (found.says.partition(" ")[0] if found else "0") == str(count)


def test_a_flat_colour_that_is_a_step_off_is_seen_though_edges_have_more_room(approved):
    found = compare(picture(colour=(250, 250, 250)), approved)
    assert "most went from #ffffff to #fafafa (ΔE 1." in found.says


def test_what_is_allowed_passes_and_one_pixel_more_says_what_is_allowed(approved):
    dots = [(number, 9, (0, 0, 0)) for number in range(5)]
    assert compare(picture(*dots), approved, Allowance(5, "a clock")) is None
    assert "5 pixels differ (4 are allowed: a clock)" in compare(picture(*dots), approved, Allowance(4, "a clock")).says
