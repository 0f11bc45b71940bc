"""A nod for the hand: only where the page offers it, never for who switched it off or asked for less motion."""

from __future__ import annotations

import pytest

OFFER = """(off) => {
  globalThis.pulses = [];
  navigator.vibrate = (time) => pulses.push(time);
  document.documentElement.setAttribute("data-nod-haptics", "");
  if (off) localStorage.setItem("nod-haptics", "off");
}"""
LOADED = "async () => { await import('/runtime/haptics.js'); await null; return pulses; }"


def pulses(stage, *, off=False, motion="full"):
    stage.open("toast", "default", motion=motion)
    stage.evaluate(OFFER, off)
    stage.start()
    stage.run(100)
    return stage.evaluate(LOADED)


def test_what_is_shown_is_felt_once_where_the_page_offers_it(stage):
    assert pulses(stage) == [15]


@pytest.mark.parametrize(("off", "motion"), [(True, "full"), (False, "reduced")])
def test_who_does_not_want_it_feels_nothing(stage, off, motion):
    assert pulses(stage, off=off, motion=motion) == []


def test_nothing_is_felt_or_loaded_where_the_page_does_not_offer_it(stage):
    stage.open("toast", "default")
    stage.evaluate("() => { globalThis.pulses = []; navigator.vibrate = (time) => pulses.push(time); }")
    stage.start()
    stage.run(100)
    assert stage.evaluate("pulses") == []
    names = stage.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [name for name in names if name.endswith("haptics.js")]
