"""A run as JSON, written and read back, so that machines that shared a run can be put together again."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.located import read_json
from kit.verify.findings import Case, Finding, Result, Verdict
from kit.verify.samples import samples_of
from kit.verify.timeline import Moment, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FIX = "write it again with: nodkit verify --json FILE"


def as_json(result: Result) -> str:
    """Return everything as one JSON document."""
    document = {
        "passed": result.passed,
        "seconds": round(result.seconds, 3),
        "findings": [asdict(finding) for finding in result.findings],
        "verdicts": [
            {
                "case": asdict(one.case),
                "check": one.check,
                "promises": one.promises,
                "broken": len(one.findings),
                "log": [_log(timeline) for timeline in one.timelines],
                "measured": [samples.as_json() for samples in one.samples],
            }
            for one in result.verdicts
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def from_json(path: Path) -> Result:
    """Read a run that was written with ``as_json``. KitError where the file is none, or a part of one."""
    document = read_json(path)
    try:
        findings: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
        for entry in document.value["findings"]:
            finding = Finding(**entry)
            findings[_key(finding, finding.check)].append(finding)
        verdicts = [_verdict(entry, findings) for entry in document.value["verdicts"]]
        return Result(tuple(verdicts), float(document.value["seconds"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KitError("not the verdicts of a run", at=path, given=str(error), fix=_FIX) from None


def merged(results: Sequence[tuple[Path, Result]]) -> Result:
    """Put the shares of a run together; ``seconds`` is the slowest one's. KitError where two have the same verdict."""
    owners: dict[tuple[Case, str, tuple[str, ...]], Path] = {}
    verdicts = []
    for path, result in results:
        for verdict in result.verdicts:
            key = (verdict.case, verdict.check, verdict.promises)
            if owners.setdefault(key, path) != path:
                case = verdict.case
                given = f"{case.component} · {case.example} · {case.theme} · {case.mode} ({verdict.check})"
                fix = f"name each share once; {owners[key].name} has it too"
                raise KitError("a verdict of this file is in another one as well", at=path, given=given, fix=fix)
            verdicts.append(verdict)
    verdicts.sort(key=lambda one: (one.case.component, one.case.theme, one.case.mode, one.case.example, one.check))
    return Result(tuple(verdicts), max((result.seconds for _, result in results), default=0.0))


def _verdict(entry: dict[str, Any], findings: dict[tuple[str, ...], list[Finding]]) -> Verdict:
    case = Case(**entry["case"])
    timelines = tuple(
        Timeline(case, entry["check"], one["promise"], one["kept"], tuple(Moment(*moment) for moment in one["moments"]))
        for one in entry.get("log", [])
    )
    return Verdict(
        case,
        entry["check"],
        tuple(entry["promises"]),
        tuple(findings[_key(case, entry["check"])]),
        timelines,
        tuple(samples_of(one) for one in entry.get("measured", [])),
    )


def _log(timeline: Timeline) -> dict[str, Any]:
    moments = [(moment.at, moment.kind, moment.words) for moment in timeline.moments]
    return {"promise": timeline.promise, "kept": timeline.kept, "moments": moments}


def _key(place: Case | Finding, check: str) -> tuple[str, ...]:
    return (place.component, place.example, place.theme, place.mode, check)
