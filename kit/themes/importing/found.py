"""What a foreign file says, before anything is known of our own names: sheets of tokens, one a mode."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from kit.errors import KitError, did_you_mean
from kit.tokens.tree import pointer_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kit.errors import Place


_PART = ".$value."
_WITHIN = re.compile(r"\{([^{}]+)\}")  # Tokens Studio: "{base} * 2"


class Found(NamedTuple):
    """A token of a foreign file: its value as JSON or CSS has it, its type in the words of the source, its place."""

    path: str
    value: Any
    kind: str
    place: Callable[[], Place]

    def error(self, problem: str, *, given: object = None, fix: str = "") -> KitError:
        """Return an error that points at this token."""
        return KitError(problem, at=self.place(), key=self.path, given=given, fix=fix)


@dataclass
class Sheet:
    """The tokens of one mode, by their path in the source; the mode of a source that has none is empty.

    ``own`` are those that speak of this mode alone; the others hold in every mode.
    """

    mode: str
    tokens: dict[str, Found] = field(default_factory=dict)
    own: frozenset[str] = frozenset()


def followed(sheet: Sheet, wanted: Iterable[str], errors: list[KitError]) -> Sheet:
    """Return a sheet of the wanted tokens, every alias replaced by what it names, also inside of values.

    What leads nowhere or in a circle is noted; what nobody asks for may.
    """
    return _Following(sheet, errors).run(wanted)


class _Following:
    """One walk along the aliases of a sheet."""

    def __init__(self, sheet: Sheet, errors: list[KitError]) -> None:
        self.sheet, self.errors = sheet, errors
        self.done: dict[str, Found | None] = {}
        self.active: list[str] = []

    def run(self, wanted: Iterable[str]) -> Sheet:
        for path in wanted:
            if path in self.sheet.tokens:
                self.token(path)
        tokens = {path: token for path, token in self.done.items() if token}
        return Sheet(self.sheet.mode, tokens, self.sheet.own)

    def token(self, path: str) -> Found | None:
        if path in self.done:
            return self.done[path]
        token = self.sheet.tokens[path]
        if path in self.active:
            circle = " -> ".join([*self.active[self.active.index(path) :], path])
            self.errors.append(token.error("tokens refer to each other in a circle", given=circle,
                                           fix="give one of them a value of its own"))  # fmt: skip
            return None
        self.active.append(path)
        try:
            self.done[path] = self.resolved(token)
        finally:
            self.active.pop()
        return self.done[path]

    def resolved(self, token: Found) -> Found | None:
        target = alias(token.value)
        if target is None:
            return token._replace(value=self.inside(token, token.value))
        other = self.named(token, target)
        return other and token._replace(value=other.value, kind=token.kind or other.kind)

    def inside(self, token: Found, value: Any) -> Any:
        """Replace the aliases within a composite value."""
        if isinstance(value, dict) and alias(value) is None:
            return {name: self.inside(token, part) for name, part in value.items()}
        if isinstance(value, list):
            return [self.inside(token, part) for part in value]
        target = alias(value)
        if target is None:
            return _WITHIN.sub(lambda one: self.spelled(token, one[1]), value) if isinstance(value, str) else value
        other = self.named(token, target)
        return other.value if other else None

    def spelled(self, token: Found, target: str) -> str:
        """Return what an alias within a sum stands for, as text."""
        other = self.named(token, target.strip())
        return str(other.value) if other else "?"

    def named(self, token: Found, target: str) -> Found | None:
        target, _, part = target.partition(_PART)
        other = self.whole(token, target)
        if other is None or not part:
            return other
        value = other.value
        for step in part.split("."):
            value = _inside(value, step)
        if value is None:
            given = f"#/{target.replace('.', '/')}/$value/{part.replace('.', '/')}"
            self.errors.append(token.error("there is nothing there in that value", given=given,
                                           fix=f"see what {target} holds"))  # fmt: skip
            return None
        return other._replace(value=value, kind="")

    def whole(self, token: Found, target: str) -> Found | None:
        path = next((path for path in (target, f"{target}.$root") if path in self.sheet.tokens), None)
        if path is None:
            fix = did_you_mean(target, self.sheet.tokens)
            self.errors.append(token.error("no such token", given=f"{{{target}}}", fix=fix))
            return None
        return self.token(path)


def _inside(value: Any, step: str) -> Any:
    """Go one step into a value; None where there is none."""
    if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
        return value[int(step)]
    return value.get(step) if isinstance(value, dict) else None


def alias(value: Any) -> str | None:
    """Return what a value names as a whole: ``{a.b}``, ``#/a/b``, ``var(--a-b)``; None for a value of its own.

    What a pointer names within a value stays behind ``$value``: ``a.b.$value.components.0``.
    """
    if isinstance(value, dict) and value.keys() == {"$ref"}:
        value = value["$ref"]
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text.startswith("{") and text.endswith("}") and text.count("{") == 1:
        return text[1:-1].strip()
    if text.startswith("#/"):
        return ".".join(pointer_steps(text)).removesuffix(".$value")
    if text.startswith("var(") and text.endswith(")") and "," not in text and text.count("(") == 1:
        return text[4:-1].strip()
    return None
