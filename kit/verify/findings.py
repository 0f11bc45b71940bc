"""What a run found out, as values: findings, verdicts, and the summary that a person reads."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Level = Literal["must", "should"]


@dataclass(frozen=True)
class Case:
    """One example in one theme and mode.

    ``leading`` marks the one case of an example that stands for it wherever looks make no difference.
    """

    component: str
    example: str
    theme: str
    mode: str
    leading: bool = True


@dataclass(frozen=True)
class Breach:
    """One thing that a check saw and should not have. ``promise`` is the sentence, where it is not the check's own."""

    expected: str
    seen: str
    promise: str = ""


@dataclass(frozen=True, order=True)
class Finding:
    """A broken promise: where, which, what was expected and seen, and the command that shows it again."""

    component: str
    example: str
    theme: str
    mode: str
    check: str
    level: Level
    promise: str
    expected: str
    seen: str
    reproduce: str

    def __str__(self) -> str:
        """Give all of it, in the order in which one asks."""
        place = f"{self.component} · {self.example} · {self.theme} · {self.mode}"
        mark = "broken" if self.level == "must" else "warning"
        return (
            f"{mark}: {place}\n"
            f"  promise   {self.promise} ({self.check})\n"
            f"  expected  {self.expected}\n"
            f"  seen      {self.seen}\n"
            f"  again     {self.reproduce}"
        )


@dataclass(frozen=True)
class Verdict:
    """What one check said about one case: the sentences that it answered for, and those found broken."""

    case: Case
    check: str
    promises: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Result:
    """A whole run. ``seconds`` is how long it took in real time."""

    verdicts: tuple[Verdict, ...]
    seconds: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, warnings among them, sorted."""
        return tuple(sorted(finding for verdict in self.verdicts for finding in verdict.findings))

    @property
    def passed(self) -> bool:
        """Whether nothing that must hold was found broken."""
        return all(finding.level != "must" for finding in self.findings)

    def summary(self) -> str:
        """Return a line for each component: ``toast: 31 promises kept, 1 broken``."""
        components = dict.fromkeys(verdict.case.component for verdict in self.verdicts)
        lines = [_line(name, [one for one in self.verdicts if one.case.component == name]) for name in components]
        cases = len({verdict.case for verdict in self.verdicts})
        return "\n".join([*lines, f"{cases} cases in {self.seconds:.1f} s"])

    def as_json(self) -> str:
        """Return everything as one JSON document."""
        document = {
            "passed": self.passed,
            "seconds": round(self.seconds, 3),
            "findings": [asdict(finding) for finding in self.findings],
            "verdicts": [
                {"case": asdict(one.case), "check": one.check, "promises": one.promises, "broken": len(one.findings)}
                for one in self.verdicts
            ],
        }
        return json.dumps(document, ensure_ascii=False, indent=1)


def _line(component: str, verdicts: Sequence[Verdict]) -> str:
    """Count sentences, not cases: a promise is kept when it is kept everywhere."""
    promises = {(verdict.check, sentence) for verdict in verdicts for sentence in verdict.promises}
    broken = _sentences(verdicts, "must")
    warned = _sentences(verdicts, "should") - broken
    parts = [f"{len(promises - broken - warned)} promises kept"]
    if broken:
        parts.append(f"{len(broken)} broken")
    if warned:
        parts.append(f"{len(warned)} with warnings")
    return f"{component}: {', '.join(parts)}"


def _sentences(verdicts: Iterable[Verdict], level: Level) -> set[tuple[str, str]]:
    return {(one.check, one.promise) for verdict in verdicts for one in verdict.findings if one.level == level}
