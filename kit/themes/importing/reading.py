"""Files -> sheets, one a mode, named light, dark, light-more or dark-more, in which every alias is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import KitError, raise_all
from kit.themes.importing import csssheets, jsonsheets
from kit.themes.importing.found import Sheet, followed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_READERS = {".css": csssheets.read, ".json": jsonsheets.read, ".tokens": jsonsheets.read}


def sheets(paths: Sequence[Path], modes: Sequence[str]) -> dict[str, Sheet]:
    """Return what the files say, by our modes. All aliases that lead nowhere or in a circle are raised at once.

    A source that knows no modes speaks for light. Files that both speak of one token in one mode must agree.
    """
    found = [(path, sheet) for path in paths for sheet in _read(path)]
    errors: list[KitError] = []
    named: dict[str, Sheet] = {}
    for path, sheet in found:
        mode = _mode(sheet.mode, modes)
        if not sheet.mode and any(other.mode for _, other in found):
            mode = ""
        _add(named.setdefault(mode, Sheet(mode)), sheet, path, errors)
    common = named.pop("", Sheet(""))
    if not named:
        raise KitError("no tokens are here", at=paths[0], fix="name the files that hold them, one a mode")
    whole = {
        mode: Sheet(mode, {**common.tokens, **sheet.tokens}, frozenset(sheet.tokens)) for mode, sheet in named.items()
    }
    if common.tokens and "light" not in whole:  # what holds in every mode is what is seen by day
        whole = {"light": Sheet("light", common.tokens, frozenset(common.tokens)), **whole}
    made = {mode: followed(sheet, errors) for mode, sheet in whole.items()}
    raise_all(list({str(error): error for error in errors}.values()))
    return made


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
    scheme = "dark" if "dark" in lower or "night" in lower else "light"
    more = any(word in lower for word in ("contrast", "more", "hc"))
    return f"{scheme}-more" if more and f"{scheme}-more" in modes else scheme


def _add(all_of_it: Sheet, sheet: Sheet, path: Path, errors: list[KitError]) -> None:
    """Lay a sheet beside others of its mode; two that say different things of one token cannot both be right."""
    for name, token in sheet.tokens.items():
        other = all_of_it.tokens.setdefault(name, token)
        if other.value != token.value and other.place().path != path:
            errors.append(token.error(f"this mode has another value in {other.place()}", given=sheet.mode or "no mode",
                                      fix="import one of the two files, or rename a mode"))  # fmt: skip
        all_of_it.tokens[name] = token
