"""The times that were measured in a run, as a table of distributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.verify.output.shell import cell
from kit.verify.samples import shown

if TYPE_CHECKING:
    from kit.verify.findings import Result

_HEAD = ("component", "example", "theme", "mode", "check", "what", "processor", "least", "median", "most", "each")


def times(result: Result) -> str:
    """Return the table as HTML; nothing where nothing was measured."""
    rows = []
    for verdict in result.verdicts:
        case = verdict.case
        for one in verdict.samples:
            place = (case.component, case.example, case.theme, case.mode, verdict.check, one.of)
            slowed = f"{one.cpu:g} × slower" if one.cpu > 1 else "as it is"
            ends = (min(one.values), one.middle, max(one.values))
            each = ", ".join(shown(value) for value in one.values)
            numbers = "".join(cell(shown(value), "number") for value in ends)
            rows.append(f"<tr>{''.join(map(cell, (*place, slowed)))}{numbers}{cell(each)}</tr>")
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    return (
        '<section aria-labelledby="times"><h2 id="times">Times, from click to frame</h2><details><summary>'
        f'{len(rows)} distributions</summary><section class="wide" aria-label="Times" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>\n"
        + "\n".join(rows)
        + "\n</tbody></table></section></details></section>"
    )
