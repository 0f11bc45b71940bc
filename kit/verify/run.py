"""Runs checks over cases in a browser, and says what came out."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.verify import checks
from kit.verify.drive import Unable, is_fatal
from kit.verify.findings import Breach, Case, Finding, Result, Verdict
from kit.verify.lab import open_lab
from kit.verify.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kit.verify.built import BuiltKit
    from kit.verify.checks import Check
    from kit.verify.lab import Lab


@dataclass(frozen=True)
class Plan:
    """What to verify: cases, rows of the norm table (none stands for all), and in how many browsers at a time.

    ``connect`` is the address of a Playwright server that has the browsers; '' for one on this machine. What takes real
    time is measured once more with a processor that is ``cpu`` times as slow, where that is more than 1.
    """

    cases: tuple[Case, ...]
    norms: tuple[str, ...] = ()
    workers: int = 1
    connect: str = ""
    cpu: float = 1


def verify(kit: BuiltKit, plan: Plan, done: Callable[[Case], None] = lambda _: None) -> Result:
    """Run a plan. ``done`` is told of each case that is finished. KitError where browser or server give up."""
    checks.chosen(plan.norms)  # a row that is not known is said before a browser starts
    start = time.monotonic()
    workers = max(1, min(plan.workers, len(plan.cases)))
    shares = [plan.cases[number::workers] for number in range(workers)]
    if workers == 1:
        verdicts = _share(kit, shares[0], plan, done)
    else:
        with ThreadPoolExecutor(workers) as pool:
            made = list(pool.map(lambda share: _share(kit, share, plan, done), shares))
        verdicts = [verdict for share in made for verdict in share]
    order = {case: number for number, case in enumerate(plan.cases)}
    verdicts.sort(key=lambda verdict: order[verdict.case])
    return Result(tuple(verdicts), time.monotonic() - start)


def verify_case(lab: Lab, case: Case, wanted: Sequence[Check], cpu: float = 1) -> Iterator[Verdict]:
    """Yield the verdict of each check that applies to a case; ``cpu`` as in a plan."""
    session = Session(lab, case, cpu)
    if broken := _unusable(session):
        check = checks.chosen(("X0",))[0]
        yield Verdict(case, check.norm, (check.says,), (_finding(case, check, broken),))
        return
    for check in wanted:
        if check.applies(session):
            yield _judge(session, check)


def _share(kit: BuiltKit, cases: Sequence[Case], plan: Plan, done: Callable[[Case], None]) -> list[Verdict]:
    verdicts: list[Verdict] = []
    wanted = checks.chosen(plan.norms)
    with open_lab(kit, connect=plan.connect) as lab:
        for case in cases:
            verdicts += verify_case(lab, case, wanted, plan.cpu)
            done(case)
    return verdicts


def _unusable(session: Session) -> Breach | None:
    """Say why there is nothing to look at; then no other check has a verdict."""
    made = _attempt(lambda: [session.showing])
    return made if isinstance(made, Breach) else None


def _judge(session: Session, check: Check) -> Verdict:
    before, measured = len(session.timelines), len(session.samples)
    made = _attempt(lambda: check.run(session))
    breaches = (made,) if isinstance(made, Breach) else made
    findings = tuple(_finding(session.case, check, breach) for breach in breaches)
    return Verdict(
        session.case,
        check.norm,
        tuple(check.promises(session)),
        findings,
        tuple(session.timelines[before:]),
        tuple(session.samples[measured:]),
    )


def _attempt(look: Callable[[], Iterable[Any]]) -> tuple[Any, ...] | Breach:
    """Return all that a look yields, or why one cannot look. KitError where the browser or the server is gone."""
    from playwright.sync_api import Error

    try:
        return tuple(look())
    except Unable as unable:
        return Breach("that it can be looked at", str(unable))
    except Error as error:
        first = str(error).splitlines()[0]
        if is_fatal(error):
            fix = "run it again; look with `nodkit doctor`"
            raise KitError(f"the browser or the page is gone: {first}", fix=fix) from error
        return Breach("that it can be looked at", first)


def _finding(case: Case, check: Check, breach: Breach) -> Finding:
    again = f"nodkit verify {case.component} --example {case.example} --theme {case.theme} --mode {case.mode}"
    return Finding(
        component=case.component,
        example=case.example,
        theme=case.theme,
        mode=case.mode,
        check=check.norm,
        level=check.level,
        promise=breach.promise or check.says,
        expected=breach.expected,
        seen=breach.seen,
        reproduce=f"{again} --check {check.norm}",
    )
