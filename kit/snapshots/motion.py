"""Motion as data: every animation that an example starts, and what changed since it was approved, in words.

The animations are asked (``getAnimations()``: keyframes, timing, easing, the part they move), not filmed, so a change
of curve, duration, delay, order or distance is found even where the end looks the same.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.verify.scene import Scene, camel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kit.verify.built import Component, Example
    from kit.verify.drive import Stage

Move = dict[str, Any]

# Long enough for every stage of a wait and for a toast to leave; in steps, so that each stage starts what it starts.
_WATCHED_MS, _STEP_MS = 32_000, 1_000
_TIMING = ("duration", "delay", "easing", "iterations", "direction")
_WORDS = {"duration": "{0} ms → {1} ms", "delay": "delay {0} ms → {1} ms"}


def record(stage: Stage, component: Component, example: Example, theme: str) -> list[Move]:
    """Show an example, play it through, and return every move that it made, in order; equal ones once."""
    stage.open(Scene(component.name, example.name, theme))
    stage.start()
    for step in example.plays:
        if step["verb"] == "run":
            stage.run(step["time"])
        else:
            stage.call(camel(step["method"]), *step["args"])
    for _ in range(0, _WATCHED_MS, _STEP_MS):
        stage.run(_STEP_MS)
    moves = [
        {key: entry[key] for key in ("of", "name", *_TIMING, "keyframes")}
        for entry in stage.log("move")
        if entry["inside"]
    ]
    unique = {json.dumps(move, sort_keys=True): move for move in moves}
    return list(unique.values())


def text(moves: Sequence[Move]) -> str:
    """Return moves as they are approved: a line each, so that a version control shows what changed."""
    lines = ",\n".join(f" {json.dumps(move, ensure_ascii=False, sort_keys=True)}" for move in moves)
    return f"[\n{lines}\n]\n" if moves else "[]\n"


def compare_motion(moves: Sequence[Move], approved: Path) -> list[str]:
    """Return in words how an example moves otherwise than approved; empty where it does not."""
    try:
        old = json.loads(approved.read_text(encoding="utf-8"))
        return list(changes(old, moves))
    except FileNotFoundError:
        return ["there is no approved motion"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KitError("this approved motion is broken", at=approved, fix="restore it, or approve it again") from error


def changes(old: Sequence[Move], new: Sequence[Move]) -> Iterator[str]:
    """Yield a sentence for each move that is new, gone or other than it was, and one where only the order changed."""
    before, after = _named(old), _named(new)
    for key, move in after.items():
        if key not in before:
            yield f"{_title(move)}: new"
        elif told := list(_differences(before[key], move)):
            yield f"{_title(move)}: {'; '.join(told)}"
    for key, move in before.items():
        if key not in after:
            yield f"{_title(move)}: gone"
    kept = [key for key in after if key in before]
    if kept != [key for key in before if key in after]:
        yield f"the order changed: {', '.join(_title(after[key]) for key in kept)}"


def _differences(old: Move, new: Move) -> Iterator[str]:
    for field in _TIMING:
        if old[field] != new[field]:
            yield _WORDS.get(field, f"{field} {{0}} → {{1}}").format(_shown(old[field]), _shown(new[field]))
    if old["keyframes"] != new["keyframes"]:
        yield f"{_path(old)} → {_path(new)}"


def _named(moves: Sequence[Move]) -> Mapping[tuple[str, str, int], Move]:
    """Give each move a name that lasts: what moves, by what, and the how manieth of these it is."""
    seen: Counter[tuple[str, str]] = Counter()
    named = {}
    for move in moves:
        key = (move["of"], move["name"])
        named[(*key, seen[key])] = move
        seen[key] += 1
    return named


def _title(move: Move) -> str:
    return f"{move['of']} {move['name']}"


def _path(move: Move) -> str:
    """Return the way a move takes, like ``translate 0px 16px, none``."""
    names = sorted({name for frame in move["keyframes"] for name in frame})
    return " ".join(f"{name} {', '.join(str(frame.get(name, '')) for frame in move['keyframes'])}" for name in names)


def _shown(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)
