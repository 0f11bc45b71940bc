"""The names of tokens as templates use them: ``{{ color.accent.soft }}`` prints ``var(--nod-color-accent-soft)``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kit.errors import KitError, did_you_mean
from kit.theme.names import PARTS, dashed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.theme.model import Theme


class Name:
    """A token, a group, or both. To go deeper by a name that is not there is an error that names the nearest.

    It is also a mapping of its members: ``template.render(**vocabulary(base, "nod"))`` works.
    """

    __slots__ = ("_members", "_path", "_text")

    def __init__(self, path: str, text: str, members: dict[str, Name]) -> None:
        self._path = path
        self._text = text
        self._members = members

    def __str__(self) -> str:
        """Print ``var(…)``; a group that is no token is an error."""
        if not self._text:
            raise KitError(
                f"{self._path or 'the vocabulary'} is a group, not a token",
                fix=f"name one in it: {', '.join(self._members)}",
            )
        return self._text

    def __html__(self) -> str:
        """Print the same where a template escapes: it holds nothing to escape."""
        return str(self)

    def __getattr__(self, name: str) -> Name:
        """Go deeper."""
        try:
            return self._members[name]
        except KeyError:
            where = f"{self._path} has" if self._path else "there is"
            raise AttributeError(f'{where} no token "{name}": {did_you_mean(name, self._members)}') from None

    def __getitem__(self, name: str) -> Name:
        """Go deeper, for names that are not words; this is also how Jinja asks, after it asked for the attribute."""
        if name not in self._members:
            where = f"{self._path} has" if self._path else "there is"
            raise KitError(f"{where} no such token", given=name, fix=did_you_mean(name, self._members))
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the members."""
        return iter(self._members)

    def __repr__(self) -> str:
        """Show the path."""
        return f"Name({self._path!r})"

    def keys(self) -> list[str]:  # what ** asks for
        """Return the names of the members."""
        return list(self._members)


def vocabulary(base: Theme, prefix: str = "nod") -> Name:
    """Return the tree of all tokens of base, and of the parts of those that have parts."""
    return _vocabulary(tuple((path, token.type) for path, token in base.tokens[base.modes[0]].items()), prefix)


@lru_cache(maxsize=8)
def _vocabulary(tokens: tuple[tuple[str, str], ...], prefix: str) -> Name:
    tree: dict[str, Any] = {}
    for path, kind in tokens:
        _put(tree, path, f"var(--{prefix}-{dashed(path)})")
        for part in PARTS.get(kind, ()):
            _put(tree, f"{path}.{part}", f"var(--{prefix}-{dashed(path)}-{part})")
    return _named("", tree)


def _put(tree: dict[str, Any], path: str, text: str) -> None:
    """Put a text into nested dicts, under the key "": no name is empty. ``$root`` stands for the group it is in."""
    for step in path.split("."):
        if step != "$root":
            tree = tree.setdefault(step, {})
    tree[""] = text


def _named(path: str, tree: dict[str, Any]) -> Name:
    members = {step: _named(f"{path}.{step}" if path else step, inner) for step, inner in tree.items() if step}
    return Name(path, tree.get("", ""), members)
