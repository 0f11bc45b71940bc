"""Text is text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.verify.drive import Unable
from kit.verify.findings import Breach
from kit.verify.latency import CLEAR
from kit.verify.session import SHOWN_MS

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
HOSTILE = (
    "<img src=x onerror=nodPwned=1 data-pwned>",
    "\"'><script data-pwned>nodPwned=1</script><b data-pwned>",
    "</p></div></main><i data-pwned>{{7*7}}${7*7}</i>&lt;u data-pwned&gt;&amp;",
)


def applies(session: Session) -> bool:
    """Leading cases of components with text in them: how it looks makes no difference."""
    return session.case.leading and bool(_texts(session))


def run(session: Session) -> Iterator[Breach]:
    """Yield what each way of giving hostile text leads to."""
    options = _hostile(session, 0)
    stage = session.open(options=options).start()
    for number in range(len(HOSTILE)):
        if number:
            options = _hostile(session, number)
            stage.evaluate(CLEAR)
            stage.show({camel(name): value for name, value in {**session.example.options, **options}.items()})
        yield from _inert(stage, options, session, "by its call")
    options = _hostile(session, 0)
    yield from _inert(session.open(options=options, via="attributes"), options, session, "as attributes")
    markup, printed = _printed(session)
    yield from _inert(session.open(html=markup, via="html"), printed, session, "as markup")


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


def _texts(session: Session) -> list[str]:
    return [name for name, option in session.component.options.items() if option["type"] in {"text", "list"}]


def _hostile(session: Session, number: int) -> dict[str, Any]:
    """Give each option another of the strings, so that each string comes everywhere in three rounds."""
    made: dict[str, Any] = {}
    for turn, name in enumerate(_texts(session)):
        text = HOSTILE[(turn + number) % len(HOSTILE)]
        made[name] = [text, text] if session.component.options[name]["type"] == "list" else text
    return made


def _printed(session: Session) -> tuple[str, dict[str, Any]]:
    """Put hostile text where the example's own words stand in its markup, escaped as a template engine would."""
    markup, options = session.example.html, {}
    for name in _texts(session):
        value = session.example.options.get(name)
        if isinstance(value, str) and value and escape(value) in markup:
            options[name] = HOSTILE[0]
            markup = markup.replace(escape(value), escape(HOSTILE[0]))
    if not markup:
        raise Unable("the example has no markup")
    return markup, options


_TEXT = """(part) => {
  return nodLook.all().map((one) => one?.querySelector(`[data-part="${part}"]`)).find(Boolean)?.textContent ?? null;
}"""
