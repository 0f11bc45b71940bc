"""Motion as data: every animation that an example starts, and what changed since it was approved, in words.

The animations are asked (``getAnimations()``: keyframes, timing, easing, the part they move), not filmed, so a change
of curve, duration, delay, order or distance is found even where the end looks the same.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from math import hypot
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.snapshots.reel import open_reel, schedule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kit.snapshots.reel import Cell, Reel
    from kit.verify.lab import Lab

Move = dict[str, Any]
_Name = tuple[str, str, int]

# Long enough for every stage of a wait and for a toast to leave; in steps, so that each stage starts what it starts.
_WATCHED_MS, _STEP_MS = 32_000, 1_000
_TIMING = ("duration", "delay", "easing", "iterations", "direction")
_NUMBER = re.compile(r"-?[\d.]+")
_PIXELS = re.compile(r"none|(-?[\d.]+px ?){1,3}")
_WORDS = {"duration": "{0} ms → {1} ms", "delay": "delay {0} ms → {1} ms"}


def record(lab: Lab, cells: Sequence[Cell]) -> Iterator[tuple[str, list[Move]]]:
    """Show examples side by side, play them through, and yield every move that each made, in order; equal ones once."""
    with open_reel(lab, cells, frozen=True) as reel:
        reel.show()
        end = max((at for at, _, _ in schedule(cells)), default=0) + _WATCHED_MS
        if not reel.play_apart(end, _STEP_MS):
            _play_together(reel, end)
        logs = reel.every('(frame) => JSON.stringify(frame.nodWatch.log.filter(({ kind }) => kind === "move"))')
    for cell, log in zip(cells, logs, strict=True):
        yield cell.name, _moves(json.loads(log))


def _play_together(reel: Reel, end: int) -> None:
    """Play all in the same steps of time, where frames have no clocks of their own to be told."""
    now = 0
    for at, index, play in schedule(reel.cells):
        _pass(reel, at - now)
        now = at
        reel.play(index, play)
    _pass(reel, end - now)


def _pass(reel: Reel, milliseconds: int) -> None:
    """Let time pass in steps, so that each stage of a wait starts what it starts."""
    while milliseconds > 0:
        reel.run(min(_STEP_MS, milliseconds))
        reel.every("(frame) => frame.nodWatch.settle()")
        milliseconds -= _STEP_MS


def _moves(log: Sequence[Mapping[str, Any]]) -> list[Move]:
    unique: dict[str, Move] = {}
    for entry in log:
        move = {key: entry[key] for key in ("of", "name", *_TIMING, "keyframes")}
        if entry["inside"]:
            unique.setdefault(json.dumps(move, sort_keys=True), {**move, "at": round(entry["at"])})
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
    if _order(after, kept) != _order(before, [key for key in before if key in after]):
        yield f"the order changed: {', '.join(_title(after[key]) for key in _order(after, kept))}"


def _differences(old: Move, new: Move) -> Iterator[str]:
    for field in _TIMING:
        if old[field] != new[field]:
            yield _WORDS.get(field, f"{field} {{0}} → {{1}}").format(_shown(old[field]), _shown(new[field]))
    if old["keyframes"] != new["keyframes"]:
        yield f"{_path(old)} → {_path(new)}{_distances(old, new)}"


def _named(moves: Sequence[Move]) -> Mapping[_Name, Move]:
    """Give each move a name that lasts: what moves, by what, and the how manieth of these it is."""
    seen: Counter[tuple[str, str]] = Counter()
    named = {}
    for move in moves:
        key = (move["of"], move["name"])
        named[(*key, seen[key])] = move
        seen[key] += 1
    return named


def _order(moves: Mapping[_Name, Move], keys: Sequence[_Name]) -> list[_Name]:
    """Return the order in which moves begin for the eye: as they are started and, where together, by their delays."""
    if any("at" not in moves[key] for key in keys):  # of a page whose time runs it is not known
        return list(keys)
    return sorted(keys, key=lambda key: (moves[key]["at"], moves[key]["delay"]))


def _title(move: Move) -> str:
    return f"{move['of']} {move['name']}"


def _path(move: Move) -> str:
    """Return the way a move takes, like ``translate 0px 16px, none``."""
    names = sorted({name for frame in move["keyframes"] for name in frame})
    return " ".join(f"{name} {', '.join(str(frame.get(name, '')) for frame in move['keyframes'])}" for name in names)


def _distances(old: Move, new: Move) -> str:
    """Say how far both go, where a translation in pixels tells it."""
    ways = [_way(move) for move in (old, new)]
    if None in ways or ways[0] == ways[1]:
        return ""
    return f" (distance {ways[0]:g} px → {ways[1]:g} px)"


def _way(move: Move) -> float | None:
    """Return how many pixels a move's first and last keyframe are apart; None where they are not told in pixels."""
    ends = [frame.get("translate", "none") for frame in (move["keyframes"][0], move["keyframes"][-1])]
    if any(not _PIXELS.fullmatch(end) for end in ends):
        return None
    points = [[float(number) for number in _NUMBER.findall(end)] + [0.0, 0.0] for end in ends]
    return round(hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]), 2)


def _shown(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)
