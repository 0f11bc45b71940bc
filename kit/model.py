"""The values that flow from reading to rendering to packing: a component, a build's settings, and the kit itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kit.located import Document
    from kit.spec import Spec
    from kit.theme import Theme

SOURCE_LOCALE = "en"  # the language of the words in the specs


@dataclass(frozen=True)
class Source:
    """A template: its text, and the file that errors point to."""

    path: Path
    text: str


@dataclass(frozen=True, eq=False)
class Component:
    """A component as it stands in its folder: its spec and its three templates. It equals itself alone.

    ``later`` is the template of a second module, which the first one fetches by ``import()`` when it is needed.
    """

    name: str
    folder: Path
    spec: Spec
    document: Document
    html: Source
    css: Source
    js: Source
    later: Source | None = None


@dataclass(frozen=True)
class Settings:
    """What holds for a whole kit: the prefix of its tags, events and properties, and the words' tone and locale."""

    prefix: str = "nod"
    tone: str = "friendly"
    locale: str = SOURCE_LOCALE


@dataclass(frozen=True)
class Look:
    """What a kit carries of a theme: its name, what it says of itself, its modes, and its style sheet."""

    name: str
    about: str
    modes: tuple[str, ...]
    css: str


@dataclass(frozen=True)
class Kit:
    """What a build puts out: components in one or more themes. The first theme is the default one of the page."""

    components: tuple[Component, ...]
    themes: tuple[Look, ...]
    base: Theme
    settings: Settings
