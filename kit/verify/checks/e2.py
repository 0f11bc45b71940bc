"""Words are few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.verify.findings import Breach
from kit.verify.kinds import is_error, is_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.session import Session

NORM = "E2"
LEVEL = "should"
SAYS = "A confirmation has at most 12 words, says what has happened, and to what; an error has at most 25."
SOURCE = "GOV.UK, NN/g"
HOW = (
    "The words that are seen, without those on controls; in English, a form of the past among them, and a word "
    "beside it."
)
SURE = "estimated"
CONFIRMATION, ERROR = 12, 25
# Past forms that do not end in -ed, of verbs that confirmations use.
_PAST = frozenset(
    [
        "begun",
        "bought",
        "built",
        "brought",
        "cut",
        "done",
        "drawn",
        "found",
        "given",
        "gone",
        "got",
        "held",
        "hidden",
        "kept",
        "left",
        "made",
        "met",
        "moved",
        "paid",
        "put",
        "read",
        "run",
        "seen",
        "sent",
        "set",
        "shown",
        "shut",
        "sold",
        "spent",
        "taken",
        "told",
        "undone",
        "unset",
        "won",
        "written",
    ]
)


def applies(session: Session) -> bool:
    """Examples of messages that confirm, and of errors."""
    return session.case.leading and is_message(session.component) and (_confirms(session) or is_error(session))


def run(session: Session) -> Iterator[Breach]:
    """Yield that there are too many words, or that they do not say what was done, and to what."""
    text = session.stay.words
    words = [word for word in re.split(r"\s+", text) if re.search(r"\w", word)]
    if not words:
        return  # what shows nothing has no words that could be few; others say so
    most = ERROR if is_error(session) else CONFIRMATION
    if len(words) > most:
        yield Breach(f"at most {most} words", f"{len(words)}: {text}")
    if is_error(session) or not session.kit.locale.startswith("en"):
        return
    if not any(word.lower().strip(".,!").endswith("ed") or word.lower().strip(".,!") in _PAST for word in words):
        yield Breach("what has happened, in a form of the past", text)
    if len(words) == 1:
        yield Breach("to what it has happened", text)


def _confirms(session: Session) -> bool:
    tone = session.component.options.get("tone", {}).get("default", "success")
    return session.example.options.get("tone", tone) == "success" and not is_error(session)
