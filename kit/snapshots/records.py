"""What a run of ``nodkit snap --json`` says, so that machines that shared a run can be put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.snapshots.run import Outcome, Request

Plain = dict[str, Any]
_FIX = "write it again with: nodkit snap --json > FILE"


def plain(outcome: Outcome, wanted: Request, *, approved: bool) -> Plain:
    """Return a run as values for JSON; ``approved`` says that the changes became the approved ones."""
    return {
        "taken": outcome.taken,
        "surroundings": outcome.surroundings,
        "approved": approved,
        "components": list(wanted.components),
        "themes": list(wanted.themes),
        "let_pass": list(outcome.told),
        "changes": [{"picture": change.name, "says": change.difference.says} for change in outcome.changes],
    }


def is_record(value: Any) -> bool:
    """Whether this is what ``plain`` returned, as far as one can tell from its outside."""
    return isinstance(value, dict) and "surroundings" in value


def merged(runs: Sequence[tuple[Path, Plain]]) -> Plain:
    """Put the shares of a run together. KitError where one is broken, has other surroundings, or is given twice."""
    whole: Plain = {"taken": 0, "approved": False, "components": [], "let_pass": [], "changes": []}
    owners: dict[tuple[str, str], Path] = {}
    for path, run in runs:
        try:
            taken = [(component, theme) for component in run["components"] for theme in run["themes"]]
            whole["taken"] += int(run["taken"])
            whole["components"] += run["components"]
            whole["let_pass"] += [line for line in run["let_pass"] if line not in whole["let_pass"]]
            whole["changes"] += [{"picture": one["picture"], "says": one["says"]} for one in run["changes"]]
            alike = {"surroundings": run["surroundings"], "themes": run["themes"]}
        except (KeyError, TypeError, ValueError) as error:
            raise KitError("not a run of nodkit snap", at=path, given=str(error), fix=_FIX) from None
        if run.get("approved"):
            raise KitError("this share approved what it saw", at=path, fix="merge runs without --approve")
        for one in taken:
            if owners.setdefault(one, path) != path:
                fix = f"name each share once; {owners[one].name} has it too"
                raise KitError("this file has pictures of another one", at=path, given=" in ".join(one), fix=fix)
        for key, value in alike.items():
            if whole.setdefault(key, value) != value:
                fix = "take all shares with the same browser and platform, of the same themes"
                raise KitError(f"other {key} than in the files before", at=path, given=str(value), fix=fix)
    whole["components"].sort()
    whole["changes"].sort(key=lambda one: one["picture"])
    return whole


def sentences(run: Plain) -> list[str]:
    """Return a run in words, a line for each change and the sum as the last."""
    changes = [f"{one['picture']}: {one['says']}" for one in run["changes"]]
    what = "approved" if run["approved"] else "not as approved"
    total = f"{run['taken']} pictures, {len(changes)} {what} ({run['surroundings']})"
    return [*changes, *run["let_pass"], total]
