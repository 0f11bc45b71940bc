"""Several trees -> one: later tokens win, and groups that extend others get what they extend."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.errors import did_you_mean
from kit.tokens.reading import is_reference
from kit.tokens.tree import RawGroup, RawToken, Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.located import Key


def merge(trees: Sequence[Tree]) -> Tree:
    """Flatten trees in order. A token replaces the whole token at its path; what groups say adds up."""
    first, *others = trees or [Tree()]
    merged = Tree(dict(first.tokens), dict(first.groups), list(first.errors), list(first.warnings))
    for tree in others:
        merged.tokens.update(tree.tokens)
        merged.errors.extend(tree.errors)
        merged.warnings.extend(tree.warnings)
        for path, group in tree.groups.items():
            older = merged.groups.get(path)
            merged.groups[path] = group if older is None else _joined(older, group)
    for path in merged.tokens.keys() & merged.groups.keys():
        group = merged.groups[path]
        merged.errors.append(merged.tokens[path].error((), "a token here, but a group elsewhere", fix=(
            f'the group is at {group.document.place(group.key)}; name this token "$root" inside a group')))  # fmt: skip
        del merged.tokens[path]
    return merged


def _joined(older: RawGroup, newer: RawGroup) -> RawGroup:
    if newer.type is None and newer.deprecated is None and newer.extends is None:
        return older
    return replace(
        newer,
        type=newer.type or older.type,
        deprecated=older.deprecated if newer.deprecated is None else newer.deprecated,
        extends=newer.extends or older.extends,
    )


def extend(tree: Tree) -> Tree:
    """Return a tree in which every ``$extends`` is carried out; the groups keep the name of what they extend."""
    if not any(group.extends for group in tree.groups.values()):
        return tree
    made = Tree(dict(tree.tokens), dict(tree.groups), list(tree.errors), list(tree.warnings))
    _Extension(made).run()
    return made


class _Extension:
    """Carries out extensions in the order in which they need one another."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.todo = {path: group for path, group in tree.groups.items() if group.extends}
        self.done: set[str] = set()
        self.reported: set[frozenset[str]] = set()
        self.blamed: set[Key] = set()

    def run(self) -> None:
        for path in list(self.todo):
            self.visit(path)

    def visit(self, first: str) -> None:
        """Carry out one extension after those it needs; depth-first, without recursion."""
        trail = [first]
        while trail:
            path = trail[-1]
            need = None if path in self.done else self.next_need(path)
            if need is None:
                if path not in self.done:
                    self.carry_out(path)
                self.done.add(path)
                trail.pop()
            elif need in trail or need == path:
                self.circle([*trail[trail.index(need) :], need])
                self.done.update(trail[trail.index(need) :])
            else:
                trail.append(need)

    def next_need(self, path: str) -> str | None:
        """Return an extension that comes before this one: of its target, or of a group around or inside that."""
        target = self.tree.groups[path].extends or ""
        if target == path or path.startswith(target + "."):
            return path
        for other in self.todo:
            near = other == target or other.startswith(target + ".") or target.startswith(other + ".")
            if near and other != path and other not in self.done:
                return other
        return None

    def circle(self, members: list[str]) -> None:
        if frozenset(members) in self.reported:
            return
        self.reported.add(frozenset(members))
        target = self.tree.groups[members[0]].extends or ""
        around = 2  # a group that extends itself or a group around it is its own circle
        shown = members if len(members) > around else [members[0], target]
        self.fault(
            members[0],
            f"groups extend each other in a circle: {' -> '.join(shown)}",
            "extend none of them, or copy what is needed",
        )

    def fault(self, path: str, problem: str, fix: str) -> None:
        group = self.todo[path]
        self.tree.errors.append(
            group.document.error((*group.key, group.word), problem, given=f"{{{group.extends}}}", fix=fix)
        )

    def carry_out(self, path: str) -> None:
        target = self.tree.groups[path].extends or ""
        if target in self.tree.tokens:
            self.fault(
                path, "extends a token, but only groups can be extended", f'use "$value": "{{{target}}}" in a token'
            )
        elif target not in self.tree.groups:
            self.fault(
                path, "extends a group that does not exist", did_you_mean(target, self.tree.groups.keys() - {""})
            )
        else:
            self.inherit(path, target)
            self.copy(target + ".", f"{path}." if path else "")

    def inherit(self, path: str, target: str) -> None:
        """Let a group say of itself what its target says, where it says nothing else."""
        groups = self.tree.groups
        group, dated = groups[path], groups[path].deprecated
        dated = groups[target].deprecated if dated is None else dated
        groups[path] = replace(group, type=group.type or self.typed(target).type, deprecated=dated)

    def typed(self, path: str) -> RawGroup:
        """Return the nearest group that says a type: this one, or one around it. What it extends counts by now."""
        groups = self.tree.groups
        while path and (path not in groups or groups[path].type is None):
            path = path.rpartition(".")[0]
        return groups[path]

    def keeps_type(self, old: str, new: str) -> bool:
        """Tell whether an inherited token is of the type it had; if not, that is said once for the group to blame."""
        before, now = self.typed(old.rpartition(".")[0]).type, self.typed(new.rpartition(".")[0])
        node = self.tree.tokens[old].node
        if before in {now.type, None} or "$type" in node or is_reference(node.get("$value", node)):
            return True
        if now.key not in self.blamed:
            self.blamed.add(now.key)
            self.tree.errors.append(now.document.error(
                (*now.key, "$type"), f"is {now.type}, but {old}, which is inherited, is a {before}", given=now.type,
                fix="leave this $type out, or write $type in each token"))  # fmt: skip
        return False

    def copy(self, source: str, to: str) -> None:
        tokens, groups = self.tree.tokens, self.tree.groups
        own = {name for name in tokens if name.startswith(to)}
        for name in [name for name in groups if name.startswith(source)]:
            new = to + name[len(source) :]
            if new not in tokens:
                groups[new] = _joined(replace(groups[name], extends=None), groups[new]) if new in groups else replace(
                    groups[name], extends=None)  # fmt: skip
        for name in [name for name in tokens if name.startswith(source)]:
            new = to + name[len(source) :]
            taken = new in groups or any(new == mine or new.startswith(mine + ".") for mine in own)
            if not taken and self.keeps_type(name, new):
                tokens[new] = RawToken(tokens[name].document, tokens[name].key, tokens[name].node)
