"""Reads ``$extensions["dev.nodkit"]``: springs, steps, reduced partners, and what a colour must stand out from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.tokens.reading import Broken, Reader, is_reference
from kit.tokens.token import EXTENSION, NOTHING, Easing, Extras, Spring, Steps

if TYPE_CHECKING:
    from kit.located import Key
    from kit.tokens.values import Value

_KEYS = ("easing", "on", "reduced")
_JUMPS = ("start", "end", "none", "both")
KINDS = ("text", "shape")
_ABSENT = object()  # null is something that is written
_HERE: Key = ("$extensions", EXTENSION)


def read_extras(reader: Reader, kind: str) -> Extras:
    """Read what nodkit adds to a token of a type; nothing is raised, faults are noted by the reader."""
    extensions = reader.raw.node.get("$extensions")
    if not isinstance(extensions, dict) or EXTENSION not in extensions:
        return NOTHING
    given = extensions[EXTENSION]
    try:
        given = reader.object(given, _HERE, (), _KEYS)
    except Broken:
        return NOTHING
    return Extras(
        _guard(_reduced, reader, kind, given.get("reduced", _ABSENT)),
        _guard(_easing, reader, kind, given.get("easing", _ABSENT)),
        _guard(_on, reader, kind, given.get("on", _ABSENT)) or (),
    )


def _guard(read: Any, reader: Reader, kind: str, given: Any) -> Any:
    if given is _ABSENT:
        return None
    try:
        return read(reader, kind, given)
    except Broken:
        return None


def _reduced(reader: Reader, kind: str, given: Any) -> str | Value:
    key = (*_HERE, "reduced")
    if is_reference(given):
        return str(reader.references.link(given, kind, key).path)
    return reader.read(kind, given, key)


def _easing(reader: Reader, kind: str, given: Any) -> Easing:
    key = (*_HERE, "easing")
    if kind not in {"transition", "cubicBezier"}:
        raise reader.fault(key, f"a {kind} has no easing", fix="put it on a transition or a cubicBezier")
    if isinstance(given, dict) and "spring" in given:
        given = reader.object(given, key, ("spring",))
        key = (*key, "spring")
        spring = reader.object(given["spring"], key, Spring._fields)
        return Spring(*(reader.number(spring[name], (*key, name), (0.01, 100_000)) for name in Spring._fields))
    given = reader.object(given, key, ("steps",), ("jump",))
    count = reader.number(given["steps"], (*key, "steps"), (1, 100))
    jump = reader.word(given.get("jump", "end"), (*key, "jump"), _JUMPS)
    if count != int(count) or (jump == "none" and count == 1):
        raise reader.fault(
            (*key, "steps"), "must be a whole number, and 2 or more for jump none", given=count, fix="write 4"
        )
    return Steps(int(count), jump)


def _on(reader: Reader, kind: str, given: Any) -> tuple[tuple[str, str], ...]:
    key = (*_HERE, "on")
    if kind != "color":
        raise reader.fault(key, f"a {kind} has no contrast", fix="put it on a color")
    pairs = []
    for name, grounds in reader.object(given, key, (), KINDS).items():
        if not isinstance(grounds, list) or not all(isinstance(item, str) and is_reference(item) for item in grounds):
            raise reader.fault(
                (*key, name), "must be a list of references", given=grounds, fix='write ["{color.surface}"]'
            )
        for index, item in enumerate(grounds):
            pairs.append((name, reader.references.link(item, "color", (*key, name, index)).path))
    return tuple(pairs)
