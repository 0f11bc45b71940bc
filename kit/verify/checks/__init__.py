"""The checks: one module a row of the norm table, found in this package and not registered.

A module has ``NORM`` (its row), ``LEVEL`` (``must`` or ``should``), ``SAYS`` (the promise as a sentence), ``SOURCE``
(where its number is from), ``HOW`` (how it is measured), ``SURE`` (how sure a verdict is), ``applies(session)``, and
``run(session)``, which yields a ``Breach`` for each thing that is broken. Where it answers for more sentences than
one it has ``promises(session)``.

How sure: ``exact`` has no noise, and says the same in every run; ``measured`` has the noise of real time or of pixels,
and repeats or leaves room; ``estimated`` judges words or looks by a rule of thumb.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from kit.errors import KitError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kit.verify.findings import Breach, Level
    from kit.verify.session import Session

Certainty = Literal["exact", "measured", "estimated"]


@dataclass(frozen=True)
class Check:
    """A check, as its module has it."""

    norm: str
    level: Level
    says: str
    source: str
    how: str
    sure: Certainty
    applies: Callable[[Session], bool]
    run: Callable[[Session], Iterable[Breach]]
    promises: Callable[[Session], Sequence[str]]


@cache
def found() -> tuple[Check, ...]:
    """Return all checks, by the names of their modules."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(_check(name) for name in names)


def chosen(norms: Sequence[str]) -> tuple[Check, ...]:
    """Return the checks of these rows; none named stands for all. KitError for a row that has no check."""
    known = {check.norm.lower(): check for check in found()}
    for norm in norms:
        if norm.lower() not in known:
            raise KitError("no check of that name", given=norm, fix=did_you_mean(norm, [one.norm for one in found()]))
    wanted = {norm.lower() for norm in norms}
    return tuple(check for name, check in known.items() if not wanted or name in wanted)


def _check(name: str) -> Check:
    module = importlib.import_module(f"{__name__}.{name}")
    return Check(
        norm=module.NORM,
        level=module.LEVEL,
        says=module.SAYS,
        source=module.SOURCE,
        how=module.HOW,
        sure=module.SURE,
        applies=module.applies,
        run=module.run,
        promises=getattr(module, "promises", lambda _: (module.SAYS,)),
    )
