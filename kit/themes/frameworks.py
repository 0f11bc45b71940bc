"""A theme for Tailwind 4 (``@theme``) and for shadcn (``registry:theme``)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kit.theme.colors import to_oklch
from kit.theme.names import MODES, dashed
from kit.theme.values import Printer, number
from kit.tokens import plain
from kit.tokens.values import Color, Transition, Typography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.theme import Theme
    from kit.tokens import Token
    from kit.tokens.values import Part

# Groups of our vocabulary -> the namespaces of Tailwind 4 (tailwindcss.com/docs/theme), the longest first.
_NAMESPACES = {
    "font.size": "text", "font.weight": "font-weight", "font.line": "leading", "font.track": "tracking",
    "font": "font", "color": "color", "space": "spacing", "size": "spacing", "radius": "radius",
    "border": "border-width", "shadow": "shadow",
}  # fmt: skip

# shadcn's names -> ours. Each foreground is promised to be read on its partner.
_SHADCN = {
    "background": "canvas", "foreground": "text", "card": "surface", "card-foreground": "text",
    "popover": "surface", "popover-foreground": "text", "primary": "accent", "primary-foreground": "accent.on",
    "secondary": "surface.sunken", "secondary-foreground": "text", "muted": "surface.sunken",
    "muted-foreground": "text.muted", "accent": "accent.soft", "accent-foreground": "text",
    "destructive": "error", "destructive-foreground": "error.on", "border": "line", "input": "border",
    "ring": "focus", "chart-1": "accent", "chart-2": "success", "chart-3": "warning", "chart-4": "info",
    "chart-5": "error", "sidebar": "surface.sunken", "sidebar-foreground": "text", "sidebar-primary": "accent",
    "sidebar-primary-foreground": "accent.on", "sidebar-accent": "accent.soft", "sidebar-accent-foreground": "text",
    "sidebar-border": "line", "sidebar-ring": "focus",
}  # fmt: skip
_SHADCN_SHAPE = {"font-sans": "font.body", "font-mono": "font.mono", "radius": "radius.m"}


class Resolved(Printer):
    """Prints what a link holds instead of its name: other tools do not have the other tokens."""

    def text(self, part: Part) -> str:
        """Return a value as CSS, without ``var()``."""
        return super().text(plain(part))


def tailwind(theme: Theme, base: Theme, prefix: str) -> str:
    """Return an ``@theme`` block, and what differs where it is dark or more contrast is wanted."""
    del base
    tables = {
        mode: {name: text for token in theme.tokens[mode].values() for name, text in _named(token, prefix)}
        for mode in theme.modes
    }
    light = tables[theme.modes[0]]
    varying = [name for name in light if any(table[name] != light[name] for table in tables.values())]
    behind = {name: _behind(name) for name in varying}
    lines = {mode: [f"{behind[name]}: {table[name]};" for name in varying] for mode, table in tables.items()}
    about = " ".join(theme.about.split()).replace("*/", "* /")
    text = f'/* {theme.name}: {about} Import it after "tailwindcss". Printed by nodkit theme export. */\n'
    held = [
        f"{name}: {value if behind.get(name, name) == name else f'var({behind[name]})'};"
        for name, value in light.items()
    ]
    rules = [_block("@theme", held)]
    if varying:
        aside = [line for line in lines[theme.modes[0]] if line.startswith("--tw-")]
        day = f':is(.light, [data-{prefix}-mode="{theme.modes[0]}"])'
        rules.append(_block("@layer base", [*_rule(":root", aside), *_rule(day, lines[theme.modes[0]])]))
        rules += [_block("@layer base", _override(mode, prefix, lines[mode])) for mode in theme.modes[1:]]
    return text + "\n".join(rules)


def _behind(name: str) -> str:
    """Return the property that changes with the mode. Tailwind copies shadows into its utilities, all but a var()."""
    return f"--tw-{name.removeprefix('--')}" if name.startswith("--shadow-") else name


def _override(mode: str, prefix: str, lines: list[str]) -> list[str]:
    """Return rules for a mode: where the system asks for it, and where a class or an attribute does."""
    scheme, more = MODES[mode]
    contrast = ["(prefers-contrast: more)"] if more else []
    named = f'[data-{prefix}-mode="{mode}"]'
    if scheme == "light":
        free = f":root:not(.dark, [data-{prefix}-mode])"
        return [*_rule(f"@media {contrast[0]}", _rule(free, lines)), *_rule(named, lines)]
    free = f":root:not(.light, .dark, [data-{prefix}-mode])"
    wanted = " and ".join(["(prefers-color-scheme: dark)", *contrast])
    chosen = f".dark:not([data-{prefix}-mode])"
    by_class = _rule(f"@media {contrast[0]}", _rule(chosen, lines)) if more else _rule(chosen, lines)
    return [*_rule(f"@media {wanted}", _rule(free, lines)), *by_class, *_rule(named, lines)]


def _rule(head: str, lines: list[str]) -> list[str]:
    return [f"{head} {{", *(f"  {line}" for line in lines), "}"]


def _block(head: str, lines: list[str]) -> str:
    return "\n".join(_rule(head, lines)) + "\n"


def _named(token: Token, prefix: str) -> Iterator[tuple[str, str]]:
    """Go through the theme variables that a token makes; what Tailwind has no place for makes none."""
    printer = Resolved(prefix)
    if isinstance(token.value, Transition):
        name = f"{prefix}-{dashed(token.path).removeprefix('motion-')}"
        yield f"--ease-{name}", printer.text(token.value.timing_function)
        yield f"--transition-duration-{name}", printer.text(token.value.duration)
        return
    group = next((group for group in _NAMESPACES if f"{token.path}.".startswith(f"{group}.")), None)
    if group and not isinstance(token.value, Typography):
        kept = 0 if group == "size" else len(group)  # sizes share a namespace with spaces
        rest = dashed(token.path)[kept:].removeprefix("-")
        yield "-".join(filter(None, ("-", _NAMESPACES[group], prefix, rest))), printer.text(token.value)


def shadcn(theme: Theme, base: Theme, prefix: str) -> str:
    """Return an item of a shadcn registry. It knows light and dark only: high contrast stays behind."""
    del base
    printer = Resolved(prefix)
    first = theme.tokens[theme.modes[0]]
    modes: dict[str, dict[str, str]] = {
        mode: {name: _color(token) for name, path in _SHADCN.items() if (token := _token(theme, mode, path))}
        for mode in ("light", "dark")
        if mode in theme.modes
    }
    item = {
        "$schema": "https://ui.shadcn.com/schema/registry-item.json",
        "name": theme.name,
        "type": "registry:theme",
        "title": theme.name.replace("-", " ").capitalize(),
        "description": theme.about,
        "cssVars": {
            "theme": {name: printer.text(first[path].value) for name, path in _SHADCN_SHAPE.items() if path in first},
            **modes,
        },
    }
    return json.dumps(item, ensure_ascii=False, indent=2) + "\n"


def _token(theme: Theme, mode: str, name: str) -> Token | None:
    tokens = theme.tokens[mode]
    return tokens.get(f"color.{name}.$root") or tokens.get(f"color.{name}")


def _color(token: Token) -> str:
    if not isinstance(token.value, Color):
        raise TypeError(token.type)  # base has colours here
    lightness, chroma, hue = (value or 0 for value in to_oklch(token.value).components)
    alpha = "" if token.value.alpha == 1 else f" / {number(100 * token.value.alpha)}%"
    return f"oklch({number(lightness)} {number(chroma)} {number(hue)}{alpha})"
