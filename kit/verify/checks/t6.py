"""A wait does not flicker."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.verify.findings import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "T6"
LEVEL = "must"
SAYS = "A wait shows nothing before 200 ms, and what it shows stays for 400 ms."
SOURCE = "Firefox Acorn; spin-delay"
HOW = (
    "Frozen clock: waits of 0, 50, 150, 199, 200, 201, 250 and 600 ms; each look of the component (its visible "
    "parts and words) is timed to the ms."
)
SURE = "exact"
WAITS_MS = (0, 50, 150, 199, 200, 201, 250, 600)
DELAY_MS, LEAST_MS = 200, 400
REST_MS = 1500


def applies(session: Session) -> bool:
    """Whether it is a wait that can be ended, once for each example."""
    return session.case.leading and session.component.family == "loading" and "done" in session.component.methods


def run(session: Session) -> Iterator[Breach]:
    """Yield each look that came too early, or did not stay."""
    stage = session.open()
    stage.evaluate(_WATCH)
    for wait in WAITS_MS:
        stage.evaluate("nodLooks.begin()")
        stage.run(wait)
        stage.evaluate("() => { stage.last().done(); }")
        stage.run(REST_MS)
        yield from _judged(stage.evaluate("nodLooks.end()"), wait)


def _judged(looks: list[tuple[float, str]], wait: int) -> Iterator[Breach]:
    """Judge looks: times after the start, each with what was to be seen from then on."""
    for (came, look), (went, _) in pairwise([*looks[1:], (float("inf"), "")]):
        if came < min(DELAY_MS, wait):
            yield Breach(f"nothing before {DELAY_MS} ms, in a wait of {wait} ms", f"after {came:.0f} ms: {look}")
        elif went - came < LEAST_MS:
            yield Breach(
                f"what is shown to stay for {LEAST_MS} ms, in a wait of {wait} ms", f"{went - came:.0f} ms: {look}"
            )


# Whatever changes what is to be seen changes the page: style without a change of the page takes no time here.
_WATCH = """() => {
  const texts = (one) => [...one.childNodes].filter((node) => node.nodeType === 3);
  const own = (one) => texts(one).map((node) => node.data.trim()).join("");
  const parts = (one) => [...one.querySelectorAll("[data-part]")].filter((part) => nodLook.seen(part));
  const look = () => nodLook.all().flatMap(parts).map((part) => `${part.dataset.part} ${own(part)}`.trim()).join(", ");
  let looks = [], start = 0;
  const note = () => {
    const now = performance.now() - start, seen = look(), last = looks.at(-1);
    if (last?.[0] === now) last[1] = seen;
    else if (last?.[1] !== seen) looks.push([now, seen]);
    if (looks.length > 1 && looks.at(-2)[1] === looks.at(-1)[1]) looks.pop();
  };
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(note).observe(document, all);
  globalThis.nodLooks = {
    begin() {
      stage.made.splice(0).forEach((element) => element?.remove?.());
      stage.mount.replaceChildren();
      stage.mount.removeAttribute("aria-busy");
      looks = [];
      start = performance.now();
      stage.show();
      note();
    },
    end: () => looks,
  };
}"""
