"""Reads a ``*.resolver.json`` and the files it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.errors import KitError, did_you_mean
from kit.located import Document, read_json
from kit.tokens.resolver import Modifier, Resolver
from kit.tokens.tree import Tree, pointer_steps, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from kit.located import Key

VERSION = "2025.10"
_ROOT_KEYS = ("name", "version", "description", "sets", "modifiers", "resolutionOrder")
_ASIDE = {"$schema", "$extensions", "$defs"}


def read_resolver(path: Path) -> Resolver:
    """Read a resolver file and every token file it names. All that is wrong is in ``errors``; broken JSON is raised."""
    document = read_json(path)
    reading = _Reading(document)
    return reading.run()


class _Reading:
    """Reads one resolver file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.errors: list[KitError] = []
        self.files: dict[Path, Tree] = {}
        self.sets: dict[str, list[Tree]] = {}
        self.busy: list[str] = []

    def run(self) -> Resolver:
        root = self.document.value
        made = Resolver(self.document, self.document.path.name.removesuffix(".resolver.json"), errors=self.errors)
        if not isinstance(root, dict):
            self.fault((), "a resolver is an object", given=root, fix='write {"version": "2025.10", …}')
            return made
        self.root_keys(root)
        made.name = self.text(root, "name") or made.name
        made.description = self.text(root, "description")
        for name in self.table(root.get("sets", {}), ("sets",)):
            self.set(name)
        for name, given in self.table(root.get("modifiers", {}), ("modifiers",)).items():
            modifier = self.modifier(given, ("modifiers", name))
            if modifier:
                made.modifiers[name] = modifier
        self.resolution_order(root, made)
        return made

    def fault(self, key: Key, problem: str, *, given: object = None, fix: str = "") -> None:
        self.errors.append(self.document.error(key, problem, given=given, fix=fix))

    def root_keys(self, root: dict[str, Any]) -> None:
        if root.get("version") != VERSION:
            self.fault(
                ("version",),
                f'version must be "{VERSION}"',
                given=root.get("version"),
                fix=f'write "version": "{VERSION}"',
            )
        self.only(root, (), _ROOT_KEYS)

    def only(self, given: dict[str, Any], key: Key, known: tuple[str, ...]) -> None:
        for name in given:
            if name not in known and name not in _ASIDE:
                self.fault((*key, name), "no such key here", given=name, fix=did_you_mean(name, known))

    def text(self, given: dict[str, Any], name: str) -> str:
        value = given.get(name, "")
        if not isinstance(value, str):
            self.fault((name,), "must be text", given=value, fix="quote it")
            return ""
        return value

    def table(self, given: Any, key: Key) -> dict[str, Any]:
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
        if not isinstance(given, dict) or not isinstance(given.get("sources"), list):
            self.fault(
                key,
                'a set needs "sources", a list',
                given=given,
                fix='write {"sources": [{"$ref": "file.tokens.json"}]}',
            )
            return []
        self.only(given, key, ("description", "sources", *more))
        return self.sources(given["sources"], (*key, "sources"))

    def sources(self, given: list[Any], key: Key) -> list[Tree]:
        return [tree for index, item in enumerate(given) for tree in self.source(item, (*key, index))]

    def source(self, given: Any, key: Key) -> list[Tree]:
        if not isinstance(given, dict):
            self.fault(key, "a source is an object", given=given, fix='write {"$ref": "file.tokens.json"}, or tokens')
            return []
        if "$ref" not in given:
            return [read_tree(self.document, key)]
        reference = given["$ref"]
        if not isinstance(reference, str):
            self.fault((*key, "$ref"), "must be text", given=reference, fix="write a file name or #/sets/name")
            return []
        if len(given) > 1:
            self.fault(
                (*key, "$ref"), "nothing may stand beside $ref", given=reference, fix="add a source after it instead"
            )
        if reference.startswith("#"):
            return self.local(reference, (*key, "$ref"))
        return self.file(reference, (*key, "$ref"))

    def local(self, reference: str, key: Key) -> list[Tree]:
        steps = pointer_steps(reference)
        known = self.table(self.document.value.get("sets", {}), ("sets",))
        if len(steps) == 2 and steps[0] == "modifiers":  # noqa: PLR2004 -- #/modifiers/name
            self.fault(key, "a source cannot be a modifier", given=reference, fix="name a set, or a file")
        elif len(steps) != 2 or steps[0] != "sets" or steps[1] not in known:  # noqa: PLR2004
            self.fault(
                key,
                "there is no such set",
                given=reference,
                fix=did_you_mean(reference, [f"#/sets/{name}" for name in known]),
            )
        else:
            return self.set(steps[1])
        return []

    def file(self, reference: str, key: Key) -> list[Tree]:
        """Read a file beside the resolver; nothing outside its folder is read."""
        if "://" in reference or reference.startswith(("/", "\\")) or ".." in reference.split("/"):
            self.fault(key, "must be a file in this folder", given=reference, fix="copy the file beside the resolver")
            return []
        path = self.document.path.parent / reference
        if path not in self.files:
            if not path.is_file():
                there = [other.name for other in self.document.path.parent.glob("*.json")]
                self.fault(key, "no such file", given=reference, fix=did_you_mean(reference, there))
                return []
            self.files[path] = Tree()
            try:
                self.files[path] = read_tree(read_json(path))
            except KitError as error:
                self.errors.append(error)
        return [self.files[path]]

    def modifier(self, given: Any, key: Key, more: tuple[str, ...] = ()) -> Modifier | None:
        if not isinstance(given, dict) or not isinstance(given.get("contexts"), dict) or not given["contexts"]:
            self.fault(
                key,
                'a modifier needs "contexts", at least one',
                given=given,
                fix='write {"contexts": {"light": [], "dark": []}}',
            )
            return None
        self.only(given, key, ("description", "contexts", "default", *more))
        contexts = {}
        for name, sources in given["contexts"].items():
            spot = (*key, "contexts", name)
            if isinstance(sources, list):
                contexts[name] = self.sources(sources, spot)
            else:
                self.fault(
                    spot, "a context is a list of sources", given=sources, fix='write [{"$ref": "file.tokens.json"}]'
                )
        default = given.get("default")
        if default is not None and default not in list(given["contexts"]):
            self.fault(
                (*key, "default"),
                "is not one of the contexts",
                given=default,
                fix=did_you_mean(str(default), given["contexts"]),
            )
            default = None
        return Modifier(contexts, default)

    def resolution_order(self, root: dict[str, Any], made: Resolver) -> None:
        order = root.get("resolutionOrder")
        if not isinstance(order, list) or not order:
            self.fault(
                ("resolutionOrder",), "must be a list, and not empty", given=order, fix='write [{"$ref": "#/sets/…"}]'
            )
            return
        names: list[str] = []
        for index, item in enumerate(order):
            name = self.ordered(item, ("resolutionOrder", index), made)
            if name in names:
                self.fault(("resolutionOrder", index), "is in the order twice", given=name, fix="leave one out")
            names.append(name)

    def ordered(self, item: Any, key: Key, made: Resolver) -> str:
        """Add one item of the order; return a name that must be unique."""
        reference = item.get("$ref") if isinstance(item, dict) else None
        if isinstance(reference, str):
            self.referred(reference, (*key, "$ref"), made)
            return reference
        return self.inline(item, key, made)

    def referred(self, reference: str, key: Key, made: Resolver) -> None:
        kind, _, name = reference.removeprefix("#/").partition("/")
        name = pointer_steps("#/" + name)[0]
        written = self.document.value.get("modifiers")
        if kind == "sets" and name in self.sets:
            made.order.append(self.sets[name])
        elif kind == "modifiers" and name in made.modifiers:
            made.order.append(name)
        elif (
            kind != "modifiers" or not isinstance(written, dict) or name not in written
        ):  # else it is broken, and said so
            known = [f"#/sets/{n}" for n in self.sets] + [f"#/modifiers/{n}" for n in made.modifiers]
            self.fault(key, "there is no such set or modifier", given=reference, fix=did_you_mean(reference, known))

    def inline(self, item: Any, key: Key, made: Resolver) -> str:
        name, kind = (item.get("name"), item.get("type")) if isinstance(item, dict) else (None, None)
        if not isinstance(name, str) or kind not in ("set", "modifier"):
            name = str(key)
            self.fault(key, "neither a reference nor a set or modifier with a name", given=item,
                       fix='write {"$ref": "#/sets/…"}, or {"type": "set", "name": …, "sources": […]}')  # fmt: skip
        elif kind == "set":
            made.order.append(self.inline_set(item, key, ("type", "name")))
        else:
            modifier = self.modifier(item, key, ("type", "name"))
            if modifier:
                made.modifiers[name] = modifier
                made.order.append(name)
        return f"{kind} {name}"
