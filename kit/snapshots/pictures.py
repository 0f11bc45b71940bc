"""Takes the pictures: one capture a sheet, cut into one picture an example."""

from __future__ import annotations

import io
import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.snapshots.sheet import ADDRESS, sheet_query
from kit.verify.capture import capture
from kit.verify.clock import pass_time
from kit.verify.stage import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

    from kit.snapshots.rules import Rules
    from kit.verify.lab import Lab

# Finite movement is over; what never ends is held at its beginning: by its style, since a layer that the compositor
# moved keeps what it was painted at. A pseudo-element takes no style, and stays paused.
_HOLD = """async () => {
  for (const animation of document.getAnimations()) {
    if (animation.effect.getComputedTiming().endTime !== Infinity) { animation.finish(); continue; }
    animation.pause();
    animation.currentTime = 0;
    if (animation.effect.pseudoElement) continue;
    animation.commitStyles();
    animation.cancel();
  }
  await document.fonts.ready;
  await nodWatch.frames(2);  // what moved on a layer of its own is painted with all else again
}"""
# What is fetched when it is needed arrives in real time, while the page's time stands still: all of it is here before.
_LAND = """(paths) => {
  globalThis.stage = { made: [], landed: () => Promise.all(paths.map((path) => import(path))) };
  return stage.landed().then(() => 0);
}"""
_CELLS = """() => [...document.querySelectorAll("[data-cell]")].map((cell) => {
  const { x, y, width, height } = cell.getBoundingClientRect();
  return [cell.dataset.cell, Math.floor(x), Math.floor(y + scrollY), Math.ceil(width), Math.ceil(height)];
})"""
# Boxes of the masked parts of each cell, relative to it.
_MASKED = """(parts) => Object.fromEntries(Object.entries(parts).map(([name, wanted]) => {
  const cell = document.querySelector(`[data-cell="${CSS.escape(name)}"]`), from = cell.getBoundingClientRect();
  const found = wanted.flatMap((part) => [...cell.querySelectorAll(`[data-part="${CSS.escape(part)}"]`)]);
  return [name, found.map((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    const [x, y] = [Math.floor(from.x), Math.floor(from.y)];
    return [Math.floor(left - x), Math.floor(top - y), Math.ceil(right - x), Math.ceil(bottom - y)];
  })];
}))"""
_MASK = (255, 0, 160)
_SETTLING_MS = 2000  # longer than any wait for a first look; what is still does not change after it
_TALL = "document.documentElement.scrollHeight"
_WIDTH = 1312
_TALLEST = 8000  # captures of taller pages are scaled down by Chromium
_EXAMPLES = 48


@dataclass(frozen=True)
class Picture:
    """What one example looks like. ``name`` is ``theme-mode/component/example``."""

    name: str
    image: Image

    def png(self) -> bytes:
        """Return the picture as a file."""
        out = io.BytesIO()
        self.image.save(out, "PNG", optimize=False)
        return out.getvalue()


def take(lab: Lab, components: Sequence[str], themes: Sequence[str], rules: Rules) -> Iterator[Picture]:
    """Yield a picture of each example in each theme and mode, its masked parts covered."""
    for theme in themes:
        for mode in lab.kit.theme(theme).modes:
            for share in _sheets(lab, components):
                yield from _sheet(lab, share, (theme, mode), rules)


def _sheets(lab: Lab, components: Sequence[str]) -> Iterator[Sequence[str]]:
    """Share components among sheets, so that each has about as many examples as one capture takes well."""
    share: list[str] = []
    count = 0
    for name in components:
        share.append(name)
        count += len(lab.kit.component(name).examples)
        if count >= _EXAMPLES:
            yield share
            share, count = [], 0
    if share:
        yield share


def surroundings(lab: Lab) -> str:
    """Return what a picture depends on besides the kit: browser, its major version, and platform."""
    browser = lab.page(frozen=True).context.browser
    if browser is None:
        raise KitError("the browser is gone", fix="run it again")
    return f"{browser.browser_type.name}-{browser.version.split('.')[0]}-{platform.system().lower()}"


def _sheet(lab: Lab, components: Sequence[str], look: tuple[str, str], rules: Rules) -> Iterator[Picture]:
    theme, mode = look
    page = lab.page(frozen=True)
    page.set_viewport_size({"width": _WIDTH, "height": 900})
    page.emulate_media(
        color_scheme="light", reduced_motion="no-preference", forced_colors="none", contrast="no-preference"
    )
    page.goto(f"{lab.address}{ADDRESS}?{sheet_query(components, theme, mode)}")
    page.evaluate(_LAND, sorted({path for name in components for path in later(lab.kit, lab.kit.component(name))}))
    pass_time(page, _SETTLING_MS)
    page.evaluate(_HOLD)
    cells = page.evaluate(_CELLS)
    tallest = max(y + height for _, _, y, _, height in cells)
    if tallest > _TALLEST and len(components) > 1:
        half = len(components) // 2
        yield from _sheet(lab, components[:half], look, rules)
        yield from _sheet(lab, components[half:], look, rules)
        return
    masked = page.evaluate(_MASKED, {name: rules.parts(name) for name, *_ in cells if rules.parts(name)})
    # Fonts are here, and what moved has been painted again: see _HOLD.
    whole = capture(page, {"x": 0, "y": 0, "width": _WIDTH, "height": page.evaluate(_TALL)})
    for name, x, y, width, height in cells:
        image = whole.crop((x, y, x + width, y + height))
        for box in masked.get(name, ()):
            image.paste(_MASK, tuple(box))
        yield Picture(f"{theme}-{mode}/{name}", image)
