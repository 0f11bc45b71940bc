"""Files -> sheets, one a mode, named light, dark, light-more or dark-more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.errors import KitError, raise_all
from kit.themes.importing import csssheets, jsonsheets
from kit.themes.importing.found import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_READERS = {".css": csssheets.read, ".json": jsonsheets.read, ".tokens": jsonsheets.read}


def sheets(paths: Sequence[Path], modes: Sequence[str]) -> dict[str, Sheet]:
    """Return what the files say, by our modes.

    A source that knows no modes speaks for light. Files that both speak of one token in one mode must agree.
    """
    found = [(path, sheet) for path in paths for sheet in _read(path)]
    errors: list[KitError] = []
    named: dict[str, Sheet] = {}
    for path, sheet in found:
        mode = _mode(sheet.mode, modes)
        if not sheet.mode and any(other.mode for _, other in found):
            mode = ""
        errors += _clash(named.setdefault(mode, Sheet(mode)), sheet, path)
        named[mode].tokens.update(sheet.tokens)
    common = named.pop("", Sheet(""))
    if not named:
        raise KitError("no tokens are here", at=paths[0], fix="name the files that hold them, one a mode")
    whole = {
        mode: Sheet(mode, {**common.tokens, **sheet.tokens}, frozenset(sheet.tokens)) for mode, sheet in named.items()
    }
    if common.tokens and "light" not in whole:  # what holds in every mode is what is seen by day
        whole = {"light": Sheet("light", common.tokens, frozenset(common.tokens)), **whole}
    raise_all(errors)
    return whole


def _read(path: Path) -> list[Sheet]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        fix = f"name one that ends in {', '.join(_READERS)}"
        raise KitError("not a kind of file that tokens come in", at=path, fix=fix)
    return reader(path)


def _mode(name: str, modes: Sequence[str]) -> str:
    """Return which of our modes a name means: ``Dark high contrast`` is dark-more; what says neither is light."""
    lower = name.lower()
    if lower in modes:
        return lower
    scheme = "dark" if any(word in lower for word in ("dark", "night", "inverted")) else "light"
    more = re.search(r"contrast|more|\b(?:hc|ax|a11y)\b", lower.replace("_", "-")) is not None
    return f"{scheme}-more" if more and f"{scheme}-more" in modes else scheme


def _clash(beside: Sheet, sheet: Sheet, path: Path) -> list[KitError]:
    """Find what another file says otherwise of the same mode: both cannot be right."""
    both = [(token, beside.tokens[name]) for name, token in sheet.tokens.items() if name in beside.tokens]
    other = [(token, old) for token, old in both if token.value != old.value and old.place().path != path]
    if not other:
        return []
    token, old = other[0]
    more = f", and {len(other) - 1} more" if len(other) > 1 else ""
    problem = f"in this mode it has another value in {old.place()}{more}"
    fix = "import one of the two files, or rename a mode"
    return [token.error(problem, given=f"mode {sheet.mode or 'without a name'}", fix=fix)]
