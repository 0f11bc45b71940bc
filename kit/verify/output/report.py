"""A run as one page: the verdict, the components, each finding with its evidence, and all that was promised."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kit.verify.output.shell import Report, cell, filters, print_report
from kit.verify.output.stories import stories
from kit.verify.output.times import times
from kit.verify.tally import counted_as, tallies

if TYPE_CHECKING:
    from kit.verify.findings import Finding, Result
    from kit.verify.tally import Kept, Tally
    from kit.verify.timeline import Timeline


def report(result: Result) -> str:
    """Return the page as HTML."""
    counted = tallies(result)
    broken = sum(tally.count("broken") for tally in counted)
    total = sum(len(tally.sentences) for tally in counted)
    cases = len({verdict.case for verdict in result.verdicts})
    verdict = f"{broken} of {total} promises broken" if broken else f"{total} promises kept"
    warnings = sum(tally.count("warning") for tally in counted)
    if warnings and not broken:
        verdict = f"{total - warnings} of {total} promises kept, {warnings} with warnings"
    body = [_overview(counted), _findings(result.findings), _log(counted, result), times(result)]
    facts = f"{counted_as(cases, 'case')} in {result.seconds:.1f} s · each an example in a theme and mode"
    mark = "kept" if result.passed else "broken"
    return print_report(Report("The feedback contract", verdict, mark, facts, "\n".join(body)))


def _overview(counted: list[Tally]) -> str:
    rows = "\n".join(
        f'<tr><th scope="row"><a href="#log-{escape(tally.component)}">{escape(tally.component)}</a></th>'
        f"{_bar(tally)}{_count(tally, 'kept')}{_count(tally, 'broken')}{_count(tally, 'warning')}</tr>"
        for tally in counted
    )
    return (
        '<section aria-labelledby="overview"><h2 id="overview">Components</h2>'
        '<section class="wide" aria-label="Counts" tabindex="0"><table><thead><tr>'
        '<th scope="col">component</th><th scope="col">share kept</th>'
        '<th scope="col" class="number">kept</th><th scope="col" class="number">broken</th>'
        '<th scope="col" class="number">with warnings</th></tr></thead>'
        f"<tbody>\n{rows}\n</tbody></table></section></section>"
    )


def _bar(tally: Tally) -> str:
    """Return a bar as a picture with words: its shares are the sentences' marks."""
    total = len(tally.sentences) or 1
    start, shapes = 0.0, []
    for mark in ("kept", "warning", "broken"):
        width = 100 * tally.count(mark) / total
        shapes.append(f'<rect class="{mark}" x="{start:.2f}" width="{width:.2f}" height="8"></rect>')
        start += width
    share = f"{100 * tally.count('kept') / total:.0f} %"
    picture = f'<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">{"".join(shapes)}</svg>'
    return f'<td class="bar">{picture}<span>{share}</span></td>'


def _count(tally: Tally, mark: str) -> str:
    count = tally.count(mark)
    return cell(count, f"number {mark}" if count else "number none")


def _findings(findings: tuple[Finding, ...]) -> str:
    if not findings:
        text = "<p>None. Every check found what was promised.</p>"
        return f'<section aria-labelledby="findings"><h2 id="findings">Findings</h2>{text}</section>'
    choices: dict[str, list[str]] = {
        "component": sorted({finding.component for finding in findings}),
        "check": sorted({finding.check for finding in findings}),
        "level": sorted({finding.level for finding in findings}),
        "theme": sorted({finding.theme for finding in findings}),
        "mode": sorted({finding.mode for finding in findings}),
    }
    cards = "\n".join(_card(finding) for finding in findings)
    return (
        f'<section aria-labelledby="findings"><h2 id="findings">Findings</h2>{filters(choices)}'
        f'<ol class="cards">\n{cards}\n</ol></section>'
    )


def _card(finding: Finding) -> str:
    mark = "broken" if finding.level == "must" else "warning"
    place = f"{finding.component} · {finding.example} · {finding.theme} · {finding.mode}"
    data = "".join(
        f' data-{name}="{escape(getattr(finding, name))}"' for name in ("component", "check", "level", "theme", "mode")
    )
    return (
        f'<li class="card {mark}"{data}><h3>{escape(finding.promise)}</h3>'
        f'<p class="place"><span class="tag {mark}">{mark}</span> '
        f'<span class="tag">{escape(finding.check)}</span> {escape(place)}</p>'
        f"<dl><div><dt>expected</dt><dd>{escape(finding.expected)}</dd></div>"
        f"<div><dt>seen</dt><dd>{escape(finding.seen)}</dd></div></dl>"
        f'<p class="again"><code>{escape(finding.reproduce)}</code>'
        '<button type="button" class="copy" hidden>Copy</button></p></li>'
    )


def _log(counted: list[Tally], result: Result) -> str:
    logs = "\n".join(_component_log(tally, _timelines(result, tally.component)) for tally in counted)
    return f'<section aria-labelledby="log"><h2 id="log">What was promised</h2>{logs}</section>'


def _timelines(result: Result, component: str) -> list[Timeline]:
    return [one for verdict in result.verdicts if verdict.case.component == component for one in verdict.timelines]


def _component_log(tally: Tally, timelines: list[Timeline]) -> str:
    rows = "\n".join(_sentence(sentence) for sentence in tally.sentences)
    broken = tally.count("broken")
    state = " open" if broken else ""
    told = f"{broken} broken" if broken else f"{tally.count('kept')} kept"
    name = escape(tally.component)
    return (
        f'<details id="log-{name}"{state}><summary>{name} <span>{told}</span></summary>'
        f'<section class="wide" aria-label="Promises of {name}" tabindex="0"><table><thead><tr>'
        '<th scope="col">verdict</th><th scope="col">check</th><th scope="col">promise</th>'
        f'<th scope="col" class="number">cases</th></tr></thead><tbody>\n{rows}\n</tbody></table></section>'
        f"{stories(timelines)}</details>"
    )


def _sentence(sentence: Kept) -> str:
    bad = len({(one.example, one.theme, one.mode) for one in sentence.findings})
    cases = f"{sentence.cases - bad} of {sentence.cases}"
    tag = f'<td><span class="tag {sentence.mark}">{sentence.mark}</span></td>'
    return f"<tr>{tag}{cell(sentence.check)}{cell(sentence.promise)}{cell(cases, 'number')}</tr>"
