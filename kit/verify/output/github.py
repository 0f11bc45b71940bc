"""A run for GitHub Actions: annotations on files, and a table for the job's summary."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

from kit.verify.tally import tallies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kit.verify.built import BuiltKit
    from kit.verify.findings import Finding, Result
    from kit.verify.tally import Tally

# GitHub shows ten errors and ten warnings a step, and takes 1 MiB of summary.
_MOST_ANNOTATIONS, _MOST_ROWS = 10, 200


def commands(result: Result, locate: Callable[[str], str]) -> list[str]:
    """Return a workflow command for each finding, as many as GitHub shows.

    ``locate`` names a component's file, or ''.
    """
    lines = []
    for level, command in (("must", "error"), ("should", "warning")):
        found = [finding for finding in result.findings if finding.level == level]
        lines += [_annotation(finding, command, locate(finding.component)) for finding in found[:_MOST_ANNOTATIONS]]
    return lines


def summary(result: Result) -> str:
    """Return the job's summary in Markdown."""
    head = "Every promise is kept" if result.passed else "Promises are broken"
    lines = [
        f"## nodkit verify: {head}",
        "",
        "| component | kept | broken | with warnings |",
        "| --- | ---: | ---: | ---: |",
        *(_row(tally) for tally in tallies(result)),
        "",
    ]
    findings = result.findings
    if findings:
        lines += ["| where | promise | expected | seen | again |", "| --- | --- | --- | --- | --- |"]
        lines += [_finding(finding) for finding in findings[:_MOST_ROWS]]
        lines.append("")
    if len(findings) > _MOST_ROWS:
        lines += [f"{len(findings) - _MOST_ROWS} more findings are in the log.", ""]
    return "\n".join(lines) + "\n"


@contextmanager
def quoted(say: Callable[[str], None]) -> Iterator[None]:
    """Let nothing that is said inside the block be taken for a workflow command: it may quote a page's text."""
    token = secrets.token_hex(16)
    say(f"::stop-commands::{token}")
    try:
        yield
    finally:
        say(f"::{token}::")


def locator(kit: BuiltKit, here: Path) -> Callable[[str], str]:
    """Return what names a component's file below ``here``: its spec, or its style sheet in the kit; '' for neither."""

    def locate(component: str) -> str:
        spec = here / "components" / component / f"{component}.yaml"
        for path in (spec, (kit.root / kit.component(component).css).resolve()):
            if path.is_file() and path.is_relative_to(here):
                return path.relative_to(here).as_posix()
        return ""

    return locate


def _annotation(finding: Finding, command: str, file: str) -> str:
    title = f"{finding.component}, {finding.example}, {finding.theme}, {finding.mode}: {finding.check}"
    message = f"{finding.promise}\nexpected: {finding.expected}\nseen: {finding.seen}\nagain: {finding.reproduce}"
    place = f"file={_property(file)}," if file else ""
    return f"::{command} {place}title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(tally: Tally) -> str:
    counts = [str(tally.count(mark)) for mark in ("kept", "broken", "warning")]
    return _cells(_plain(tally.component), *counts)


def _finding(finding: Finding) -> str:
    mark = "❌" if finding.level == "must" else "⚠️"
    where = f"{mark} {finding.component} · {finding.example} · {finding.theme} · {finding.mode}"
    promise = f"{finding.promise} ({finding.check})"
    again = f"<code>{_plain(finding.reproduce)}</code>"
    return _cells(*map(_plain, (where, promise, finding.expected, finding.seen)), again)


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return text that Markdown and HTML take as it stands, on one line."""
    flat = escape(" ".join(text.split()))
    return "".join(f"&#{ord(sign)};" if sign in r"\`*_[]|~@:" else sign for sign in flat)
