"""The names of tokens as templates use them: ``{{ color.accent.soft }}`` prints ``var(--nod-color-accent-soft)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import KitError, did_you_mean
from kit.theme.names import PARTS, dashed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.theme.model import Theme


class Name:
    """A token, a group, or both. Going deeper with a name that is not there is an AttributeError that names the nearest.

    It is also a mapping of its members, so that ``template.render(**vocabulary(base, "nod"))`` works.
    """

    __slots__ = ("_members", "_path", "_text")

    def __init__(self, path: str) -> None:
        self._path = path
        self._text = ""
        self._members: dict[str, Name] = {}

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
        """Go deeper, for names that are not words."""
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the members."""
        return iter(self._members)

    def __repr__(self) -> str:
        """Show the path."""
        return f"Name({self._path!r})"

    def keys(self) -> list[str]:
        """Return the names of the members."""
        return list(self._members)

    def _grow(self, name: str) -> Name:
        return self._members.setdefault(name, Name(f"{self._path}.{name}" if self._path else name))


def vocabulary(base: Theme, prefix: str = "nod") -> Name:
    """Return the tree of all tokens of base, and of the parts of those that have parts."""
    tree = Name("")
    for path, token in base.tokens[base.modes[0]].items():
        node = tree
        for step in path.split("."):
            if step != "$root":
                node = node._grow(step)
        node._text = f"var(--{prefix}-{dashed(path)})"
        for part in PARTS.get(token.type, ()):
            node._grow(part)._text = f"var(--{prefix}-{dashed(path)}-{part})"
    return tree
