"""What is shown is also said, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.verify.findings import Breach
from kit.verify.kinds import is_message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kit.verify.session import Session

NORM = "S1"
LEVEL = "must"
SAYS = "Each message is said to screen readers exactly once, in a way that they hear."
SOURCE = "WCAG 4.1.3; agreed with the accessibility bus on 20 of 20 cases"
HOW = (
    "A log of live regions and of ariaNotify, with the browser's ariaNotify and, with "
    "reduced motion, without it: a region stands for 50 ms "
    "before its words and keeps them for 150 ms, or is an alert; it is not hidden, busy, inert or outside a modal."
)
SURE = "exact"
STOOD_MS = 50
KEPT_MS = 150


def applies(session: Session) -> bool:
    """All components."""
    del session
    return True


def run(session: Session) -> Iterator[Breach]:
    """Yield what is wrong, with ariaNotify and, where this differs, without it."""
    yield from _heard(session, session.showing.log, "with ariaNotify")
    if not session.case.leading:
        return
    yield from _heard(session, session.quiet.log, "without ariaNotify")


def _heard(session: Session, log: Sequence[Mapping[str, Any]], how: str) -> Iterator[Breach]:
    said = [entry for entry in log if entry["kind"] == "said"]
    texts = [entry["words"] for entry in said]
    for text in dict.fromkeys(texts):
        if texts.count(text) > 1:
            yield Breach(f'"{text}" to be said once, {how}', f"{texts.count(text)} times")
    for entry in said:
        if problem := _unheard(entry):
            yield Breach(f'"{entry["words"]}" to be heard, {how}', problem)
    for entry in log:
        if entry["kind"] == "unsaid" and entry["stood"] < KEPT_MS:
            yield Breach(f'"{entry["words"]}" to stay for {KEPT_MS} ms, {how}', f"{entry['stood']:.0f} ms")
    message = str(session.example.options.get(session.component.first) or "")
    if _owed(session, log) and not any(message in text for text in texts):
        yield Breach(f'"{message}" to be said, {how}', f"all that was said: {texts}")


def _owed(session: Session, log: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the first option is a message that was shown as news: a badge to be earned, or a date, is none."""
    first = session.component.options.get(session.component.first, {})
    news = any(entry["kind"] == "event" and entry["name"].endswith("-shown") for entry in log)
    shown = first.get("type") == "text" and bool(first.get("part"))
    return is_message(session.component) or (session.component.family == "celebration" and shown and news)


def _unheard(entry: Mapping[str, Any]) -> str:
    if entry["hidden"]:
        return f"it is {entry['hidden']}"
    if entry["path"] == "region" and entry["age"] < STOOD_MS and not entry["alert"]:
        return f"its region stood for {entry['age']:.0f} ms before the words came; {STOOD_MS} are needed"
    return ""
