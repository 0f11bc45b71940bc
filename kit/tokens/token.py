"""A token whose value is known, and what nodkit's own extension says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from kit.errors import KitError, Place
    from kit.located import Key
    from kit.tokens.tree import RawToken
    from kit.tokens.values import Value

EXTENSION = "dev.nodkit"


class Spring(NamedTuple):
    """An easing that swings: the physics of a mass on a spring, released at rest."""

    stiffness: float
    damping: float
    mass: float


class Steps(NamedTuple):
    """An easing that jumps: CSS ``steps(number, jump-…)``."""

    number: int
    jump: str


Easing: TypeAlias = Spring | Steps


class Extras(NamedTuple):
    """What ``$extensions["dev.nodkit"]`` holds.

    ``reduced`` is what the token becomes when less motion is wanted: the path of another token, or a value.
    ``on`` names, for each kind of contrast (``text`` or ``shape``), the colours that this one must stand out from.
    """

    reduced: str | Value | None = None
    easing: Easing | None = None
    on: tuple[tuple[str, str], ...] = ()


NOTHING = Extras()


class Token(NamedTuple):
    """A token with its value. Parts of the value that are other tokens are still links.

    ``alias`` is the path of the token that this one is another name for; ``uses`` names every token that the value
    was read from. ``deprecated`` is True or the reason, also when a group says so.
    """

    path: str
    type: str
    value: Value
    alias: str | None
    uses: tuple[str, ...]
    extras: Extras
    deprecated: bool | str
    raw: RawToken

    @property
    def place(self) -> Place:
        """Where the token is written."""
        return self.raw.document.place(self.raw.key)

    @property
    def description(self) -> str:
        """What the token is for, in the words of the file."""
        return str(self.raw.node.get("$description", ""))

    @property
    def extensions(self) -> dict[str, Any]:
        """Everything that tools have written beside the value, known to us or not."""
        return dict(self.raw.node.get("$extensions", {}))

    def error(self, problem: str, *, tail: Key = (), given: object = None, fix: str = "") -> KitError:
        """Return an error that points at this token."""
        return self.raw.error(tail, problem, given=given, fix=fix)
