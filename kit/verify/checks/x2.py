"""Text is text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.verify.drive import Unable
from kit.verify.findings import Breach
from kit.verify.hostile import HOSTILE, printed, texts
from kit.verify.latency import CLEAR
from kit.verify.showing import SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.drive import Stage
    from kit.verify.session import Session

NORM = "X2"
LEVEL = "must"
SAYS = "Hostile text in any option is shown as it stands: it runs no script and makes no element."
SOURCE = "OWASP"
HOW = "Every text and list option gets hostile strings: by the call, as attributes, and as markup printed by a server."
SURE = "exact"


def applies(session: Session) -> bool:
    """Leading cases of components with text in them: how it looks makes no difference."""
    return session.case.leading and bool(texts(session.component, 0))


def run(session: Session) -> Iterator[Breach]:
    """Yield what each way of giving hostile text leads to."""
    markup, inside = printed(session.component, session.example)
    if not markup:
        raise Unable("the example has no markup")
    # First, for X1 has looked at the same page.
    yield from _inert(session.resting(via="html", html=markup), inside, session, "as markup")
    options = texts(session.component, 0)
    stage = session.open(options=options, via="attributes")
    yield from _inert(stage, options, session, "as attributes")
    for number in (*range(1, len(HOSTILE)), 0):
        options = texts(session.component, number)
        stage.evaluate(CLEAR)
        stage.show({camel(name): value for name, value in {**session.example.options, **options}.items()})
        yield from _inert(stage, options, session, "by its call")


def _inert(stage: Stage, options: dict[str, Any], session: Session, way: str) -> Iterator[Breach]:
    stage.run(SHOWN_MS)
    if stage.evaluate("Boolean(globalThis.nodPwned)"):
        yield Breach(f"no script to run, {way}", "it ran")
    if made := stage.evaluate("document.querySelector('[data-pwned]')?.outerHTML ?? ''"):
        yield Breach(f"no element to be made, {way}", made)
    harmless = {entry["message"] for entry in session.showing.entries("error")}  # what fails with any text is X0's
    if errors := [error for error in stage.errors if error not in harmless]:
        yield Breach(f"hostile text to be taken, {way}", "; ".join(errors))
    for name, value in options.items():
        part = session.component.options[name].get("part")
        if not part or isinstance(value, list):
            continue
        shown = stage.evaluate(_TEXT, part)
        if shown is not None and value not in shown:
            yield Breach(f"{name} word for word, {way}: {value}", shown)


_TEXT = """(part) => {
  return nodLook.all().map((one) => one?.querySelector(`[data-part="${part}"]`)).find(Boolean)?.textContent ?? null;
}"""
