"""Reads a ``*.resolver.json`` and the files it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.errors import did_you_mean
from kit.located import read_json
from kit.tokens.resolver import Modifier, Resolver
from kit.tokens.sources import Sources
from kit.tokens.tree import pointer_steps

if TYPE_CHECKING:
    from pathlib import Path

    from kit.located import Key
    from kit.tokens.tree import Tree

VERSION = "2025.10"
_ROOT_KEYS = ("name", "version", "description", "sets", "modifiers", "resolutionOrder")


def read_resolver(path: Path) -> Resolver:
    """Read a resolver file and every token file it names. All that is wrong is in ``errors``; broken JSON is raised."""
    document = read_json(path)
    reading = _Reading(document)
    return reading.run()


class _Reading(Sources):
    """Reads one resolver file."""

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

    def root_keys(self, root: dict[str, Any]) -> None:
        if root.get("version") != VERSION:
            self.fault(
                ("version",),
                f'version must be "{VERSION}"',
                given=root.get("version"),
                fix=f'write "version": "{VERSION}"',
            )
        self.only(root, (), _ROOT_KEYS)

    def text(self, given: dict[str, Any], name: str) -> str:
        value = given.get(name, "")
        if not isinstance(value, str):
            self.fault((name,), "must be text", given=value, fix="quote it")
            return ""
        return value

    def modifier(self, given: Any, key: Key, more: tuple[str, ...] = ()) -> Modifier | None:
        contexts = given.get("contexts") if isinstance(given, dict) else None
        if not isinstance(contexts, dict) or not contexts:
            fix = 'write {"contexts": {"light": [], "dark": []}}'
            self.fault(key, 'a modifier needs "contexts", at least one', given=given, fix=fix)
            return None
        self.only(given, key, ("description", "contexts", "default", *more))
        return Modifier(self.contexts(contexts, key), self.default(given.get("default"), contexts, key))

    def contexts(self, given: dict[str, Any], key: Key) -> dict[str, list[Tree]]:
        contexts = {}
        for name, sources in given.items():
            spot = (*key, "contexts", name)
            if isinstance(sources, list):
                contexts[name] = self.sources(sources, spot)
            else:
                fix = 'write [{"$ref": "file.tokens.json"}]'
                self.fault(spot, "a context is a list of sources", given=sources, fix=fix)
        return contexts

    def default(self, given: Any, contexts: dict[str, Any], key: Key) -> str | None:
        if given is None or given in list(contexts):
            return None if given is None else str(given)
        fix = did_you_mean(str(given), contexts)
        self.fault((*key, "default"), "is not one of the contexts", given=given, fix=fix)
        return None

    def changed(self, known: Modifier, item: dict[str, Any], key: Key) -> Modifier:
        """Return a modifier in which what stands beside a reference to it takes the place of its own."""
        own = self.modifier(item, key, ("$ref",)) if "contexts" in item else None
        if own is None:
            self.only(item, key, ("$ref", "description", "contexts", "default"))
            return Modifier(known.contexts, self.default(item.get("default", known.default), known.contexts, key))
        return own if "default" in item else Modifier(own.contexts, self.default(known.default, own.contexts, key))

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
        if isinstance(item, dict) and isinstance(item.get("$ref"), str):
            self.referred(item, key, made)
            return str(item["$ref"])
        return self.inline(item, key, made)

    def referred(self, item: dict[str, Any], key: Key, made: Resolver) -> None:
        reference = item["$ref"]
        kind, *names = pointer_steps(reference) if reference.startswith("#/") else [""]
        name = names[0] if len(names) == 1 else ""
        written = self.document.value.get("modifiers")
        if kind == "sets" and name in self.sets:
            made.order.append(self.inline_set(item, key, ("$ref",)) if len(item) > 1 else self.sets[name])
        elif kind == "modifiers" and name in made.modifiers:
            made.modifiers[name] = self.changed(made.modifiers[name], item, key)
            made.order.append(name)
        elif (
            kind != "modifiers" or not isinstance(written, dict) or name not in written
        ):  # else it is broken, and said so
            known = [f"#/sets/{n}" for n in self.sets] + [f"#/modifiers/{n}" for n in made.modifiers]
            fix = did_you_mean(reference, known)
            self.fault((*key, "$ref"), "there is no such set or modifier", given=reference, fix=fix)

    def inline(self, item: Any, key: Key, made: Resolver) -> str:
        name, kind = (item.get("name"), item.get("type")) if isinstance(item, dict) else (None, None)
        if not isinstance(name, str) or kind not in ("set", "modifier"):
            name = str(key)
            self.fault(key, "neither a reference nor a set or modifier with a name", given=item,
                       fix='write {"$ref": "#/sets/…"}, or {"type": "set", "name": …, "sources": […]}')  # fmt: skip
        elif kind == "set":
            made.order.append(self.inline_set(item, key, ("type", "name")))
        else:
            if name in self.table(self.document.value.get("modifiers", {}), ("modifiers",)):
                self.fault((*key, "name"), "is the name of another modifier", given=name, fix="rename this one")
            modifier = self.modifier(item, key, ("type", "name"))
            if modifier:
                made.modifiers[name] = modifier
                made.order.append(name)
        return name
