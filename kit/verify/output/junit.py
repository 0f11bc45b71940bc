"""A run as JUnit XML, which build servers read: a suite a component, a case a promise in its circumstances."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kit.verify.tally import by_component

if TYPE_CHECKING:
    from kit.verify.findings import Result
    from kit.verify.tally import Entry

# What XML 1.0 cannot hold, not even escaped.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(result: Result) -> str:
    """Return the document. A broken promise is a failure; a warning passes, and says so in ``system-out``."""
    root = ET.Element("testsuites", name="nodkit verify", time=f"{result.seconds:.3f}")
    for component, found in by_component(result).items():
        suite = ET.SubElement(root, "testsuite", name=_fit(component))
        for entry in found:
            _case(suite, entry)
        _count(suite)
    _count(root)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(suite: ET.Element, entry: Entry) -> None:
    case = entry.case
    place = f"{case.component}.{case.example}.{case.theme}.{case.mode}"
    one = ET.SubElement(suite, "testcase", classname=_fit(place), name=_fit(f"{entry.check}: {entry.promise}"))
    broken = [finding for finding in entry.findings if finding.level == "must"]
    if broken:
        message = "; ".join(f"expected {finding.expected}, saw {finding.seen}" for finding in broken)
        failure = ET.SubElement(one, "failure", type=_fit(entry.check), message=_fit(message))
        failure.text = _fit("\n\n".join(map(str, broken)))
    if warnings := [finding for finding in entry.findings if finding.level != "must"]:
        ET.SubElement(one, "system-out").text = _fit("\n\n".join(map(str, warnings)))


def _count(element: ET.Element) -> None:
    element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
    element.set("failures", str(sum(1 for _ in element.iter("failure"))))
    element.set("errors", "0")


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
