"""A tree -> tokens with their values: types, aliases and pointers, after everything has been flattened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kit.tokens.colorvalues import plain_color
from kit.tokens.extras import read_extras
from kit.tokens.merging import extend, merge
from kit.tokens.reading import Broken, Reader, is_reference
from kit.tokens.references import Names, References
from kit.tokens.token import NOTHING, Token
from kit.tokens.values import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.errors import KitError
    from kit.located import Key
    from kit.tokens.tree import RawToken, Tree

_MAX_NESTING = 60


@dataclass(frozen=True)
class Resolved:
    """Tokens by path, in the order of the files, and what is wrong with those that are missing."""

    tokens: dict[str, Token]
    tree: Tree
    errors: list[KitError]

    @cached_property
    def users(self) -> dict[str, list[str]]:
        """Return the tokens that are read from a token, by its path."""
        users: dict[str, list[str]] = {}
        for path, token in self.tokens.items():
            for used in token.uses:
                users.setdefault(used, []).append(path)
        return users

    @property
    def warnings(self) -> list[KitError]:
        """What was read although it is not quite right."""
        return self.tree.warnings


def resolve(tree: Tree, over: Resolved | None = None) -> Resolved:
    """Give every token its type and value. With ``over``, the tree holds only what differs from that.

    What does not depend on the difference is taken from ``over`` as it stands, so that a small theme costs little.
    """
    if over is None:
        full = extend(tree)
        return _finish(full, _Resolution(full, {}).run(full.tokens), full.tokens)
    whole = merge([over.tree, tree])
    if not _same_groups(tree, over.tree):
        whole = extend(whole)
        return _finish(whole, _Resolution(whole, {}, over.tokens).run(whole.tokens), whole.tokens)
    changed = _affected(tree.tokens, over.users)
    kept: dict[str, Token | None] = dict(over.tokens)
    for path in changed:
        kept.pop(path, None)
    return _finish(whole, _Resolution(whole, kept, over.tokens).run(changed), changed)


def _same_groups(tree: Tree, base: Tree) -> bool:
    """Tell whether the groups of a layer leave the types of the tokens below as they are."""
    for path, group in tree.groups.items():
        if group.extends or group.deprecated is not None:
            return False
        if group.type is not None and (path not in base.groups or base.groups[path].type != group.type):
            return False
    return True


def _affected(paths: Iterable[str], users: dict[str, list[str]]) -> dict[str, None]:
    found = dict.fromkeys(paths)
    queue = list(found)
    while queue:
        for user in users.get(queue.pop(), ()):
            if user not in found:
                found[user] = None
                queue.append(user)
    return found


def _finish(tree: Tree, resolution: _Resolution, fresh: Iterable[str]) -> Resolved:
    tokens = dict(resolution.base)  # in the order of what is below, where there is something
    for path in fresh:
        token = resolution.done.get(path)
        if token is not None:
            tokens[path] = token
        else:
            tokens.pop(path, None)
    for path in tokens.keys() - tree.tokens.keys():
        del tokens[path]
    return Resolved(tokens, tree, [*tree.errors, *resolution.errors])


class _Resolution:
    """One run over a flattened tree. ``done`` holds what is known: a token, or None for one that is broken."""

    def __init__(self, tree: Tree, kept: dict[str, Token | None], base: dict[str, Token] | None = None) -> None:
        self.tree = tree
        self.done = kept
        self.base = base or {}
        self.errors: list[KitError] = []
        self.active: dict[str, None] = {}  # the tokens that are being resolved, the outermost first
        self.depth = 0
        self.kinds: dict[str, str | None] = {}
        self.dated = any(group.deprecated is not None for group in tree.groups.values())

    def run(self, paths: Iterable[str]) -> _Resolution:
        fresh = []
        for path in paths:
            raw = self.tree.tokens.get(path)
            if raw is None:
                continue
            if raw.seen is not None and self.known(path, raw) is not None:
                self.done[path] = raw.seen
            elif not self.plain(path, raw):
                fresh.append(path)
        for path in fresh:
            self.token(path)
        for path in fresh:
            self.add_extras(path)
        return self

    def plain(self, path: str, raw: RawToken) -> bool:
        """Take a colour that is written out and has nothing odd, as most tokens of a theme are. False: look closer."""
        given = raw.node.get("$value")
        if type(given) is not dict or "components" not in given or "$extensions" in raw.node:
            return False
        above = self.base.get(path)
        if above is not None and above.extras.reduced is not None:
            return False
        value = plain_color(given) if (_own_type(raw) or self.kind(path.rpartition(".")[0])) == "color" else None
        if value is not None:
            raw.seen = Token(path, "color", value, None, (), NOTHING, self.deprecated(path, raw), raw)
            self.done[path] = raw.seen
        return value is not None

    def token(self, path: str) -> Token | None:
        """Resolve a token. A chain of aliases is walked in a loop, as it may be longer than Python can recurse."""
        trail: list[tuple[str, RawToken]] = []
        while path not in self.done:
            if path in self.active:
                self.circle(path)
                break
            raw = self.tree.tokens[path]
            trail.append((path, raw))
            self.active[path] = None
            given = raw.node.get("$value", raw.node)
            if not is_reference(given):
                self.done[path] = self.literal(path, raw, given)
                break
            target = self.target(path, raw, given)
            if isinstance(target, Token | None):
                self.done[path] = target
                break
            path = target
        for name, raw in reversed(trail):
            if name not in self.done:
                self.done[name] = self.alias(name, raw, path)
            del self.active[name]
            path = name
        return self.done[path]

    def target(self, path: str, raw: RawToken, given: Any) -> str | Token | None:
        """Return the path of the token that is meant, or a token made from the part that a pointer names."""
        refs = References(self, raw)
        key: Key = ("$value",) if "$value" in raw.node else ("$ref",)
        try:
            found = refs.find(given, key)
        except Broken:
            return None
        if isinstance(found, str):
            return found
        return self.literal(path, raw, found[0], tuple(refs.uses))

    def alias(self, path: str, raw: RawToken, target: str) -> Token | None:
        other = self.done.get(target)
        if other is None:
            return None
        kind = _own_type(raw)
        if kind is not None and kind != other.type:
            self.fault(raw, (), f"is a {kind}, but {target} is a {other.type}", given=f"{{{target}}}",
                       fix=f"name a {kind}, or leave $type out")  # fmt: skip
            return None
        deprecated = self.deprecated(path, raw)
        if other.deprecated and not deprecated:
            reason = other.deprecated if isinstance(other.deprecated, str) else "name another token"
            self.tree.warnings.append(raw.error(("$value",), f"{target} is deprecated", fix=reason))
        return Token(path, other.type, other.value, target, (target,), NOTHING, deprecated, raw)

    def literal(self, path: str, raw: RawToken, given: Any, uses: tuple[str, ...] = ()) -> Token | None:
        known = self.known(path, raw)
        if known is not None:
            return known
        kind = _own_type(raw) or self.kind(path.rpartition(".")[0])
        if kind is None:
            if "$type" not in raw.node:  # a wrong one is reported where it stands
                self.fault(
                    raw, (), "has no type", fix=f'add "$type" here or to a group around it: one of {", ".join(TYPES)}'
                )
            return None
        refs = References(self, raw)
        reader = Reader(raw, refs, self.errors)
        self.depth += 1
        try:
            if self.depth > _MAX_NESTING:
                raise reader.fault((), "refers to others too deeply", fix=f"at most {_MAX_NESTING} levels")
            value = reader.read(kind, given, ("$value",) if "$value" in raw.node else ("$ref",))
        except Broken:
            return None
        finally:
            self.depth -= 1
        token = Token(path, kind, value, None, (*uses, *refs.uses), NOTHING, self.deprecated(path, raw), raw)
        if not token.uses and "$extensions" not in raw.node and path not in self.base:
            raw.seen = token
        return token

    def known(self, path: str, raw: RawToken) -> Token | None:
        """Return what was read from the same lines in another mode, if they mean the same here."""
        seen = raw.seen
        if seen is None or seen.path != path or self.dated:
            return None
        return seen if seen.type == (_own_type(raw) or self.kind(path.rpartition(".")[0])) else None

    def add_extras(self, path: str) -> None:
        token = self.done.get(path)
        if token is None or token is token.raw.seen:
            return
        extras = NOTHING
        if "$extensions" in token.raw.node:
            reader = Reader(token.raw, Names(self, token.raw), self.errors)
            extras = read_extras(reader, token.type)
        above = self.base.get(path)
        inherits = extras.reduced is None and above is not None and above.extras.reduced is not None
        if inherits and above is not None:
            extras = extras._replace(reduced=above.extras.reduced)
        if extras is not NOTHING:
            token = token._replace(extras=extras)
            self.done[path] = token
        if not token.uses and not inherits:
            token.raw.seen = token

    def kind(self, group: str) -> str | None:
        """Return the type that a group gives: its own, that of the group it extends, or that of the group around it."""
        if group in self.kinds:
            return self.kinds[group]
        self.kinds[group] = None  # groups that extend each other in a circle give none
        found = self.tree.groups.get(group)
        kind = found.type if found else None
        if kind is None and found and found.extends:
            kind = self.kind(found.extends)
        if kind is None and group:
            kind = self.kind(group.rpartition(".")[0])
        self.kinds[group] = kind
        return kind

    def deprecated(self, path: str, raw: RawToken) -> bool | str:
        own = raw.node.get("$deprecated")
        while own is None and path and self.dated:
            path = path.rpartition(".")[0]
            group = self.tree.groups.get(path)
            own = group.deprecated if group else None
        return own if isinstance(own, bool | str) else False

    def circle(self, path: str) -> None:
        active = list(self.active)
        members = active[active.index(path) :]
        raw = self.tree.tokens[members[-1]]
        self.fault(raw, (), f"tokens refer to each other in a circle: {' -> '.join([*members, path])}",
                   fix="give one of them a value of its own")  # fmt: skip
        for member in members:
            self.done[member] = None

    def fault(self, raw: RawToken, tail: Key, problem: str, *, given: object = None, fix: str = "") -> None:
        self.errors.append(raw.error(tail, problem, given=given, fix=fix))


def _own_type(raw: RawToken) -> str | None:
    kind = raw.node.get("$type")
    return kind if kind is None or kind in TYPES else None
