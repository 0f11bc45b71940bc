"""Shares of a run for machines that do not know of each other: each works out the same shares, and takes its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
_SHARD = re.compile(r"(\d{1,4})/(\d{1,4})")


@dataclass(frozen=True)
class Shard:
    """Share ``number`` of ``total``; both count from 1."""

    number: int = 1
    total: int = 1

    def of(self, items: Sequence[Item], cost: Callable[[Item], int]) -> tuple[Item, ...]:
        """Return this share's items in their order. What costs most is dealt first, to the least burdened share."""
        burdens = [0] * self.total
        mine = set()
        for place in sorted(range(len(items)), key=lambda place: (-cost(items[place]), place)):
            share = min(range(self.total), key=lambda one: (burdens[one], one))
            burdens[share] += cost(items[place])
            if share == self.number - 1:
                mine.add(place)
        return tuple(item for place, item in enumerate(items) if place in mine)


def read_shard(text: str) -> Shard:
    """Read ``2/5``. KitError where it is no share."""
    found = _SHARD.fullmatch(text)
    number, total = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= total:
        raise KitError("not a share", given=text, fix="write --shard I/N with I from 1 to N, like --shard 1/4")
    return Shard(number, total)
