"""What somebody lets pass in pictures: parts that are masked, pixels that may differ. Each is told in the end."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from kit.errors import KitError, Place, did_you_mean, raise_all
from kit.located import read_text
from kit.snapshots.compare import NONE, Allowance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Rules:
    """Patterns of ``component/example``, like ``toast/*``: the parts masked there, and what is allowed there."""

    masks: Mapping[str, tuple[str, ...]]
    allowances: Mapping[str, Allowance]

    def parts(self, example: str) -> tuple[str, ...]:
        """Return the parts that are masked in the pictures of an example."""
        found = [part for pattern, parts in self.masks.items() if fnmatchcase(example, pattern) for part in parts]
        return tuple(dict.fromkeys(found))

    def allowance(self, example: str) -> Allowance:
        """Return what is allowed an example: the first pattern that fits."""
        return next((one for pattern, one in self.allowances.items() if fnmatchcase(example, pattern)), NONE)

    def told(self) -> list[str]:
        """Return a sentence for each rule: nothing is let pass in silence."""
        masks = [f"masked in {pattern}: {', '.join(parts)}" for pattern, parts in self.masks.items()]
        allowed = [
            f"allowed in {pattern}: {one.pixels:,} pixels ({one.why})" for pattern, one in self.allowances.items()
        ]
        return [*masks, *allowed]


STRICT = Rules({}, {})


def read_rules(path: Path, examples: Collection[str]) -> Rules:
    """Read the table ``[snap]`` of a ``nodkit.toml``; ``examples`` are those that a pattern may mean."""
    text = read_text(path)
    try:
        table = tomllib.loads(text).get("snap", {})
    except tomllib.TOMLDecodeError as error:
        raise KitError(f"broken TOML: {error}", at=path, fix="mend it here or just before") from None
    raise_all(list(_faults(table, path, text, examples)))
    allowances = {pattern: Allowance(one["pixels"], one["why"]) for pattern, one in table.get("allow", {}).items()}
    return Rules({pattern: tuple(parts) for pattern, parts in table.get("mask", {}).items()}, allowances)


def _faults(table: Any, path: Path, text: str, examples: Collection[str]) -> Iterator[KitError]:
    known = ("mask", "allow")
    if not isinstance(table, dict) or not all(isinstance(value, dict) for value in table.values()):
        fix = "write tables [snap.mask] and [snap.allow]"
        yield KitError("not a table", at=_line(path, text, "snap"), key="snap", fix=fix)
        return
    for key in table.keys() - set(known):
        yield KitError(
            "unknown key", at=_line(path, text, key), key=f"snap.{key}", given=key, fix=did_you_mean(key, known)
        )
    for kind, fits, fix in (
        ("mask", _is_mask, 'write a list of parts, like "toast/*" = ["time"]'),
        ("allow", _is_allowance, 'write { pixels = 12, why = "…" }: how many may differ, and why'),
    ):
        for pattern, given in table.get(kind, {}).items():
            at, key = _line(path, text, pattern), f"snap.{kind}.{pattern}"
            if not fits(given):
                yield KitError("not what it should be", at=at, key=key, given=given, fix=fix)
            if not any(fnmatchcase(example, pattern) for example in examples):
                yield KitError(
                    "this fits no example", at=at, key=key, given=pattern, fix=did_you_mean(pattern, examples)
                )


def _is_mask(given: Any) -> bool:
    return isinstance(given, list) and bool(given) and all(isinstance(part, str) for part in given)


def _is_allowance(given: Any) -> bool:
    if not isinstance(given, dict) or given.keys() != {"pixels", "why"}:
        return False
    pixels, why = given["pixels"], given["why"]
    return type(pixels) is int and pixels > 0 and isinstance(why, str) and bool(why.strip())


def _line(path: Path, text: str, key: str) -> Place:
    lines = enumerate(text.splitlines(), 1)
    return Place(path, next((number for number, line in lines if key in line.split("=")[0]), 0), 1)
