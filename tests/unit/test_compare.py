"""Pictures are compared by their bytes, then by their pixels; what is missing or broken is said."""

from __future__ import annotations

import pytest
from PIL import Image

from kit.errors import KitError
from kit.snapshots.compare import compare
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
    assert found.says == "1 pixels differ, within x 7–7, y 9–9"
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
