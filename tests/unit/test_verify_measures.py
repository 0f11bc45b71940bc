"""What checks compute from pictures, words and keyframes, without a browser."""

from __future__ import annotations

import numpy as np
import pytest

from kit.verify.checks.m2 import calm
from kit.verify.checks.t3 import reading_time
from kit.verify.contrast import shape_contrast, text_contrast
from kit.verify.flashes import LIMIT, cells, red_turns, worst
from kit.verify.samples import NEVER, Samples, samples_of


def plain(grey, height=32, width=64):
    return np.full((height, width, 3), grey, dtype=np.int16)


def test_text_is_judged_where_its_ground_is_worst():
    ground = np.repeat(np.linspace(255, 100, 64).astype(np.int16)[None, :, None], 32, axis=0).repeat(3, axis=2)
    written = ground.copy()
    written[12:20, ::4] = 90
    on_plain = plain(255)
    even = on_plain.copy()
    even[12:20, ::4] = 90
    assert text_contrast(even, on_plain) == pytest.approx(6.9, abs=0.2)
    assert text_contrast(written, ground) < 1.8
    assert text_contrast(ground, ground) is None


def test_a_shape_is_judged_by_its_strongest_tenth():
    ground, ring = plain(255), plain(255)
    ring[4:12, 4:60] = 225  # its track
    assert shape_contrast(ring, ground) < 1.4
    ring[4:12, 4:12] = 60  # its arc
    assert shape_contrast(ring, ground) > 10
    assert shape_contrast(ground, ground) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Saved", 6000),
        ("one two three four five six seven eight nine ten eleven", 6500),
        (" ".join(["word"] * 20), 11_000),
        (" ".join(["word"] * 21), None),
        ("変更を保存しました", 6000),
        ("変更を保存しました。次の画面で続けられます。急がなくても", 7500),
        ("— · —", 6000),
    ],
)
def test_reading_takes_time(text, time):
    assert reading_time(text) == time


def test_saturated_red_flashes_although_its_light_hardly_changes():
    frames = np.zeros((60, 32, 42, 3))
    frames[:, :, :, :] = (0.04, 0.06, 0.06)
    frames[::6] = (0.2, 0.0, 0.0)
    assert red_turns(frames).any()
    assert worst(frames) > LIMIT
    frames[::6] = (0.05, 0.05, 0.05)
    assert worst(frames) == 0


def test_a_cell_is_the_mean_of_its_pixels():
    picture = np.zeros((17, 8, 3))
    picture[:4] = 1.0
    assert cells(picture).shape == (2, 1, 3)
    assert cells(picture)[0, 0, 0] == 0.5


def move(count, duration, *, area, lasts=None):
    endless = lasts is None
    return {"keyframes": [{}] * count, "duration": duration, "endless": endless, "lasts": lasts or -1, "area": area}


@pytest.mark.parametrize(
    ("moves", "proof"),
    [
        ([], True),
        ([move(2, 200, area=700_000, lasts=200)], True),
        ([move(3, 200, area=700_000)], False),
        ([move(3, 200, area=400)] * 3, True),
        ([move(3, 200, area=700_000, lasts=3000)], False),
        ([move(2, 1000, area=700_000)], True),
    ],
)
def test_keyframes_prove_that_nothing_can_flash(moves, proof):
    assert calm(moves) is proof


def test_samples_are_written_and_read_back():
    samples = Samples("note", 4, (20.0, 30.0, NEVER))
    written = samples.as_json()
    assert (written["min"], written["median"], written["max"]) == (20.0, 30.0, None)
    assert samples_of(written) == samples
