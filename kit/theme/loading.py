"""A folder -> a theme: its own tokens, over those of base, in every mode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.errors import KitError, did_you_mean, raise_all
from kit.theme.contrast import check_contrast
from kit.theme.model import Pair, Theme
from kit.theme.names import MODES, collisions
from kit.theme.springs import settle_time
from kit.tokens import Resolved, Resolver, Spring, Token, plain, read_resolver, resolve
from kit.tokens.values import Duration, Transition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NAME = re.compile(r"[a-z][a-z0-9-]*$")


def load_theme(folder: Path, base: Theme | None, *, contrast: bool = True) -> Theme:
    """Read a theme: base itself when ``base`` is None, else one that holds only what differs from it.

    Everything that is wrong is raised at once: in the files, against the vocabulary, in motion and, unless
    ``contrast`` is false, in contrast.
    """
    resolver = _resolver(folder)
    if base is None:
        theme, errors = _base(folder, resolver)
    else:
        theme, errors = _over(folder, resolver, base)
    errors += _motion_errors(theme)
    if contrast and not errors:
        errors = check_contrast(theme)
    raise_all(_once(errors))
    return theme


def _resolver(folder: Path) -> Resolver:
    if not _NAME.match(folder.name):
        raise KitError(
            "a theme's name is lower-case letters, digits and dashes",
            at=folder,
            given=folder.name,
            fix="rename the folder",
        )
    path = folder / f"{folder.name}.resolver.json"
    if not path.is_file():
        others = [other.name for other in folder.glob("*.resolver.json")] if folder.is_dir() else []
        fix = f"rename {others[0]} to {path.name}" if others else f"a theme is a folder with {path.name} in it"
        raise KitError("no such file", at=path, fix=fix)
    resolver = read_resolver(path)
    for name, modifier in resolver.modifiers.items():
        if name != "mode":
            resolver.errors.append(
                resolver.document.error(
                    ("modifiers", name), "no such modifier in a theme", given=name, fix='the one modifier is "mode"'
                )
            )
        for context in modifier.contexts:
            if name == "mode" and context not in MODES:
                key = ("modifiers", "mode", "contexts", context)
                fix = did_you_mean(context, MODES)
                resolver.errors.append(resolver.document.error(key, "no such mode", given=context, fix=fix))
    raise_all(_once(resolver.errors))
    return resolver


def _base(folder: Path, resolver: Resolver) -> tuple[Theme, list[KitError]]:
    known = resolver.modifiers["mode"].contexts if "mode" in resolver.modifiers else {}
    modes = tuple(mode for mode in MODES if mode in known) or ("light",)
    layers = {mode: resolve(resolver.tree({"mode": mode} if known else {})) for mode in modes}
    errors = [error for layer in layers.values() for error in layer.errors]
    if not errors:
        errors = _gaps(layers) + collisions(layers[modes[0]].tokens.values())
    pairs = dict.fromkeys(
        Pair(kind, path, ground)
        for layer in layers.values()
        for path, token in layer.tokens.items()
        for kind, ground in token.extras.on
    )
    return _theme(folder, resolver, layers, tuple(pairs)), errors


def _gaps(layers: dict[str, Resolved]) -> list[KitError]:
    """Find tokens that are not there in every mode, or not of one type."""
    errors = []
    whole = {path: token for layer in layers.values() for path, token in layer.tokens.items()}
    for path, token in whole.items():
        for mode, layer in layers.items():
            other = layer.tokens.get(path)
            if other is None:
                errors.append(token.error(f"is missing in {mode}", fix=f"give it a value in {mode}, or in a set"))
            elif other.type != token.type:
                errors.append(
                    other.error(f"is a {other.type} in {mode}, but a {token.type} elsewhere", fix="use one type")
                )
    return errors


def _over(folder: Path, resolver: Resolver, base: Theme) -> tuple[Theme, list[KitError]]:
    errors: list[KitError] = []
    layers: dict[str, Resolved] = {}
    for mode in base.modes:
        if "mode" in resolver.modifiers:  # a mode that is not written is one in which nothing differs
            resolver.modifiers["mode"].contexts.setdefault(mode, [])
        tree = resolver.tree({"mode": mode} if "mode" in resolver.modifiers else {})
        known = base.layers[mode].tokens
        if not tree.tokens.keys() <= known.keys():
            errors += [raw.error((), "base has no such token", given=path, fix=_nearest(path, known))
                       for path, raw in tree.tokens.items() if path not in known]  # fmt: skip
        layer = resolve(tree, base.layers[mode])
        errors += layer.errors
        for path in tree.tokens:
            token = layer.tokens.get(path)
            if token and path in known and token.type != known[path].type:
                errors.append(
                    token.error(f"must be a {known[path].type}, as in base", given=token.type, fix="change its $type")
                )
        layers[mode] = layer
    return _theme(folder, resolver, layers, base.pairs, base), errors


def _nearest(path: str, known: Iterable[str]) -> str:
    known = list(known)
    if f"{path}.$root" in known:
        return f'write it as "$root" inside {path}'
    return f"{did_you_mean(path, known)} (a theme holds only tokens that base has)"


def _theme(
    folder: Path, resolver: Resolver, layers: dict[str, Resolved], pairs: tuple[Pair, ...], base: Theme | None = None
) -> Theme:
    warnings = _once(warning for layer in layers.values() for warning in layer.warnings)
    tokens = {mode: layer.tokens for mode, layer in layers.items()}
    about = resolver.description
    return Theme(folder.name, about, tuple(layers), tokens, pairs, tuple(warnings), folder, layers, base)


def _motion_errors(theme: Theme) -> list[KitError]:
    """Find springs that do not rest when the duration of their transition is over: they would jump."""
    found = {id(token): token for tokens in theme.tokens.values() for token in tokens.values() if token.extras.easing}
    return [error for token in found.values() for error in _spring_errors(token)]


def _spring_errors(token: Token) -> list[KitError]:
    easing, value = token.extras.easing, token.value
    if not isinstance(easing, Spring) or not isinstance(value, Transition):
        return []
    duration = plain(value.duration)
    needs = settle_time(easing) * 1000
    if not isinstance(duration, Duration) or needs <= duration.ms:
        return []
    return [token.error("the spring still swings when its duration is over", given=f"{duration.ms:g} ms",
                        fix=f"make the duration {needs:.0f} ms, or the damping stronger")]  # fmt: skip


def _once(errors: Iterable[KitError]) -> list[KitError]:
    """Leave out what was found in several modes."""
    return list({str(error): error for error in errors}.values())
