"""What changed in motion is said in words a person uses."""

from __future__ import annotations

import pytest

from kit.errors import KitError
from kit.snapshots.motion import changes, compare_motion, text

ENTER = {
    "of": "<nod-toast>", "name": "nod-toast-enter", "duration": 200, "delay": 0, "easing": "ease-out", "iterations": 1, "direction": "normal", "at": 0,
    "keyframes": [{"translate": "0px 16px"}, {"translate": "none"}],
}  # fmt: skip
LEAVE = {**ENTER, "name": "nod-toast-leave", "duration": 150, "at": 6000}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"duration": 320}, "<nod-toast> nod-toast-enter: 200 ms → 320 ms"),
        ({"delay": 40}, "<nod-toast> nod-toast-enter: delay 0 ms → 40 ms"),
        ({"easing": "linear"}, "<nod-toast> nod-toast-enter: easing ease-out → linear"),
        ({"iterations": 2}, "<nod-toast> nod-toast-enter: iterations 1 → 2"),
        (
            {"keyframes": [{"translate": "0px 17px"}, {"translate": "none"}]},
            "<nod-toast> nod-toast-enter: translate 0px 16px, none → translate 0px 17px, none (distance 16 px → 17 px)",
        ),
        (
            {"duration": 320, "easing": "linear"},
            "<nod-toast> nod-toast-enter: 200 ms → 320 ms; easing ease-out → linear",
        ),
    ],
)
def test_each_kind_of_change_is_said(change, says):
    assert list(changes([ENTER, LEAVE], [{**ENTER, **change}, LEAVE])) == [says]


def test_the_same_motion_is_no_change():
    assert list(changes([ENTER, LEAVE], [dict(ENTER), dict(LEAVE)])) == []


def test_what_came_and_what_went_is_said():
    assert list(changes([ENTER], [LEAVE])) == ["<nod-toast> nod-toast-leave: new", "<nod-toast> nod-toast-enter: gone"]


def test_another_order_is_a_change():
    (says,) = changes([ENTER, LEAVE], [{**LEAVE, "at": 0}, {**ENTER, "at": 100}])
    assert says.startswith("the order changed")


def test_approved_motion_is_read_back(tmp_path):
    path = tmp_path / "default.json"
    assert compare_motion([ENTER], path) == ["there is no approved motion"]
    path.write_text(text([ENTER, LEAVE]))
    assert len(path.read_text().splitlines()) == 4
    assert compare_motion([ENTER, LEAVE], path) == []
    path.write_text(path.read_text()[:50])
    with pytest.raises(KitError, match="broken"):
        compare_motion([ENTER], path)
