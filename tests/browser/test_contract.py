"""Every component keeps the whole feedback contract: each example, theme and mode is met; `make verify` meets all pairs."""

from __future__ import annotations

import pytest

from kit.library import built_in
from kit.verify import checks
from kit.verify.checks.r1 import cycle
from kit.verify.run import verify_case
from kit.verify.selection import covering, turning
from kit.verify.session import Session

# What looks, words and the spec's own promises decide is asked of every case; all else of each component's first example,
# since it differs least between examples and takes most of the time. `make verify` asks everything everywhere.
EVERYWHERE = {"promises", "S1", "S3", "V1", "V3", "V5", "X1"}


def asked(kit, case):
    first = case.leading and case.example == kit.component(case.component).examples[0].name
    # R1 has a test of its own below, with more cycles.
    return [check for check in checks.found() if check.norm in EVERYWHERE or (first and check.norm != "R1")]


@pytest.mark.slow
@pytest.mark.parametrize("component", sorted(built_in().component_names))
def test_component_keeps_the_contract(component, kit, lab):
    findings = [
        finding
        for case in turning(kit, [component])
        for verdict in verify_case(lab, case, asked(kit, case))
        for finding in verdict.findings
        if finding.level == "must"
    ]
    assert not findings, "\n".join(str(finding) for finding in findings)


@pytest.mark.slow
@pytest.mark.parametrize("component", sorted(built_in().component_names))
def test_component_leaves_nothing_behind_after_500_cycles(component, kit, lab):
    case = covering(kit, [component])[0]
    assert list(cycle(Session(lab, case), 500)) == []
