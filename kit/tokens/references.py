"""What ``{group.token}`` and JSON pointers mean in a flattened tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from kit.errors import KitError, did_you_mean
from kit.tokens.reading import Broken, is_reference
from kit.tokens.tree import TOKEN_KEYS, RawToken, Tree, pointer_steps
from kit.tokens.values import Link

if TYPE_CHECKING:
    from kit.located import Key
    from kit.tokens.token import Token

_MAX_HOPS = 200
_ALSO = {"shadow layer": "shadow", "gradient stop": "gradient"}


class Tokens(Protocol):
    """Whoever can resolve the other tokens of the tree."""

    tree: Tree
    errors: list[KitError]

    def token(self, path: str) -> Token | None:
        """Return a token with its value, or None if that is broken (and reported)."""


class References:
    """The references of one token. ``uses`` gathers the paths that were read."""

    def __init__(self, tokens: Tokens, raw: RawToken) -> None:
        self.tokens, self.raw = tokens, raw
        self.uses: list[str] = []

    def link(self, given: str | dict[str, Any], kind: str, key: Key) -> Any:
        """Return a Link to the token of a type, or the JSON that a pointer into a value names. Raises Broken."""
        found = self.find(given, key)
        if not isinstance(found, str):
            return found[0]
        token = self.tokens.token(found)
        if token is None:
            raise Broken
        wanted = _ALSO.get(kind, kind)
        if token.type != wanted:
            raise self.fault(key, f"needs a {wanted}, but {found} is a {token.type}", given, f"name a {wanted}")
        return Link(found, token.value)

    def find(self, given: str | dict[str, Any], key: Key) -> str | tuple[Any]:
        """Return the path of the token that is meant, or, in a tuple, the JSON of the part of a value."""
        path, rest = self.locate(given, key, given)
        trail: list[tuple[str, list[str]]] = []
        while rest:
            if (path, rest) in trail or len(trail) > _MAX_HOPS:
                names = [name for name, _ in trail[trail.index((path, rest)) :]] if (path, rest) in trail else []
                raise self.fault(key, f"tokens refer to each other in a circle: {' -> '.join([*names, path])}", given,
                                 "give one of them a value of its own")  # fmt: skip
            trail.append((path, rest))
            self.uses.append(path)
            node = self.tokens.tree.tokens[path].node
            value = node.get("$value", node)
            while rest and not is_reference(value):
                value = self.step(value, rest[0], key, given)
                rest = rest[1:]
            if not is_reference(value):
                return (value,)
            path, before = self.locate(value, key, given)
            rest = [*before, *rest]
        self.uses.append(path)
        return path

    def step(self, value: Any, step: str, key: Key, given: Any) -> Any:
        """Go one step into a value."""
        if isinstance(value, dict) and step in value:
            return value[step]
        if isinstance(value, list) and step.isdecimal() and len(step) < 4 and int(step) < len(value):  # noqa: PLR2004
            return value[int(step)]
        known = value if isinstance(value, dict) else map(str, range(len(value))) if isinstance(value, list) else ()
        raise self.fault(key, f'there is no "{step}" in that value', given, did_you_mean(step, known))

    def locate(self, reference: Any, key: Key, given: Any) -> tuple[str, list[str]]:
        """Split a reference into the path of a token and the steps into its value (none: the whole token)."""
        tokens = self.tokens.tree.tokens
        if isinstance(reference, str):
            path = reference[1:-1]
            if path not in tokens:
                raise self.unknown(path, key, given)
            return path, []
        pointer = reference["$ref"]
        beside = sorted(reference.keys() - TOKEN_KEYS)
        if beside:
            raise self.fault((*key, beside[0]), "nothing may stand beside $ref in a value", beside[0],
                             "write the whole value, with a $ref for each part that is another's")  # fmt: skip
        if not isinstance(pointer, str) or not pointer.startswith("#/"):
            raise self.fault(
                key, "not a pointer into these tokens", pointer, 'write "#/group/token", or "{group.token}"'
            )
        steps = pointer_steps(pointer)
        for end in range(1, len(steps) + 1):
            path = ".".join(steps[:end])
            if path in tokens:
                break
        else:
            raise self.unknown(".".join(steps), key, given)
        rest = steps[end:]
        if rest and rest[0] != "$value":
            raise self.fault(
                key, f'"{rest[0]}" is not in the value of {path}', pointer, f"write #/{'/'.join(steps[:end])}/$value/…"
            )
        return path, rest[1:]

    def unknown(self, path: str, key: Key, given: Any) -> Broken:
        """Note that a path leads to no token, or to a group; return what to raise."""
        tree = self.tokens.tree
        if not path:
            return self.fault(key, "names no token", given, 'write "{group.token}", or "#/group/token"')
        if path in tree.groups:
            inside = [name for name in tree.tokens if name.startswith(path + ".")]
            fix = (
                f"write {{{path}.$root}}"
                if f"{path}.$root" in inside
                else f"name a token in it: {', '.join(inside[:5])}"
            )
            return self.fault(key, f"{path} is a group, not a token", given, fix)
        return self.fault(key, f"there is no token {path}", given, did_you_mean(path, tree.tokens))

    def fault(self, key: Key, problem: str, given: Any, fix: str) -> Broken:
        """Note what is wrong; return what to raise."""
        shown = given.get("$ref") if isinstance(given, dict) else given
        self.tokens.errors.append(self.raw.error(key, problem, given=shown, fix=fix))
        return Broken()


class Names(References):
    """References from extensions: they name a token that is resolved by now, and say nothing about values."""

    def link(self, given: str | dict[str, Any], kind: str, key: Key) -> Any:
        """Return a Link to a token of a type. Raises Broken."""
        found = super().link(given, kind, key)
        if not isinstance(found, Link):
            raise self.fault(key, "must name a whole token", given, "write {group.token}")
        return found
