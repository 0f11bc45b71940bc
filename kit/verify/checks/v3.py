"""Fits on a small screen, with large text, and with more space between letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.drive import NARROW
from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "V3"
LEVEL = "must"
SAYS = "At 320 × 256 px, with text at 200 % or spaced out, nothing is cut off and nothing scrolls sideways."
SOURCE = "WCAG 1.4.10, 1.4.4, 1.4.12"
HOW = "Boxes against the window, and text against the box that cuts it off."
SURE = "exact"
_TEXTS = {
    "as it is": "",
    "at 200 %": "html { font-size: 200% !important; }",
    "spaced out": "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }",
}


def applies(session: Session) -> bool:
    """Cases in the theme's first mode: the others have the same boxes."""
    return session.case.mode == session.kit.theme(session.case.theme).modes[0] or session.case.leading


def run(session: Session) -> Iterator[Breach]:
    """Yield what sticks out, for each way that text may be set."""
    stage = session.resting()
    session.disturbed()
    stage.page.set_viewport_size(NARROW)
    for how, css in _TEXTS.items():
        stage.evaluate(_STYLE, css)
        stage.frames(1)
        for problem in stage.evaluate(_PROBLEMS):
            yield Breach(f"all of it within 320 px, text {how}", problem)


_STYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
_PROBLEMS = """() => {
  const found = [], wide = document.documentElement.scrollWidth;
  const all = nodLook.all();
  const parts = all.flatMap((one) => [one, ...one.querySelectorAll("*")]).filter((one) => !one.closest("svg, canvas"));
  const seen = parts.filter((one) => nodLook.seen(one));
  for (const one of seen) {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (!one.closest("[aria-hidden=true]") && (box.left < -0.5 || box.right > innerWidth + 0.5))
      found.push(`${nodWatch.describe(one)} from ${box.left.toFixed(1)} to ${box.right.toFixed(1)} px`);
    const cuts = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const cutsBelow = /hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    if ((cuts || cutsBelow) && one.innerText?.trim()) found.push(`${nodWatch.describe(one)} cuts off its text`);
  }
  if (wide > innerWidth && found.length === 0 && seen.length) {
    for (const one of seen) one.style.setProperty("display", "none", "important");
    const without = document.documentElement.scrollWidth;
    for (const one of seen) one.style.removeProperty("display");
    if (without < wide) found.push(`the page scrolls sideways: ${wide} px wide`);
  }
  return found;
}"""
