"""What waits costs the page nothing: no layout, no style and no frame of the main thread while a look goes on by itself.

A look that Chromium does not hand to its compositor is computed anew in each frame. An ``<svg>`` that turns by ``rotate``
is one of these, and one that turns by ``transform`` is not.
"""

from __future__ import annotations

import pytest

from kit.names import camel
from kit.verify.server import serve

LOOKS = (
    ("loading", "default"),
    ("loading", "dots"),
    ("progress", "unknown"),
    ("page-progress", "default"),
    ("ring", "unknown"),
    ("toast", "loading"),
)
COUNTS = ("LayoutCount", "RecalcStyleCount")
PAGE = """<!doctype html><html lang="en" data-nod-theme="base"><head><meta charset="utf-8"><title>Idle</title>
<link rel="stylesheet" href="/themes/base.css"><link rel="stylesheet" href="/nod.css"></head>
<body><main><div id="place"></div></main></body></html>"""
SHOW = """async ([module, call, options]) => {
  const made = await import(`/${module}`);
  await made[call]({ ...options, into: document.querySelector("#place") });
}"""
MOVES = """async () => {
  const moving = () => document.getAnimations().some((one) => one.playState === "running" &&
    one.effect.getComputedTiming().iterations === Infinity && one.effect.target.checkVisibility({ visibilityProperty: true }));
  for (const end = performance.now() + 5000; !moving() && performance.now() < end; ) await new Promise(requestAnimationFrame);
  return moving();
}"""
# Not frames: whoever asks for one makes the page compute what moves.
WINDOW = "() => new Promise((done) => setTimeout(done, 200))"


@pytest.fixture(scope="module")
def address(kit):
    """A page without the stage's watchers, which measure in each frame."""
    with serve(kit, {"/-/idle": lambda _: PAGE}) as server:
        yield f"{server.address}/-/idle"


@pytest.fixture
def page(browser, address):
    context = browser.new_context(reduced_motion="no-preference")
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "example"), LOOKS)
def test_a_look_that_waits_leaves_the_page_alone(page, kit, name, example):
    component = kit.component(name)
    options = {camel(key): value for key, value in component.example(example).options.items()}
    page.evaluate(SHOW, [component.module, component.function, options])
    assert page.evaluate(MOVES)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Performance.enable")

    def counts():
        found = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
        return [found[name] for name in COUNTS]

    windows = []
    for _ in range(
        6
    ):  # words that come meanwhile cost a layout; what is computed in each frame costs one in all of these
        before = counts()
        page.evaluate(WINDOW)
        windows.append([now - then for now, then in zip(counts(), before, strict=True)])
    assert [0, 0] in windows, dict(zip(COUNTS, zip(*windows, strict=True), strict=True))
