"""Themes and tokens by the thousand, for nodkit and for those it is measured beside."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODEL = "soft"
GROUPS, TOKENS = 10, 12


def themes(folder: Path, count: int) -> list[str]:
    """Write a library of so many themes, each a copy of a built-in one with a colour of its own; return their names."""
    names = [f"many-{number:04}" for number in range(count)]
    for number, name in enumerate(names):
        made = folder / "themes" / name
        if made.is_dir():
            continue
        shutil.copytree(ROOT / "themes" / MODEL, made)
        (made / f"{MODEL}.resolver.json").rename(made / f"{name}.resolver.json")
        resolver = made / f"{name}.resolver.json"
        resolver.write_text(resolver.read_text(encoding="utf-8").replace(f'"{MODEL}"', f'"{name}"'), encoding="utf-8")
        nudge(made, number)
    return names


def nudge(theme: Path, number: int) -> None:
    """Change one token of a theme: how long its confetti flies."""
    path = theme / "shape.tokens.json"
    tokens = json.loads(path.read_text(encoding="utf-8"))
    burst = {"$type": "duration", "$value": {"value": 900 + number % 500, "unit": "ms"}}
    tokens.setdefault("motion", {})["burst"] = burst
    path.write_text(json.dumps(tokens), encoding="utf-8")


def plain_tokens(folder: Path, count: int) -> None:
    """Write so many files of 120 tokens that every tool can read: colours as DTCG objects, dimensions, aliases."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:04}.tokens.json").write_text(json.dumps(_tokens(number)), encoding="utf-8")


def _tokens(number: int) -> dict[str, Any]:
    def colour(group: int, at: int) -> dict[str, Any]:
        parts = [round((group * 25 + at * 7 + number) % 256 / 255, 4), round(at / TOKENS, 4), round(group / GROUPS, 4)]
        return {"$value": {"colorSpace": "srgb", "components": parts}}

    colours = {
        f"group-{group}": {f"step-{at}": colour(group, at) for at in range(TOKENS)} for group in range(GROUPS - 2)
    }
    space = {f"step-{at}": {"$value": {"value": 4 * at + number % 4, "unit": "px"}} for at in range(TOKENS)}
    links = {f"step-{at}": {"$value": f"{{color.group-0.step-{at}}}"} for at in range(TOKENS)}
    return {
        "color": {"$type": "color", **colours},
        "space": {"$type": "dimension", **space},
        "link": {"$type": "color", **links},
    }
