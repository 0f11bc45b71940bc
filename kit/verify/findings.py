"""What a run found out, as values: findings and verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kit.verify.samples import Samples
    from kit.verify.timeline import Timeline

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
    """What one check said about one case: the sentences that it answered for, and those found broken.

    ``timelines`` tell what happened meanwhile, where the check keeps such a log; ``samples`` are the times it measured.
    """

    case: Case
    check: str
    promises: tuple[str, ...]
    findings: tuple[Finding, ...]
    timelines: tuple[Timeline, ...] = ()
    samples: tuple[Samples, ...] = ()


@dataclass(frozen=True)
class Result:
    """A whole run. ``seconds`` is how long it took in real time."""

    verdicts: tuple[Verdict, ...]
    seconds: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, sorted, warnings after what is broken."""
        found = (finding for verdict in self.verdicts for finding in verdict.findings)
        return tuple(sorted(found, key=lambda finding: (finding.level != "must", finding)))

    @property
    def passed(self) -> bool:
        """Whether nothing that must hold was found broken."""
        return all(finding.level != "must" for finding in self.findings)
