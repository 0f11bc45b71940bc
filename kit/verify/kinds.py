"""What an example is, as far as its options and the page tell: an error, something to answer, above the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.verify.built import Component
    from kit.verify.drive import Stage
    from kit.verify.session import Session


def is_error(session: Session) -> bool:
    """Whether the example says that something went wrong, and how to mend it."""
    options = session.example.options
    return session.component.family == "toast" and (options.get("tone") == "error" or bool(options.get("remedy")))


def is_message(component: Component) -> bool:
    """Whether the component brings a message; a list of them, or a setting, is a control of the page."""
    return component.family == "toast" and component.first == "message"


def asks(session: Session) -> bool:
    """Whether the example offers an action."""
    return session.component.family == "toast" and bool(session.example.options.get("action"))


def first_of_its_kind(session: Session) -> bool:
    """Whether this case stands for its component: the leading case of the first example."""
    return session.case.leading and session.example is session.component.examples[0]


def floats(stage: Stage) -> bool:
    """Whether the element made last stands above the page, in the top layer."""
    return bool(stage.evaluate(_FLOATS))


_FLOATS = """() => {
  const last = stage.last();
  return Boolean(last?.closest(":popover-open") || last?.querySelector(":popover-open"));
}"""
