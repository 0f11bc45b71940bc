"""The sources of a resolver's sets and contexts: tokens written there, files beside it, and references to either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.errors import KitError, did_you_mean
from kit.located import Document, read_json
from kit.tokens.tree import Tree, pointer_steps, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from kit.located import Key

_ASIDE = {"$schema", "$extensions", "$defs"}
_CLOSED = {"modifiers": "a source cannot be a modifier", "resolutionOrder": "a source cannot be an item of the order"}


class Sources:
    """Reads the sources of one resolver file; every set and every file once. All that is wrong is in ``errors``."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.errors: list[KitError] = []
        self.files: dict[Path, Document | None] = {}
        self.trees: dict[tuple[Path, Key], Tree] = {}
        self.sets: dict[str, list[Tree]] = {}
        self.busy: list[str] = []

    def fault(self, key: Key, problem: str, *, given: object = None, fix: str = "") -> None:
        """Note what is wrong."""
        self.errors.append(self.document.error(key, problem, given=given, fix=fix))

    def only(self, given: dict[str, Any], key: Key, known: tuple[str, ...]) -> None:
        """Note every key that does not belong here."""
        for name in given:
            if name not in known and name not in _ASIDE:
                self.fault((*key, name), "no such key here", given=name, fix=did_you_mean(name, known))

    def table(self, given: Any, key: Key) -> dict[str, Any]:
        """Return an object, or an empty one for anything else."""
        if isinstance(given, dict):
            return given
        self.fault(key, "must be an object", given=given, fix='write {"name": {…}}')
        return {}

    def set(self, name: str) -> list[Tree]:
        """Read a set once; a set that refers to itself is an error."""
        if name in self.sets:
            return self.sets[name]
        key = ("sets", name)
        if name in self.busy:
            circle = " -> ".join([*self.busy[self.busy.index(name) :], name])
            self.fault(key, f"sets refer to each other in a circle: {circle}", fix="leave one of the references out")
            return []
        self.busy.append(name)
        self.sets[name] = self.inline_set(self.document.value["sets"][name], key)
        self.busy.pop()
        return self.sets[name]

    def inline_set(self, given: Any, key: Key, more: tuple[str, ...] = ()) -> list[Tree]:
        """Read a set where it is written."""
        if isinstance(given, dict) and isinstance(given.get("sources"), list):
            self.only(given, key, ("description", "sources", *more))
            return self.sources(given["sources"], (*key, "sources"))
        if isinstance(given, dict) and isinstance(given.get("$ref"), str) and "sources" not in given:
            self.only(given, key, ("description", "$ref", *more))
            return self.local(given["$ref"], (*key, "$ref"))
        fix = 'write {"sources": [{"$ref": "file.tokens.json"}]}'
        self.fault(key, 'a set needs "sources", a list', given=given, fix=fix)
        return []

    def sources(self, given: list[Any], key: Key) -> list[Tree]:
        """Read sources in their order."""
        return [tree for index, item in enumerate(given) for tree in self.source(item, (*key, index))]

    def source(self, given: Any, key: Key) -> list[Tree]:
        """Read a source. What stands beside a reference replaces what the reference has under the same name."""
        if not isinstance(given, dict):
            self.fault(key, "a source is an object", given=given, fix='write {"$ref": "file.tokens.json"}, or tokens')
            return []
        if "$ref" not in given:
            return [read_tree(self.document, key)]
        reference = given["$ref"]
        if not isinstance(reference, str):
            self.fault((*key, "$ref"), "must be text", given=reference, fix="write a file name or #/sets/name")
            return []
        found = (self.local if reference.startswith("#") else self.file)(reference, (*key, "$ref"))
        beside = given.keys() - {"$ref"}
        if not beside:
            return found
        return [*(_without(tree, beside) for tree in found), read_tree(self.document, key, beside=True)]

    def local(self, reference: str, key: Key) -> list[Tree]:
        """Read a set, or tokens that are written anywhere in this file but in modifiers and in the order."""
        steps = pointer_steps(reference)
        known = self.table(self.document.value.get("sets", {}), ("sets",))
        if steps[0] in _CLOSED:
            self.fault(key, _CLOSED[steps[0]], given=reference, fix="name a set, or a file")
            return []
        if len(steps) == 2 and steps[0] == "sets" and steps[1] in known:  # noqa: PLR2004 -- #/sets/name
            return self.set(steps[1])
        spot = _spot(self.document.value, steps) if reference.startswith("#/") else None
        if spot is None:
            sets = [f"#/sets/{name}" for name in known]
            fix = did_you_mean(reference, sets) if sets else 'write it under "sets"'
            self.fault(key, "there is no such set", given=reference, fix=fix)
            return []
        if reference in self.busy or key[: len(spot)] == spot:
            circle = " -> ".join([*self.busy, reference])
            self.fault(key, f"refers to itself: {circle}", given=reference, fix="leave one of the references out")
            return []
        self.busy.append(reference)
        found = self.source(_value(self.document.value, spot), spot)
        self.busy.pop()
        return found

    def file(self, reference: str, key: Key) -> list[Tree]:
        """Read a file beside the resolver, or the part named after ``#``; nothing outside its folder is read."""
        name, _, part = reference.partition("#")
        if "://" in name or name.startswith(("/", "\\")) or ".." in name.split("/"):
            self.fault(key, "must be a file in this folder", given=reference, fix="copy the file beside the resolver")
            return []
        path = self.document.path.parent / name
        if path not in self.files and not path.is_file():
            there = [other.name for other in self.document.path.parent.glob("*.json")]
            self.fault(key, "no such file", given=reference, fix=did_you_mean(name, there))
            return []
        document = self.opened(path)
        if document is None:
            return []
        spot = _spot(document.value, pointer_steps("#/" + part.removeprefix("/"))) if part else ()
        if spot is None:
            self.fault(key, "there is no such part in that file", given=reference, fix=f"name a group of {name}")
            return []
        if (path, spot) not in self.trees:
            self.trees[path, spot] = read_tree(document, spot)
        return [self.trees[path, spot]]

    def opened(self, path: Path) -> Document | None:
        """Read a file once; None if it is broken, which is noted the first time."""
        if path not in self.files:
            self.files[path] = None
            try:
                self.files[path] = read_json(path)
            except KitError as error:
                self.errors.append(error)
        return self.files[path]


def _spot(value: Any, steps: list[str]) -> Key | None:
    """Return the key at which a JSON Pointer arrives, or None if it leads nowhere."""
    key: Key = ()
    for step in steps:
        index = int(step) if isinstance(value, list) and step.isdecimal() and len(step) < 4 else step  # noqa: PLR2004
        inside = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        if index not in inside:
            return None
        value, key = value[index], (*key, index)
    return key


def _value(value: Any, key: Key) -> Any:
    for step in key:
        value = value[step]
    return value


def _without(tree: Tree, names: set[str]) -> Tree:
    """Return a tree without what stands under some names at its top."""
    tokens = {path: token for path, token in tree.tokens.items() if path.partition(".")[0] not in names}
    groups = {path: group for path, group in tree.groups.items() if path.partition(".")[0] not in names}
    return Tree(tokens, groups, tree.errors, tree.warnings)
