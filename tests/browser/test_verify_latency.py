"""What the latency checks call a frame is a frame on the screen; and a slower processor takes longer."""

from __future__ import annotations

import base64
import io
import json
import statistics
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kit.verify import checks
from kit.verify.built import read_kit
from kit.verify.drive import Stage
from kit.verify.findings import Case
from kit.verify.lab import lab_in
from kit.verify.latency import ARM, CLEAR, measure
from kit.verify.run import verify_case
from kit.verify.scene import Scene

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"
SCENE = Scene("note", "default")
# Two frames at 60 a second, and the trace's own resolution of one.
FRAMES_MS = 50
CLICKS = 5


@pytest.fixture
def stage(browser):
    with lab_in(browser, read_kit(HEALTHY)) as lab:
        yield Stage(lab, frozen=False)


def traced(browser, stage):
    """Click once under a trace; return the ms from the click to the frame by layout, and to the first other picture."""
    stage.evaluate(CLEAR)
    stage.frames(3)
    browser.start_tracing(
        page=stage.page,
        screenshots=True,
        categories=["blink.user_timing", "disabled-by-default-devtools.screenshot", "devtools.timeline"],
    )
    stage.evaluate(ARM, [["note"], "note"])
    stage.evaluate(
        "addEventListener('click', (e) => performance.mark('pressed', { startTime: e.timeStamp }), { capture: true, once: true })"
    )
    stage.hover("trigger")
    stage.frames(6)
    stage.click("trigger")
    (measured,) = stage.evaluate("nodFirst")
    stage.frames(12)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    pressed = next(one["ts"] for one in events if one["name"] == "pressed")
    pictures = [(one["ts"], one["args"]["snapshot"]) for one in events if one["name"] == "Screenshot"]
    return measured, _first_change(pictures, pressed)


def _first_change(pictures, pressed):
    before = [picture for time, picture in pictures if time <= pressed]
    reference = _corner(before[-1] if before else pictures[0][1])
    for time, picture in pictures:
        if time > pressed and np.abs(_corner(picture) - reference).max() > 40:
            return (time - pressed) / 1000
    return None


def _corner(picture):
    """Return the part of a screenshot where the note stands: the pressed button is elsewhere."""
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(picture))).convert("L"), dtype=np.int16)
    return pixels[pixels.shape[0] // 2 :, pixels.shape[1] // 2 :]


@pytest.mark.slow
def test_the_frame_that_layout_names_is_the_frame_that_pixels_show(browser, stage):
    stage.open(SCENE)
    pairs = [traced(browser, stage) for _ in range(CLICKS)]
    apart = [abs(pixels - layout) for layout, pixels in pairs if pixels is not None]
    assert len(apart) >= CLICKS - 1, pairs
    assert statistics.median(apart) <= FRAMES_MS, pairs


@pytest.mark.slow
def test_a_slower_processor_takes_longer_and_both_distributions_are_kept(browser):
    with lab_in(browser, read_kit(HEALTHY)) as lab:
        case = Case("note", "default", "base", "light")
        (verdict,) = verify_case(lab, case, checks.chosen(["T1"]), 6)
        assert [one.cpu for one in verdict.samples] == [1, 6]
        assert all(len(one.values) == CLICKS for one in verdict.samples)
        plain, slow = (one.as_json() for one in verdict.samples)
        assert plain["min"] <= plain["median"] <= plain["max"]
        assert slow["median"] > plain["median"]
        again = measure(Stage(lab, frozen=False), SCENE, ["note"])["note"]
        assert statistics.median(again) < slow["median"]
