"""Token files in JSON: DTCG of this and older drafts, Figma's own export, Tokens Studio, and shadcn's ``cssVars``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.located import read_json
from kit.themes.importing.found import Found, Sheet
from kit.tokens import read_resolver
from kit.tokens.merging import extend
from kit.tokens.tree import MAX_DEPTH, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.located import Document, Key
    from kit.tokens.tree import Tree

_FIGMA = "com.figma.modeName"
_OWN = "$"
_STUDIO = ("$themes", "$metadata")


def read(path: Path) -> list[Sheet]:
    """Return the sheets of a file: one, or one a mode. What cannot be read is a KitError."""
    if path.name.endswith(".resolver.json"):
        return list(_resolver(path))
    document = read_json(path)
    if not isinstance(document.value, dict):
        raise document.error((), "tokens are an object", given=document.value, fix='write {"name": {"$value": …}}')
    if isinstance(document.value.get("cssVars"), dict):
        return list(_shadcn(document))
    if any(key in document.value for key in _STUDIO):
        return list(_studio(document))
    extensions = document.value.get("$extensions")
    mode = extensions.get(_FIGMA) if isinstance(extensions, dict) else None
    tree = read_tree(document)
    inherited = _of(tree) if any(group.extends for group in tree.groups.values()) else {}
    return [Sheet(str(mode or _mode_of(path)), {**inherited, **_tokens(document, (), "")})]


def _mode_of(path: Path) -> str:
    """Return the mode that a file's name tells: ``brand.dark.json``, ``light-more.tokens.json``."""
    name = path.name.lower().replace("_", "-").replace(" ", "-")
    dark, more = "dark" in name, "more" in name or "contrast" in name
    if not (dark or more or "light" in name):
        return ""
    return ("dark" if dark else "light") + ("-more" if more else "")


def _tokens(document: Document, key: Key, path: str, kind: str = "") -> dict[str, Found]:
    """Return the tokens below a key, by path; a token's type is its own, or that of the group around it."""
    node: Any = document.value
    for step in key:
        node = node[step]
    return {token.path: token for token in _walk(document, key, path, (node, kind))}


def _walk(document: Document, key: Key, path: str, at: tuple[Any, str]) -> Iterator[Found]:
    node, kind = at
    if len(key) > MAX_DEPTH:
        raise document.error(key, "groups are nested too deeply", fix=f"at most {MAX_DEPTH} levels")
    named = node.get("$type", node.get("type"))
    kind = named if isinstance(named, str) else kind
    for name in ("$value", "$ref", "value"):
        if name in node and (name != "value" or "type" in node or not isinstance(node[name], dict)):
            value = {"$ref": node[name]} if name == "$ref" else node[name]
            yield Found(path, value, kind, partial(document.place, (*key, name)))
            return
    for name, child in node.items():
        if isinstance(child, dict) and (not name.startswith(_OWN) or name == "$root"):
            yield from _walk(document, (*key, name), f"{path}.{name}" if path else name, (child, kind))


def _resolver(path: Path) -> Iterator[Sheet]:
    """Yield a sheet for each context of the modifier that tells modes apart; the others stay at their first."""
    resolver = read_resolver(path)
    if resolver.errors:
        raise resolver.errors[0]
    by_mode = next((name for name in resolver.modifiers if name.lower() in {"mode", "theme", "scheme"}), None)
    contexts = list(resolver.modifiers[by_mode].contexts) if by_mode else [""]
    usual = {name: one.default or next(iter(one.contexts), "") for name, one in resolver.modifiers.items()}
    for context in contexts:
        yield Sheet(context, _of(resolver.tree({**usual, **({by_mode: context} if by_mode else {})})))


def _of(tree: Tree) -> dict[str, Found]:
    """Return the tokens of a tree, those among them that groups inherit."""
    tree, tokens = extend(tree), {}
    for name, raw in tree.tokens.items():
        kind = raw.node.get("$type") or _group_type(tree.groups, name)
        value = raw.node["$value"] if "$value" in raw.node else {"$ref": raw.node["$ref"]}
        tokens[name] = Found(name, value, kind, partial(raw.document.place, raw.key))
    return tokens


def _group_type(groups: Any, path: str) -> str:
    while path:
        path = path.rpartition(".")[0]
        if path in groups and groups[path].type:
            return str(groups[path].type)
    return ""


def _shadcn(document: Document) -> Iterator[Sheet]:
    """Yield light and dark of a registry's theme; what it says for all modes counts in both."""
    given = document.value["cssVars"]
    for mode in ("light", "dark"):
        tokens = {}
        for part in ("theme", mode):
            values = given.get(part, {})
            if not isinstance(values, dict):
                raise document.error(("cssVars", part), "must be an object", given=values, fix='write {"primary": "…"}')
            for name, value in values.items():
                place = partial(document.place, ("cssVars", part, name))
                tokens[f"--{name}"] = Found(f"--{name}", value, "", place)
        yield Sheet(mode, tokens)


def _studio(document: Document) -> Iterator[Sheet]:
    """Yield a sheet for each theme of Tokens Studio; without any, one of all its sets in their order."""
    root = document.value
    metadata = root.get("$metadata")
    order = metadata.get("tokenSetOrder") if isinstance(metadata, dict) else None
    sets = [name for name, value in root.items() if isinstance(value, dict) and not name.startswith(_OWN)]
    ranked = [name for name in order or () if name in sets] + [name for name in sets if name not in (order or ())]
    themes = [theme for theme in root.get("$themes") or () if isinstance(theme, dict)]
    if not themes:
        yield from _by_name(document, ranked)
        return
    for theme in themes:
        chosen = theme.get("selectedTokenSets")
        if not isinstance(chosen, dict):
            raise KitError("a theme without its sets", at=document.path, key="$themes", given=theme.get("name"),
                           fix='export it again, with "selectedTokenSets"')  # fmt: skip
        tokens: dict[str, Found] = {}
        for name in (name for name in ranked if chosen.get(name) in {"enabled", "source"}):
            tokens |= _tokens(document, (name,), "")
        yield Sheet(str(theme.get("name", "")), tokens)


def _by_name(document: Document, sets: list[str]) -> Iterator[Sheet]:
    """Yield light and dark where sets are called so, over those that are not; else all sets in one sheet."""
    modes = {name: mode for name in sets for mode in ("dark", "light") if mode in name.lower()}
    for mode in dict.fromkeys(modes.values()) or [""]:
        tokens: dict[str, Found] = {}
        for name in (name for name in sets if modes.get(name, mode) == mode):
            tokens |= _tokens(document, (name,), "")
        yield Sheet(mode, tokens)
