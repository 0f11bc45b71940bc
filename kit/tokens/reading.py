"""Values as JSON has them -> values as ``kit.tokens.values`` has them, one small reader for each of the 13 types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from kit.errors import did_you_mean
from kit.tokens import values as v
from kit.tokens.colorvalues import HUGE, read_color

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.errors import KitError
    from kit.located import Key
    from kit.tokens.tree import RawToken


_BRACE = re.compile(r"[{}]")  # half a reference is no font's name


class Broken(Exception):
    """A value cannot be read; why is already noted."""


class References(Protocol):
    """Whoever knows the other tokens."""

    def link(self, given: str | dict[str, Any], kind: str, key: Key) -> v.Link | Any:
        """Return a link to the token that is named, or the JSON of the part that a pointer names; or raise Broken."""


class Reader:
    """Reads the value of one token; faults are appended to ``errors``, with the place in the file."""

    def __init__(self, raw: RawToken, references: References, errors: list[KitError]) -> None:
        self.raw, self.references, self.errors = raw, references, errors

    def read(self, kind: str, given: Any, key: Key) -> v.Value:
        """Read a value that must be of a type. Raises Broken."""
        return _READERS[kind](self, given, key)

    def part(self, kind: str, given: Any, key: Key) -> v.Part:
        """Read a part of a value: like a whole one, but it may be a reference to a token of its type."""
        if is_reference(given):
            given = self.references.link(given, kind, key)
            if isinstance(given, v.Link):
                return given
        return _READERS[kind](self, given, key)

    def fault(self, key: Key, problem: str, *, given: object = None, fix: str = "") -> Broken:
        """Note what is wrong; return what to raise."""
        self.errors.append(self.raw.error(key, problem, given=given, fix=fix))
        return Broken()

    def leaf(self, given: Any, key: Key, kind: str = "number") -> Any:
        """Follow a pointer that stands where a number or a word belongs."""
        if is_reference(given):
            given = self.references.link(given, kind, key)
            if isinstance(given, v.Link):
                return given.value[0]  # the types that fit here hold one thing
        return given

    def number(self, given: Any, key: Key, span: tuple[float, float] = v.ANY) -> float:
        """Read a number within a span."""
        if type(given) is not float and type(given) is not int:
            given = self.leaf(given, key)
        if isinstance(given, bool) or not isinstance(given, int | float):
            raise self.fault(key, "must be a number", given=given, fix="write it without quotes and without a unit")
        if not span[0] <= given <= span[1] or abs(given) > HUGE:
            raise self.fault(
                key, f"must lie within {_span(span)}", given=given, fix=f"write a number within {_span(span)}"
            )
        return given

    def word(self, given: Any, key: Key, known: tuple[str, ...]) -> str:
        """Read one of some words."""
        given = self.leaf(given, key)
        if not isinstance(given, str) or given not in known:
            raise self.fault(
                key, f"must be one of {', '.join(known)}", given=given, fix=did_you_mean(str(given), known)
            )
        return given

    def object(self, given: Any, key: Key, need: tuple[str, ...], may: tuple[str, ...] = ()) -> dict[str, Any]:
        """Check the keys of an object: those it needs, and those it may have."""
        if not isinstance(given, dict):
            raise self.fault(key, f"must be an object with {', '.join(need)}", given=given, fix=_example(need))
        if len(given) == len(need) and all(map(given.__contains__, need)):
            return given
        broken = [name for name in given if name not in need and name not in may]
        for name in broken:
            self.fault((*key, name), "no such key here", given=name, fix=did_you_mean(name, (*need, *may)))
        for name in need:
            if name not in given:
                broken.append(name)
                self.fault(key, f'"{name}" is missing', fix=f"a value here has {', '.join(need)}")
        if broken:
            raise Broken
        return given

    def parts(self, given: dict[str, Any], key: Key, kinds: dict[str, str]) -> list[Any]:
        """Read named parts; each is looked at, even when one before it is broken."""
        return self._whole([self._try(kind, given[name], (*key, name)) for name, kind in kinds.items()])

    def items(self, given: list[Any], key: Key, kind: str) -> tuple[Any, ...]:
        """Read the items of a list in the same way."""
        return tuple(self._whole([self._try(kind, item, (*key, index)) for index, item in enumerate(given)]))

    def _try(self, kind: str, given: Any, key: Key) -> v.Part | None:
        try:
            return self.part(kind, given, key)
        except Broken:
            return None

    def _whole(self, parts: list[v.Part | None]) -> list[v.Part | None]:
        if any(part is None for part in parts):
            raise Broken
        return parts


def is_reference(given: Any) -> bool:
    """Tell ``"{group.token}"`` and ``{"$ref": "#/group/token"}`` from values."""
    if isinstance(given, str):
        return given[:1] == "{" and given[-1:] == "}"
    return isinstance(given, dict) and "$ref" in given


def _measure(self: Reader, given: Any, key: Key, units: tuple[str, ...]) -> tuple[float, str]:
    if not isinstance(given, dict):
        raise self.fault(key, 'must be an object with "value" and "unit"', given=given,
                         fix=f'write {{"value": 4, "unit": "{units[0]}"}}, also for 0')  # fmt: skip
    given = self.object(given, key, ("value", "unit"))
    return self.number(given["value"], (*key, "value")), self.word(given["unit"], (*key, "unit"), units)


def _dimension(self: Reader, given: Any, key: Key) -> v.Dimension:
    return v.Dimension(*_measure(self, given, key, ("px", "rem")))


def _duration(self: Reader, given: Any, key: Key) -> v.Duration:
    return v.Duration(*_measure(self, given, key, ("ms", "s")))


def _font_family(self: Reader, given: Any, key: Key) -> v.FontFamily:
    names: list[str] = []
    for index, item in enumerate(given if isinstance(given, list) else [given]):
        spot = (*key, index) if isinstance(given, list) else key
        found = self.references.link(item, "fontFamily", spot) if is_reference(item) else item
        if isinstance(found, v.Link) and isinstance(found.value, v.FontFamily):
            names.extend(found.value.names)
        elif isinstance(found, str) and found.strip() and not _BRACE.search(found):
            names.append(found)
        else:
            raise self.fault(
                spot, "must be the name of a font", given=found, fix='write "Arial" or ["Arial", "sans-serif"]'
            )
    if not names:
        raise self.fault(key, "must name a font", given=given, fix='write ["Arial", "sans-serif"]')
    return v.FontFamily(tuple(names))


def _font_weight(self: Reader, given: Any, key: Key) -> v.FontWeight:
    given = self.leaf(given, key, "fontWeight")
    if isinstance(given, str):
        if given not in v.FONT_WEIGHTS:
            raise self.fault(key, "no such font weight", given=given, fix=did_you_mean(given, v.FONT_WEIGHTS))
        return v.FontWeight(v.FONT_WEIGHTS[given])
    return v.FontWeight(self.number(given, key, (1, 1000)))


def _number(self: Reader, given: Any, key: Key) -> v.Number:
    return v.Number(self.number(given, key))


def _cubic_bezier(self: Reader, given: Any, key: Key) -> v.CubicBezier:
    if not isinstance(given, list) or len(given) != 4:  # noqa: PLR2004 -- two points
        raise self.fault(key, "must be a list of four numbers", given=given, fix="write [x1, y1, x2, y2]")
    spans = ((0.0, 1.0), v.ANY, (0.0, 1.0), v.ANY)
    return v.CubicBezier(*(self.number(item, (*key, index), spans[index]) for index, item in enumerate(given)))


def _stroke_style(self: Reader, given: Any, key: Key) -> v.Keyword | v.Dashes:
    if not isinstance(given, dict):
        return v.Keyword(self.word(given, key, v.STROKE_STYLES))
    given = self.object(given, key, ("dashArray", "lineCap"))
    dashes = self.leaf(given["dashArray"], (*key, "dashArray"))
    if not isinstance(dashes, list) or not dashes:
        raise self.fault((*key, "dashArray"), "must be a list of dimensions", given=given["dashArray"],
                         fix='write [{"value": 4, "unit": "px"}]')  # fmt: skip
    cap = self.word(given["lineCap"], (*key, "lineCap"), v.LINE_CAPS)
    return v.Dashes(self.items(dashes, (*key, "dashArray"), "dimension"), cap)


_BORDER = {"color": "color", "width": "dimension", "style": "strokeStyle"}
_TRANSITION = {"duration": "duration", "delay": "duration", "timingFunction": "cubicBezier"}
_LAYER = {
    "color": "color", "offsetX": "dimension", "offsetY": "dimension", "blur": "dimension", "spread": "dimension",
}  # fmt: skip
_STOP = {"color": "color", "position": "number"}
_TYPOGRAPHY = {
    "fontFamily": "fontFamily", "fontSize": "dimension", "fontWeight": "fontWeight",
    "letterSpacing": "dimension", "lineHeight": "number",
}  # fmt: skip


def _border(self: Reader, given: Any, key: Key) -> v.Border:
    return v.Border(*self.parts(self.object(given, key, tuple(_BORDER)), key, _BORDER))


def _transition(self: Reader, given: Any, key: Key) -> v.Transition:
    return v.Transition(*self.parts(self.object(given, key, tuple(_TRANSITION)), key, _TRANSITION))


def _typography(self: Reader, given: Any, key: Key) -> v.Typography:
    return v.Typography(*self.parts(self.object(given, key, tuple(_TYPOGRAPHY)), key, _TYPOGRAPHY))


def _layer(self: Reader, given: Any, key: Key) -> v.Layer:
    given = self.object(given, key, tuple(_LAYER), ("inset",))
    inset = self.leaf(given.get("inset", False), (*key, "inset"))
    if not isinstance(inset, bool):
        raise self.fault(
            (*key, "inset"), "must be true or false", given=inset, fix="write true or false, or leave it out"
        )
    return v.Layer(*self.parts(given, key, _LAYER), inset)  # type: ignore[call-arg]  # the list has five


def _stop(self: Reader, given: Any, key: Key) -> v.Stop:
    color, position = self.parts(self.object(given, key, tuple(_STOP)), key, _STOP)
    if isinstance(position, v.Number):  # beyond the ends counts as the end, says the specification
        position = v.Number(min(1, max(0, position.value)))
    return v.Stop(color, position)


def _shadow(self: Reader, given: Any, key: Key) -> v.Shadow:
    if not isinstance(given, list):
        return v.Shadow((_layer(self, given, key),))
    if not given:
        raise self.fault(key, "must hold at least one shadow", given=given, fix="write one, with a colour of alpha 0")
    return v.Shadow(self.items(given, key, "shadow layer"))


def _gradient(self: Reader, given: Any, key: Key) -> v.Gradient:
    if not isinstance(given, list) or not given:
        raise self.fault(key, "must be a list of stops", given=given, fix='write [{"color": …, "position": 0}, …]')
    return v.Gradient(self.items(given, key, "gradient stop"))


_READERS: dict[str, Callable[[Reader, Any, Key], v.Value]] = {
    "color": read_color,
    "dimension": _dimension,
    "fontFamily": _font_family,
    "fontWeight": _font_weight,
    "duration": _duration,
    "cubicBezier": _cubic_bezier,
    "number": _number,
    "strokeStyle": _stroke_style,
    "border": _border,
    "transition": _transition,
    "shadow": _shadow,
    "shadow layer": _layer,
    "gradient": _gradient,
    "gradient stop": _stop,
    "typography": _typography,
}


def _span(span: tuple[float, float]) -> str:
    low, high = (f"{end:g}" if abs(end) < HUGE else "-1e9" if end < 0 else "1e9" for end in span)
    return f"{low} and {high if float(high) <= span[1] else f'less than {high}'}"


def _example(need: tuple[str, ...]) -> str:
    return "write {" + ", ".join(f'"{name}": …' for name in need) + "}"
