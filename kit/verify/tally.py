"""A run, sorted by component and sentence: what was kept, what was broken, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.verify.findings import Case, Finding, Result, Verdict


@dataclass(frozen=True)
class Entry:
    """One sentence in one case: kept where it has no findings. ``check`` is the row of the norms that asked."""

    case: Case
    check: str
    promise: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Kept:
    """One sentence of a component in all of its cases."""

    check: str
    promise: str
    cases: int
    findings: tuple[Finding, ...]

    @property
    def mark(self) -> str:
        """``broken``, ``warning`` or ``kept``."""
        if any(finding.level == "must" for finding in self.findings):
            return "broken"
        return "warning" if self.findings else "kept"


@dataclass(frozen=True)
class Tally:
    """One component: its sentences, in the order in which they were asked for."""

    component: str
    sentences: tuple[Kept, ...]

    def count(self, mark: str) -> int:
        """Return how many sentences have this mark."""
        return sum(sentence.mark == mark for sentence in self.sentences)


def entries(verdict: Verdict) -> Iterator[Entry]:
    """Yield each sentence that a verdict answers for, and each that only its findings name."""
    told = dict.fromkeys([*verdict.promises, *(finding.promise for finding in verdict.findings)])
    for promise in told:
        found = tuple(finding for finding in verdict.findings if finding.promise == promise)
        yield Entry(verdict.case, verdict.check, promise, found)


def by_component(result: Result) -> dict[str, list[Entry]]:
    """Return all entries of each component."""
    found: dict[str, list[Entry]] = {}
    for verdict in result.verdicts:
        found.setdefault(verdict.case.component, []).extend(entries(verdict))
    return found


def tallies(result: Result) -> list[Tally]:
    """Count sentences, not cases: a promise is kept when it is kept everywhere."""
    return [Tally(component, tuple(_sentences(found))) for component, found in by_component(result).items()]


def _sentences(found: list[Entry]) -> Iterator[Kept]:
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in found:
        groups.setdefault((entry.check, entry.promise), []).append(entry)
    for (check, promise), group in groups.items():
        findings = tuple(finding for entry in group for finding in entry.findings)
        yield Kept(check, promise, len(group), findings)


def summary(result: Result) -> str:
    """Return a line for each component: ``toast: 31 promises kept, 1 broken``."""
    cases = len({verdict.case for verdict in result.verdicts})
    return "\n".join([*map(_line, tallies(result)), f"{counted_as(cases, 'case')} in {result.seconds:.1f} s"])


def counted_as(count: int, what: str) -> str:
    """Write a number of things: ``1 case``, ``2 cases``."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _line(tally: Tally) -> str:
    parts = [f"{tally.count('kept')} promises kept"]
    if broken := tally.count("broken"):
        parts.append(f"{broken} broken")
    if warned := tally.count("warning"):
        parts.append(f"{warned} with warnings")
    return f"{tally.component}: {', '.join(parts)}"
