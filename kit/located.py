"""YAML and JSON whose every key knows its line and column, so that errors can point.

The YAML is a strict subset: no tags, anchors, aliases, merges or duplicate keys; only ``true`` and ``false`` are
booleans; everything that looks like a number is one; there are no dates and no octal numbers.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from kit.errors import KitError, Place, raise_all
from kit.jsonplaces import json_places
from kit.memo import remembered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Key: TypeAlias = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9_]*)\Z")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?\Z")
_MARKED = re.compile(r"(?m)(?:^|[\s\[\]{},:?-])(?:[&*]\S|!)")  # all that may be an anchor, an alias or a tag
_MAX_DEPTH = 60
_MAX_DIGITS = 18  # what a 64-bit integer surely holds


@dataclass(frozen=True)
class Document:
    """What a file holds: plain dicts, lists, strings, numbers, booleans and None, and where each key stands."""

    path: Path
    value: Any
    _find: Callable[[], dict[Key, Place]] = field(repr=False)

    def place(self, key: Key) -> Place:
        """Return where a key stands, or the nearest of its parents that is written in the file."""
        places = self._find()
        for length in range(len(key), -1, -1):
            if key[:length] in places:
                return places[key[:length]]
        return Place(self.path)

    def error(self, key: Key, problem: str, *, given: object = None, fix: str = "") -> KitError:
        """Return an error that points at a key of this file."""
        return KitError(problem, at=self.place(key), key=dotted(key), given=given, fix=fix)


def joined(main: Document, name: str, part: Document) -> Document:
    """Return a document to which another file adds one top-level key; places point into the file each key stands in."""
    if not isinstance(main.value, dict):
        return main
    if name in main.value:
        raise main.error((name,), f"this key is here and in {part.path.name}", fix="keep one of them")

    def find() -> dict[Key, Place]:
        return {**main._find(), **{(name, *key): place for key, place in part._find().items()}}  # noqa: SLF001 -- its own kind

    return Document(main.path, {**main.value, name: part.value}, find)


def dotted(key: Key) -> str:
    """Write a key path as people do: ``options.tone.choices[2]``."""
    text = ""
    for step in key:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def read_text(path: Path) -> str:
    """Read a UTF-8 file, dropping a byte-order mark. A missing or unreadable file is a KitError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise KitError("no such file", at=path, fix="check the path, or create the file") from None
    except OSError as error:
        raise KitError(f"cannot read this file: {error.strerror or error}", at=path) from None
    except UnicodeDecodeError as error:
        raise KitError(f"not UTF-8 at byte {error.start}", at=path, fix="save the file as UTF-8") from None


def read_yaml(path: Path) -> Document:
    """Read a YAML file. All that the strict subset forbids is reported at once."""
    return parse_yaml(read_text(path), path)


def read_json(path: Path) -> Document:
    """Read a JSON file. A duplicate key, NaN or Infinity is an error; places are found only when asked for."""
    return parse_json(read_text(path), path)


def parse_json(text: str, path: Path) -> Document:
    """Parse JSON text; ``path`` only names it in errors."""
    doubles: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) < len(items):
            doubles.append("double")
        return made

    def refuse(word: str) -> Any:
        raise KitError("not a JSON number", at=path, given=word, fix="write a finite number")

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=refuse)
    except json.JSONDecodeError as error:
        at = Place(path, error.lineno, error.colno)
        raise KitError(f"broken JSON: {error.msg}", at=at, fix="mend the JSON here or just before") from None
    except (RecursionError, ValueError) as error:
        raise KitError(f"unusable JSON: {error}", at=path, fix="nest less deeply, use shorter numbers") from None
    cache: list[dict[Key, Place]] = []

    def find() -> dict[Key, Place]:
        if not cache:
            cache.append(json_places(text, path)[0])
        return cache[0]

    if doubles:
        repeated = json_places(text, path)[1]
        raise_all([KitError("this key is here twice", at=at, key=dotted(key)) for key, at in repeated])
    return Document(path, value, find)


def parse_yaml(text: str, path: Path) -> Document:
    """Parse YAML text; ``path`` only names it in errors. Text that was fine before is not parsed again."""
    fresh: list[dict[Key, Place]] = []

    def parse() -> Any:
        value, places = _parsed(text, path)
        fresh[:] = [places]
        return value

    def find() -> dict[Key, Place]:
        return fresh[0] if fresh else _parsed(text, path)[1]

    return Document(path, remembered(["yaml", text], parse), find)


def _parsed(text: str, path: Path) -> tuple[Any, dict[Key, Place]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    places: dict[Key, Place] = {}
    errors = _anchors_and_tags(text, path, loader) if _MARKED.search(text) else []
    raise_all(errors)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Place(path, mark.line + 1, mark.column + 1) if mark else path
        raise KitError(
            f"broken YAML: {error.problem or error.context}", at=at, fix="check indentation, quotes and colons"
        ) from None
    except yaml.reader.ReaderError as error:
        before = text.encode()[: error.position].decode(errors="ignore")
        at = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise KitError(f"broken YAML: {error.reason}", at=at, fix="remove this character") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise KitError(f"broken YAML: {error}", at=path) from None
    value = _Builder(path, places, errors).build(node, ()) if node is not None else None
    raise_all(errors)
    return value, places


def _anchors_and_tags(text: str, path: Path, loader: Any) -> list[KitError]:
    """Find anchors, aliases and written tags, which the node tree no longer shows."""
    import yaml

    found = []
    try:
        for event in yaml.parse(text, Loader=loader):
            mark: Any = event.start_mark  # never None with these loaders, whatever the stubs say
            at = Place(path, mark.line + 1, mark.column + 1)
            anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
            if anchor:
                found.append(
                    KitError("anchors and aliases are not allowed", at=at, given=anchor, fix="write the value out")
                )
            if tag:
                found.append(KitError("tags are not allowed", at=at, given=tag, fix="leave the tag out"))
    except (yaml.YAMLError, RecursionError, ValueError):
        return found  # compose() meets the same fault next, and reports it
    return found


class _Builder:
    """Turns YAML nodes into plain values, noting places and collecting faults."""

    def __init__(self, path: Path, places: dict[Key, Place], errors: list[KitError]) -> None:
        self.path, self.places, self.errors = path, places, errors

    def build(self, node: Any, key: Key) -> Any:
        self.places.setdefault(key, self._at(node))
        if len(key) > _MAX_DEPTH:
            self._fault(node, key, "nested too deeply", fix=f"at most {_MAX_DEPTH} levels")
            return None
        if node.id == "mapping":
            return self._mapping(node, key)
        if node.id == "sequence":
            return [self.build(item, (*key, index)) for index, item in enumerate(node.value)]
        return node.value if node.style else plain(node.value)

    def _mapping(self, node: Any, key: Key) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, value in node.value:
            if name.id != "scalar":
                self._fault(name, key, "a key must be plain text", fix="quote it, or use a simple word")
                continue
            inner = (*key, name.value)
            if name.value == "<<" and not name.style:
                self._fault(name, inner, "merge keys are not allowed", fix="write the keys out")
            elif name.value in made:
                self._fault(
                    name, inner, "this key is here twice", fix=f"the first is at line {self.places[inner].line}"
                )
            else:
                self.places[inner] = self._at(name)
                made[name.value] = self.build(value, inner)
        return made

    def _fault(self, node: Any, key: Key, problem: str, **more: Any) -> None:
        self.errors.append(KitError(problem, at=self._at(node), key=dotted(key), **more))

    def _at(self, node: Any) -> Place:
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)


def plain(word: str) -> str | int | float | bool | None:
    """Give the value of an unquoted YAML word: ``yes`` and ``2026-01-01`` stay text, ``007`` stays text."""
    if word in {"true", "false"}:
        return word == "true"
    if word in {"", "~", "null"}:
        return None
    if _INTEGER.match(word) and len(word) <= _MAX_DIGITS:
        return int(word.replace("_", ""))
    if _FLOAT.match(word):
        number = float(word)
        return number if math.isfinite(number) else word
    return word
