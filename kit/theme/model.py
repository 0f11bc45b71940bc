"""What a theme is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kit.errors import KitError
    from kit.tokens import Resolved, Token


class Pair(NamedTuple):
    """A promise of the vocabulary: one colour can be told from another, as ``text`` or as a ``shape``."""

    kind: str
    color: str
    ground: str


@dataclass(frozen=True)
class Theme:
    """A whole set of tokens, in every mode, in the order of the vocabulary.

    ``tokens[mode][path]`` is a token with its value. ``about`` is the sentence of the resolver's description,
    ``pairs`` what must stand out from what, ``warnings`` what was read although it is not quite right.
    """

    name: str
    about: str
    modes: tuple[str, ...]
    tokens: Mapping[str, Mapping[str, Token]]
    pairs: tuple[Pair, ...]
    warnings: tuple[KitError, ...] = ()
    folder: Path | None = None
    layers: Mapping[str, Resolved] = field(default_factory=dict, repr=False)
    """What a theme over this one is resolved over, by mode."""
    base: Theme | None = field(default=None, repr=False)
    """What this theme was resolved over: tokens that do not differ are the very same objects."""
