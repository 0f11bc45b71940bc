"""Which tokens components really use: those that stand in what is rendered, and those that these are made from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.render import imports, render_css, render_js, render_later, render_runtime
from kit.theme import vocabulary
from kit.theme.names import PARTS, dashed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kit.model import Kit
    from kit.theme import Theme
    from kit.tokens import Token


def used_tokens(kit: Kit) -> frozenset[str]:
    """Return the paths of the tokens of base that a kit's components use, at first or at second hand."""
    tokens = [token for mode in kit.base.modes for token in kit.base.tokens[mode].values()]
    words = set(_words(kit))
    whole = {word for word in words if not word.endswith("-")}
    begun = tuple(words - whole)  # JavaScript that puts a name together: `--nod-color-confetti-${name}`
    found = {
        token.path for token in tokens if _names(token) & whole or (begun and dashed(token.path).startswith(begun))
    }
    todo = list(found)
    while todo:
        path = todo.pop()
        for token in (kit.base.tokens[mode][path] for mode in kit.base.modes):
            fresh = _behind(token) - found
            found |= fresh
            todo += fresh
    return frozenset(found)


def unused(theme: Theme, base: Theme, used: frozenset[str]) -> tuple[str, ...]:
    """Return what a theme sets although no component looks at it."""
    return tuple(path for path in own_tokens(theme, base) if path not in used)


def own_tokens(theme: Theme, base: Theme) -> list[str]:
    """Return the paths that a theme writes itself, in any mode; base writes them all."""
    return [
        path
        for path in base.tokens[base.modes[0]]
        if theme is base or any(theme.tokens[mode][path].raw is not base.tokens[mode][path].raw for mode in theme.modes)
    ]


def _words(kit: Kit) -> Iterator[str]:
    """Go through the custom properties that are named in style sheets and modules, without prefix."""
    settings, names = kit.settings, vocabulary(kit.base, kit.settings.prefix)
    needed = {"element"}
    property_name = re.compile(rf"--(?:{re.escape(settings.prefix)}|\$\{{PREFIX\}})-([\w-]+)")
    for component in kit.components:
        javascript = render_js(component, settings) + render_later(component, settings)
        needed |= imports(javascript)
        yield from property_name.findall(render_css(component, names, settings))
        yield from property_name.findall(javascript)
    for text in render_runtime(needed, settings).values():
        yield from property_name.findall(text)


def _names(token: Token) -> set[str]:
    name = dashed(token.path)
    return {name, *(f"{name}-{part}" for part in PARTS.get(token.type, ()))}


def _behind(token: Token) -> set[str]:
    """Return the tokens that one is made from, and its partner for less motion."""
    partner: Iterable[str] = [token.extras.reduced] if isinstance(token.extras.reduced, str) else []
    return {*token.uses, *partner, *([token.alias] if token.alias else [])}
