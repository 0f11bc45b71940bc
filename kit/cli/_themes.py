"""What the commands about themes share: finding one by name or folder, and telling what a check found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.library import Library
    from kit.themes import Checked, Finding


def folder_of(name: str, shelf: Library) -> Path:
    """Return the folder of a theme by its name, or the folder itself. What is neither is a KitError."""
    from kit.errors import KitError, did_you_mean

    if name in shelf.theme_names:
        return shelf.theme_names[name]
    folder = Path(name)
    if not folder.is_dir():
        fix = f"{did_you_mean(name, shelf.theme_names)} A folder with a theme in it can be named as well."
        raise KitError("unknown theme, and no such folder", given=name, fix=fix)
    folder = folder if folder.name else folder.resolve()
    if not any(folder.glob("*.resolver.json")):
        raise KitError("no theme stands here", at=folder, fix=f"a theme is a folder with {folder.name}.resolver.json")
    return folder


def report(checked: Checked) -> Iterable[str]:
    """Say what was found in a theme, in lines for a terminal."""
    if checked.contrasts:
        tight = min(checked.contrasts, key=lambda one: one.ratio / one.needed)
        held = sum(one.holds for one in checked.contrasts)
        yield (f"{checked.name}: {held} of {len(checked.contrasts)} contrasts hold; the tightest is {tight}")
    else:
        yield f"{checked.name}: cannot be used"
    for finding in checked.findings:
        level = "must" if finding.must else "should"
        head = f"  {level}{f' ({finding.norm})' if finding.norm else ''}: "
        yield head + str(finding.error).replace("\n", "\n  ")
    if checked.unused:
        yield f"  note: no component looks at {', '.join(checked.unused)}"
    if checked.repeated:
        yield f"  note: as in base, so it can go: {', '.join(checked.repeated)}"


def as_json(checked: Checked) -> dict[str, Any]:
    return {
        "name": checked.name,
        "passed": not checked.failed,
        "findings": [_finding(finding) for finding in checked.findings],
        "contrasts": [
            {"mode": one.mode, **one.pair._asdict(), "ratio": round(one.ratio, 3), "needed": one.needed}
            for one in checked.contrasts
        ],
        "unused": list(checked.unused),
        "repeated": list(checked.repeated),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    from kit.errors import Place, brief

    error = finding.error
    place = error.at if isinstance(error.at, Place) else None
    return {
        "level": "must" if finding.must else "should",
        "norm": finding.norm,
        "file": str(place.path if place else error.at or ""),
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "key": error.key,
        "problem": error.problem,
        "given": "" if error.given is None else brief(error.given),
        "fix": error.fix,
    }
