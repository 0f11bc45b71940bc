"""Makes a theme's files: token files and a resolver, holding only what differs from base."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from kit.errors import KitError
from kit.theme.colors import hex_code
from kit.themes.palette import Brand, Palette, differing, palette, seen_as
from kit.themes.shades import Shade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kit.theme import Theme
    from kit.tokens.values import Color

FORMAT = "https://www.designtokens.org/schemas/2025.10/format.json"
RESOLVER = "https://www.designtokens.org/schemas/2025.10/resolver.json"
ABOUT = {
    "light": "Colours and shadows by day.",
    "dark": "Colours and shadows by night.",
    "light-more": "Over light: 7:1 for text, 4.5:1 for shapes.",
    "dark-more": "Over dark: 7:1 for text, 4.5:1 for shapes.",
}
_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_WIDTH = 118


class Draft(NamedTuple):
    """A theme before it is written: colours by mode and path, and tokens as JSON, by mode or the same in every mode."""

    name: str
    about: str
    colors: Mapping[str, Palette]
    by_mode: Mapping[str, Mapping[str, Any]] = {}
    shape: Mapping[str, Any] = {}


def new_theme(name: str, tint: Shade, accent: Shade | None, base: Theme) -> dict[str, str]:
    """Return the files of a theme made from one or two brand colours, by name."""
    check_name(name)
    brand = Brand(tint, accent or tint)
    colors = " and ".join(dict.fromkeys(hex_code(shade.color()) for shade in brand))
    about = f"Made from {colors}: neutrals with a breath of it, tones in its key."
    made = {mode: palette(base, brand, mode) for mode in base.modes}
    return theme_files(Draft(name, about, made, tinted_shadows(base, brand)), base)


def theme_files(draft: Draft, base: Theme) -> dict[str, str]:
    """Return the files of a theme, by name: only what differs from base."""
    made = draft.colors
    files = {f"{draft.name}.resolver.json": _printed(_resolver(draft, base))}
    if draft.shape:
        files["shape.tokens.json"] = _printed(_tokens("What stays the same in every mode.", {}, draft.shape))
    for mode in base.modes:
        under = mode.removesuffix("-more")
        own = differing(made[mode], base.tokens[mode])
        if under != mode and under in made:  # what light says holds in light-more, unless it says something else
            written = differing(made[under], base.tokens[under])
            own = {path: color for path, color in made[mode].items()
                   if (seen_as(color) != seen_as(written[path]) if path in written else path in own)}  # fmt: skip
        files[f"{mode}.tokens.json"] = _printed(_tokens(ABOUT[mode], own, draft.by_mode.get(mode, {})))
    return files


def check_name(name: str) -> None:
    """Refuse what cannot name a theme."""
    if not _NAME.match(name):
        fix = "use lower-case letters, digits and dashes, a letter first"
        raise KitError("this cannot be a theme's name", given=name, fix=fix)
    if name == "base":
        raise KitError("base is the theme that all others lie over", given=name, fix="choose another name")


def _resolver(draft: Draft, base: Theme) -> dict[str, Any]:
    contexts = {mode: [{"$ref": f"{part}.tokens.json"} for part in dict.fromkeys((mode.removesuffix("-more"), mode))]
                for mode in base.modes}  # fmt: skip
    sets = {"shape": {"sources": [{"$ref": "shape.tokens.json"}]}} if draft.shape else {}
    return {
        "$schema": RESOLVER,
        "name": draft.name,
        "version": "2025.10",
        "description": draft.about,
        **({"sets": sets} if sets else {}),
        "modifiers": {
            "mode": {
                "description": "Light, dark, and the high-contrast form of each.",
                "contexts": contexts,
                "default": base.modes[0],
            }
        },
        "resolutionOrder": [*({"$ref": f"#/sets/{name}"} for name in sets), {"$ref": "#/modifiers/mode"}],
    }


def _tokens(about: str, colors: Palette, others: Mapping[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {"$schema": FORMAT, "$description": about}
    for path, color in colors.items():
        _put(tree, path, {"$value": color_value(color)})
        tree[path.partition(".")[0]].setdefault("$type", "color")
    for path, node in others.items():
        _put(tree, path, node)
    for group in list(tree):
        if isinstance(tree[group], dict) and "$type" in tree[group]:
            tree[group] = {"$type": tree[group].pop("$type"), **tree[group]}
    return tree


def _put(tree: dict[str, Any], path: str, node: dict[str, Any]) -> None:
    *groups, last = path.split(".")
    for group in groups:
        tree = tree.setdefault(group, {})
    tree[last] = node


def color_value(color: Color) -> dict[str, Any]:
    """Return a colour as DTCG writes it."""
    parts = ["none" if part is None else int(part) if part == int(part) else part for part in color.components]
    alpha = {} if color.alpha == 1 else {"alpha": color.alpha}
    return {"colorSpace": color.space, "components": parts, **alpha, "hex": hex_code(color)[:7]}


def tinted_shadows(base: Theme, brand: Brand) -> dict[str, dict[str, Any]]:
    """Return the shadows of base in the brand's hue, by mode, where they have one; the others stay base's."""
    modes = [mode for mode in base.modes if not brand.tint.grey and not mode.endswith("-more")]
    return {mode: dict(_shadows(base, mode, brand)) for mode in modes}


def _shadows(base: Theme, mode: str, brand: Brand) -> Iterator[tuple[str, Any]]:
    for path, token in base.tokens[mode].items():
        value = copy.deepcopy(token.raw.node.get("$value"))
        layers = [layer for layer in (value if isinstance(value, list) else [value]) if isinstance(layer, dict)]
        if token.type == "shadow" and any([_retint(layer, brand) for layer in layers]):  # noqa: C419 -- each is to be changed
            yield path, {"$type": "shadow", "$value": value}


def _retint(layer: dict[str, Any], brand: Brand) -> bool:
    """Turn the colour of one layer to the brand's hue; tell whether it had a hue to turn."""
    given = layer.get("color")
    if not isinstance(given, dict) or given.get("colorSpace") != "oklch" or not given["components"][1]:
        return False
    lightness, chroma, _ = given["components"]
    layer["color"] = color_value(Shade(lightness, chroma, brand.tint.hue).color(given.get("alpha", 1)))
    return True


def _printed(value: Any) -> str:
    return laid_out(value) + "\n"


def laid_out(value: Any, indent: int = 0, taken: int = 0) -> str:
    """Print JSON as a person would: what fits on a line stands on one."""
    line = json.dumps(value, ensure_ascii=False)
    many = sum(isinstance(inner, dict) for inner in value.values()) > 1 if isinstance(value, dict) else False
    short = len(line) + 2 * indent + taken <= _WIDTH and not many and indent > 0
    if not isinstance(value, dict | list) or not value or short:
        return line
    pad = "  " * (indent + 1)
    if isinstance(value, dict):
        keys = {key: f"{json.dumps(key, ensure_ascii=False)}: " for key in value}
        rows = [f"{pad}{keys[key]}{laid_out(inner, indent + 1, len(keys[key]))}" for key, inner in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + "  " * indent + "}"
    return "[\n" + ",\n".join(pad + laid_out(inner, indent + 1) for inner in value) + "\n" + "  " * indent + "]"
