"""Broken twins: each is a healthy component with one deliberate fault, which the right check catches, and no other.

A twin is a YAML file in ``tests/twins``: what is replaced in the healthy kit, and which check sees it. ``also`` names
checks that have to see it too, because the fault really breaks their promise as well.

That no *other* check sees it is tested with those that need no page beyond the one showing of the example; with
``NODKIT_TWINS=all`` in the environment, with every check there is.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kit.located import read_yaml
from kit.verify import checks
from kit.verify.built import read_kit
from kit.verify.findings import Case
from kit.verify.lab import lab_in
from kit.verify.run import verify_case

TWINS = Path(__file__).parents[1] / "twins"
HEALTHY = TWINS / "healthy"
FILES = sorted(TWINS.glob("*.yaml"))
EXHAUSTIVE = os.environ.get("NODKIT_TWINS") == "all"
ALL = {check.norm for check in checks.found()}
SHARED = {"K1", "M3", "M4", "S3", "T9", "V1", "V5", "V6", "X0"}  # they look at the showing alone
pytestmark = pytest.mark.slow


def break_kit(twin, folder):
    """Copy the healthy kit and put the twin's fault in; a patch that fits nowhere is an error."""
    shutil.copytree(HEALTHY, folder, dirs_exist_ok=True)
    for patch in twin["patches"]:
        path = folder / patch["file"]
        text = path.read_text(encoding="utf-8")
        assert patch["replace"] in text, f"{patch['file']} has no such text: {patch['replace']}"
        path.write_text(text.replace(patch["replace"], patch["with"]), encoding="utf-8")
    return read_kit(folder)


def judge(browser, kit, case, norms):
    with lab_in(browser, kit) as lab:
        verdicts = verify_case(lab, case, [check for check in checks.found() if check.norm in norms])
        return [finding for verdict in verdicts for finding in verdict.findings]


@pytest.mark.parametrize(
    ("component", "example"),
    [("note", "default"), ("note", "action"), ("note", "error"), ("wait", "default"), ("bar", "default")],
)
def test_healthy_twin_has_no_fault(component, example, browser):
    assert judge(browser, read_kit(HEALTHY), Case(component, example, "base", "light"), ALL) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_twin_is_caught_by_its_check_and_no_other(file, browser, tmp_path):
    twin = read_yaml(file).value
    kit = break_kit(twin, tmp_path)
    expected = {twin["caught_by"], *twin.get("also", [])}
    case = Case(twin["component"], twin.get("example", "default"), "base", twin.get("mode", "light"))
    findings = judge(browser, kit, case, ALL if EXHAUSTIVE else expected)
    if not EXHAUSTIVE:
        findings += judge(browser, kit, replace(case, leading=False), SHARED - expected)
    assert {finding.check for finding in findings} == expected, "\n".join(str(finding) for finding in findings)


def test_every_check_has_a_twin():
    covered = {read_yaml(file).value["caught_by"] for file in FILES}
    assert covered >= ALL
