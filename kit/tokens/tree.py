"""The shape of a token file: which groups and tokens it has, and whether each is written by the rules.

Values are not read here: what they must look like depends on their type, and that may come from another file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kit.errors import KitError, did_you_mean
from kit.tokens.values import TYPES

if TYPE_CHECKING:
    from kit.located import Document, Key
    from kit.tokens.token import Token

TOKEN_KEYS = frozenset({"$value", "$ref", "$type", "$description", "$extensions", "$deprecated"})
GROUP_KEYS = frozenset({"$type", "$description", "$extensions", "$deprecated", "$extends", "$root"})
_TYPE_SET = frozenset(TYPES)
MAX_DEPTH = 50


class RawToken:
    """A token as it is written, and where. ``seen`` remembers the last reading: most are read in several modes."""

    __slots__ = ("document", "key", "node", "seen")

    def __init__(self, document: Document, key: Key, node: dict[str, Any]) -> None:
        self.document = document
        self.key = key
        self.node = node
        self.seen: Token | None = None

    def error(self, tail: Key, problem: str, *, given: object = None, fix: str = "") -> KitError:
        """Return an error that points into this token."""
        return self.document.error((*self.key, *tail), problem, given=given, fix=fix)


@dataclass(frozen=True)
class RawGroup:
    """What a group says about its members, and where it says so."""

    document: Document
    key: Key
    type: str | None = None
    deprecated: bool | str | None = None
    extends: str | None = None
    word: str = "$extends"  # the key that says what it extends: JSON Schema's "$ref" means the same


@dataclass
class Tree:
    """Tokens and groups by their path (``color.accent.$root``), in the order in which they stand."""

    tokens: dict[str, RawToken] = field(default_factory=dict)
    groups: dict[str, RawGroup] = field(default_factory=dict)
    errors: list[KitError] = field(default_factory=list)
    warnings: list[KitError] = field(default_factory=list)


def read_tree(document: Document, key: Key = (), *, beside: bool = False) -> Tree:
    """Read the tokens of a file, or those written at a key of it; faults are gathered in the tree's ``errors``.

    ``beside`` leaves out the ``$ref`` that stands there, for whoever has followed it.
    """
    node: Any = document.value
    for step in key:
        node = node[step]
    tree = Tree()
    if not isinstance(node, dict):
        tree.errors.append(
            document.error(key, "tokens must be an object", given=node, fix='write {"name": {"$value": …}}')
        )
        return tree
    if "$value" in node:
        tree.errors.append(document.error((*key, "$value"), "a token needs a name", fix="put it under a name"))
        return tree
    if beside:
        node = {name: child for name, child in node.items() if name != "$ref"}
    _Walk(document, tree).group(node, key, "", {"$schema"})
    return tree


class _Walk:
    """Goes through the objects of a file once."""

    def __init__(self, document: Document, tree: Tree) -> None:
        self.document, self.tree = document, tree

    def group(self, node: dict[str, Any], key: Key, path: str, more: frozenset[str] | set[str] = frozenset()) -> None:
        if len(key) > MAX_DEPTH:
            self.fault(key, "groups are nested too deeply", fix=f"at most {MAX_DEPTH} levels")
            return
        said = self.tree.groups[path] = self.said(node, key)
        for name, child in node.items():
            if name[:1] == "$" and name != "$root":
                if name not in GROUP_KEYS and name not in more and name != said.word:
                    self.unknown(name, (*key, name), GROUP_KEYS)
                continue
            inner = (*key, name)
            if not isinstance(child, dict):
                near = f"${name}"
                fix = f'write "{near}"' if near in TOKEN_KEYS else 'a token is an object: {"$value": …}'
                self.fault(inner, "neither a token nor a group", given=child, fix=fix)
            elif "{" in name or "}" in name or "." in name:
                self.fault(inner, "a name holds no { } or .", given=name, fix="nest groups instead of writing dots")
            elif not name:
                self.fault(inner, "a name must not be empty", fix="give it a name")
            elif "$value" in child or ("$ref" in child and not _has_members(child)):
                self.token(child, inner, f"{path}.{name}" if path else name)
            elif name == "$root":
                self.fault(inner, "$root must be a token", fix='write {"$root": {"$value": …}}')
            else:
                self.group(child, inner, f"{path}.{name}" if path else name)
        self.same_but_for_case(node, key)

    def said(self, node: dict[str, Any], key: Key) -> RawGroup:
        """Read what a group says of itself and of its members."""
        kind = self.common(node, key)
        word = "$ref" if "$ref" in node else "$extends"
        target = self.extended(node[word], (*key, word)) if word in node else None
        if word == "$ref" and "$extends" in node:
            self.fault((*key, word), "a group has either $extends or $ref, not both", fix="leave one of the two out")
        if kind and key and word not in node and not _has_members(node):
            self.tree.warnings.append(self.document.error((*key, "$type"), "a type, but neither a value nor tokens",
                                      given=kind, fix='write "$value" beside it, if this is a token'))  # fmt: skip
        return RawGroup(self.document, key, kind, node.get("$deprecated"), target, word)

    def token(self, node: dict[str, Any], key: Key, path: str) -> None:
        if len(node) == 1 and "$value" in node:  # most say nothing else
            self.tree.tokens[path] = RawToken(self.document, key, node)
            return
        if not node.keys() <= TOKEN_KEYS:
            self.strangers(node, key)
        if "$value" in node and "$ref" in node:
            self.fault((*key, "$ref"), "a token has either $value or $ref, not both", fix="leave one of the two out")
        self.common(node, key)
        self.tree.tokens[path] = RawToken(self.document, key, node)

    def strangers(self, node: dict[str, Any], key: Key) -> None:
        for name in node.keys() - TOKEN_KEYS:
            if name[:1] == "$" and name != "$root":
                self.unknown(name, (*key, name), TOKEN_KEYS)
            else:
                self.fault((*key, name), "an object has either $value or children, not both",
                           fix='make it a group, and its own value the token "$root" in it')  # fmt: skip

    def common(self, node: dict[str, Any], key: Key) -> str | None:
        """Check the keys that tokens and groups share; return the type if it is one."""
        kind = node.get("$type")
        if "$type" in node and (not isinstance(kind, str) or kind not in _TYPE_SET):
            self.fault((*key, "$type"), "no such type", given=kind, fix=did_you_mean(str(kind), TYPES))
            kind = None
        if "$description" in node and not isinstance(node["$description"], str):
            self.fault((*key, "$description"), "a description is text", given=node["$description"], fix="quote it")
        if "$deprecated" in node and not isinstance(node["$deprecated"], bool | str):
            self.fault((*key, "$deprecated"), "must be true, false or the reason", given=node["$deprecated"],
                       fix="write true, or say in a sentence what to use instead")  # fmt: skip
        if "$extensions" in node:
            self.extensions(node["$extensions"], (*key, "$extensions"))
        return kind

    def extensions(self, given: Any, key: Key) -> None:
        if not isinstance(given, dict):
            self.fault(key, "extensions are an object", given=given, fix='write {"com.example.tool": …}')
            return
        for name in given:
            if "." not in name:
                self.tree.warnings.append(self.document.error((*key, name), "not a reverse domain name",
                                          given=name, fix=f'write "com.example.{name}"'))  # fmt: skip

    def extended(self, given: Any, key: Key) -> str | None:
        """Return the path of the group that is extended."""
        if isinstance(given, dict) and given.keys() == {"$ref"}:
            given = given["$ref"]
        if isinstance(given, str):
            if given[:1] == "{" and given[-1:] == "}":
                return given[1:-1]
            if given.startswith("#/"):
                return ".".join(pointer_steps(given))
        self.fault(key, "not a reference to a group", given=given, fix='write "{group}" or "#/group"')
        return None

    def same_but_for_case(self, node: dict[str, Any], key: Key) -> None:
        if len({name.lower() for name in node}) == len(node):
            return
        seen: dict[str, str] = {}
        for name in node:
            other = seen.setdefault(name.lower(), name)
            if other != name:
                self.tree.warnings.append(self.document.error((*key, name), f'differs from "{other}" only by case',
                                          given=name, fix="rename one: many tools cannot tell them apart"))  # fmt: skip

    def unknown(self, name: str, key: Key, known: frozenset[str]) -> None:
        self.fault(key, "no such key; names must not start with $", given=name, fix=did_you_mean(name, known))

    def fault(self, key: Key, problem: str, *, given: object = None, fix: str = "") -> None:
        self.tree.errors.append(self.document.error(key, problem, given=given, fix=fix))


def _has_members(node: dict[str, Any]) -> bool:
    """Tell a group that refers to another from a token that is a reference: it holds more than what tokens say."""
    return any(name[:1] != "$" or name == "$root" for name in node)


def pointer_steps(pointer: str) -> list[str]:
    """Split a JSON Pointer (RFC 6901) such as ``#/a/b~1c`` into its unescaped steps."""
    from urllib.parse import unquote

    return [unquote(step).replace("~1", "/").replace("~0", "~") for step in pointer[2:].split("/")]
