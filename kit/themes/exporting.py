"""A theme in the words of other tools: DTCG, CSS, TypeScript, Tailwind 4, shadcn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kit.errors import KitError, did_you_mean
from kit.theme import theme_css
from kit.theme.names import PARTS
from kit.themes.frameworks import Resolved, shadcn, tailwind
from kit.themes.making import RESOLVER, laid_out
from kit.tokens import EXTENSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.theme import Theme
    from kit.tokens import Token


def export(theme: Theme, base: Theme, to: str, prefix: str = "nod") -> str:
    """Return a whole theme, with what it has from base, as the text of one file."""
    if to not in EXPORTS:
        raise KitError("nothing can be exported to this", given=to, fix=did_you_mean(to, EXPORTS))
    return EXPORTS[to](theme, base, prefix)


def _dtcg(theme: Theme, base: Theme, prefix: str) -> str:
    """Return one resolver that holds everything inline: what is the same in every mode in a set, the rest by mode."""
    del prefix
    first = theme.tokens[theme.modes[0]]
    raws = {path: {id(theme.tokens[mode][path].raw) for mode in theme.modes} for path in first}
    same = [path for path in first if len(raws[path]) == 1]  # one text in the files, whatever its links lead to
    contexts = {mode: [_tree(theme, base, mode, [path for path in first if path not in same])] for mode in theme.modes}
    whole = {
        "$schema": RESOLVER,
        "name": theme.name,
        "version": "2025.10",
        "description": theme.about,
        "sets": {"all": {"sources": [_tree(theme, base, theme.modes[0], same)]}},
        "modifiers": {"mode": {"contexts": contexts, "default": theme.modes[0]}},
        "resolutionOrder": [{"$ref": "#/sets/all"}, {"$ref": "#/modifiers/mode"}],
    }
    return laid_out(whole) + "\n"


def _tree(theme: Theme, base: Theme, mode: str, paths: list[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path in paths:
        *groups, last = path.split(".")
        inside = tree
        for group in groups:
            inside = inside.setdefault(group, {})
        inside[last] = _node(theme.tokens[mode][path], base.tokens[mode][path])
    return tree


def _node(token: Token, older: Token) -> dict[str, Any]:
    """Return a token as DTCG writes it, with what it has from base beside its value."""
    node = {"$type": token.type, "$value": f"{{{token.alias}}}" if token.alias else token.raw.node["$value"]}
    if '"$ref"' in json.dumps(node["$value"]):
        fix = "name the whole token in the value: {group.token}"
        raise token.error("a $ref into another value cannot be carried into another file", fix=fix)
    if description := token.description or older.description:
        node["$description"] = description
    inherited = {key: value for key, value in older.extensions.get(EXTENSION, {}).items() if key != "easing"}
    ours = inherited | token.extensions.get(EXTENSION, {})
    if extensions := older.extensions | token.extensions | ({EXTENSION: ours} if ours else {}):
        node["$extensions"] = extensions
    if token.deprecated:
        node["$deprecated"] = token.deprecated
    return node


def _css(theme: Theme, base: Theme, prefix: str) -> str:
    del base
    return theme_css(theme, prefix, default=True)


def _typescript(theme: Theme, base: Theme, prefix: str) -> str:
    """Return the names of all custom properties, and what they hold in each mode, with types for both."""
    del base
    names = {
        name: f"var(--{prefix}-{name.replace('.', '-')})"
        for path, token in theme.tokens[theme.modes[0]].items()
        for name in _properties(path, token)
    }
    printer = Resolved(prefix)
    values = {
        mode: {path.replace(".$root", ""): printer.text(token.value) for path, token in theme.tokens[mode].items()}
        for mode in theme.modes
    }
    return "\n".join(
        [
            f"/** The theme {_comment(theme.name)}: {_comment(theme.about)} Printed by nodkit theme export. */",
            f"export const modes = {json.dumps(theme.modes)} as const;",
            "export type Mode = (typeof modes)[number];",
            "",
            "/** Each token, and each part of one, as CSS. */",
            f"export const vars = {json.dumps(names, ensure_ascii=False, indent=2)} as const;",
            "export type TokenName = keyof typeof vars;",
            "",
            "/** What the tokens hold in each mode. */",
            f"export const values = {json.dumps(values, ensure_ascii=False, indent=2)} as const;",
            "",
        ]
    )


def _properties(path: str, token: Token) -> list[str]:
    name = path.replace(".$root", "")
    return [name, *(f"{name}.{part}" for part in PARTS.get(token.type, ()))]


def _comment(text: str) -> str:
    return " ".join(text.split()).replace("*/", "* /")


EXPORTS: dict[str, Callable[[Theme, Theme, str], str]] = {
    "dtcg": _dtcg,
    "css": _css,
    "ts": _typescript,
    "tailwind": tailwind,
    "shadcn": shadcn,
}
