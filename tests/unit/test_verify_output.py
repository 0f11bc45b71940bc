"""A run handed on: JUnit that parses, annotations that nothing breaks out of, a line for terminals, a page for people."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kit.cli._files import write_file
from kit.errors import KitError
from kit.verify.built import read_kit
from kit.verify.findings import Case, Finding, Result, Verdict
from kit.verify.output.github import commands, locator, quoted, summary
from kit.verify.output.junit import junit
from kit.verify.output.progress import Progress
from kit.verify.output.report import report

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"
HOSTILE = "<script>x</script>\"'&,:|`100%\n::error::owned\r\x00\x1b\ud800</script>]]>"
VOID = {"meta", "input", "img", "rect"}


def finding(component="toast", level="must", seen="300 ms", promise="in time"):
    return Finding(component, "default", "base", "dark", "T1", level, promise, "≤ 100 ms", seen, "nodkit verify toast")


def result(*findings):
    light, dark = (Case("toast", "default", "base", mode) for mode in ("light", "dark"))
    verdicts = [Verdict(light, "T1", ("in time",), ()), Verdict(dark, "T1", ("in time",), tuple(findings))]
    return Result((*verdicts, Verdict(Case("wait", "default", "base", "light"), "S3", ("named",), ())), 1.25)


def parsed(text):
    return ET.fromstring(text)  # noqa: S314 -- we wrote it


def test_junit_has_a_suite_a_component_and_a_case_a_promise_and_case():
    root = parsed(junit(result(finding())))
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("toast", "2", "1"),
        ("wait", "1", "0"),
    ]
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "1", "0")
    (failed,) = [case for case in root.iter("testcase") if case.find("failure") is not None]
    assert (failed.get("classname"), failed.get("name")) == ("toast.default.base.dark", "T1: in time")
    failure = failed.find("failure")
    assert failure.get("message") == "expected ≤ 100 ms, saw 300 ms"
    assert "nodkit verify toast" in failure.text


def test_a_warning_passes_in_junit_and_is_told():
    root = parsed(junit(result(finding(level="should"))))
    assert root.get("failures") == "0"
    assert "300 ms" in root.find(".//system-out").text


def test_a_finding_under_a_sentence_that_no_check_named_is_still_a_case():
    root = parsed(junit(result(finding(promise="can be looked at"))))
    assert [case.get("name") for case in root[0]] == ["T1: in time", "T1: in time", "T1: can be looked at"]
    assert root[0].get("failures") == "1"


def test_hostile_text_leaves_junit_whole():
    root = parsed(junit(result(finding(seen=HOSTILE))))
    assert "<script>x</script>" in root.find(".//failure").text


def test_an_annotation_is_one_line_that_nothing_breaks_out_of():
    (line,) = commands(result(finding(seen=HOSTILE)), lambda _: "a,b:c%.yaml")
    assert line.startswith("::error file=a%2Cb%3Ac%25.yaml,title=toast%2C default%2C base%2C dark%3A T1::in time%0A")
    assert "\n" not in line
    assert "\r" not in line
    assert "100%25%0A::error::owned%0D" in line


def test_a_warning_is_a_warning_and_a_finding_without_a_file_names_none():
    (line,) = commands(result(finding(level="should")), lambda _: "")
    assert line.startswith("::warning title=toast")


def test_no_more_annotations_than_github_shows():
    many = [finding(seen=str(number)) for number in range(30)]
    assert len(commands(result(*many), lambda _: "")) == 10
    assert summary(result(*many)).count("❌") == 30


def test_the_summary_is_a_table_that_text_cannot_leave():
    page = summary(result(finding(seen=HOSTILE)))
    assert "| toast | 0 | 1 | 0 |" in page
    (row,) = [line for line in page.splitlines() if "❌" in line]
    assert row.count("|") == 6
    assert "<script>" not in page


def test_what_is_quoted_stands_between_a_stop_and_a_start_that_nobody_can_guess():
    said = []
    with quoted(said.append):
        said.append("::error::owned")
    stop, inside, go = said
    assert inside == "::error::owned"
    assert re.fullmatch(r"::stop-commands::([0-9a-f]{32})", stop)[1] == go.strip(":")


def test_a_component_is_found_in_its_spec_or_its_kit_or_nowhere(tmp_path):
    kit = read_kit(HEALTHY)
    assert locator(kit, HEALTHY.resolve())("note") == "note/note.css"
    assert locator(kit, tmp_path)("note") == ""
    spec = tmp_path / "components" / "note" / "note.yaml"
    spec.parent.mkdir(parents=True)
    spec.touch()
    assert locator(kit, tmp_path)("note") == "components/note/note.yaml"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_sees_one_line_that_is_gone_at_the_end(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "30")
    stream = Terminal()
    with Progress(stream, 2) as progress:
        progress(Case("toast", "default", "base", "light"))
    lines = stream.getvalue().split("\r\x1b[2K")
    assert lines == ["", "0 of 2: starting the browser", "1 of 2: toast · default · bas", ""]


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()], ids=["ci", "pipe"])
def test_pipes_and_ci_see_nothing(stream, monkeypatch):
    if stream.isatty():
        monkeypatch.setenv("CI", "true")
    with Progress(stream, 1) as progress:
        progress(Case("toast", "default", "base", "light"))
    assert stream.getvalue() == ""


def test_a_file_that_cannot_be_written_names_its_option(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(KitError, match="--junit"):
        write_file(tmp_path / "file" / "junit.xml", "x", "--junit")


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path):
    for text in ("one", "two ü"):
        write_file(tmp_path / "new" / "junit.xml", text, "--junit")
    assert [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.*")] == ["two ü"]


class Nesting(HTMLParser):
    """Holds a page to closing what it opens, and notes what it would load."""

    def __init__(self, page):
        super().__init__()
        self.open, self.loads, self.tags = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.loads += [
            value for name, value in attrs if name in {"src", "href"} and not value.startswith(("#", "data:"))
        ]
        if tag not in VOID - {"rect"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_whole_loads_nothing_and_takes_hostile_text_as_text():
    page = report(result(finding(seen=HOSTILE, promise=HOSTILE), finding(level="should")))
    read = Nesting(page)
    assert (read.open, read.loads) == ([], [])
    assert read.tags.count("script") == 1
    assert "1 of 3 promises broken" in page
    assert page.encode("utf-8", "replace")


def test_the_page_of_a_run_that_kept_all_says_so():
    page = report(result())
    assert "2 promises kept" in page
    assert "None. Every check found what was promised." in page


def test_half_a_character_in_a_page_does_not_stop_a_file(tmp_path):
    write_file(tmp_path / "report.html", report(result(finding(seen="\ud800"))), "--report")
    assert b"?" in (tmp_path / "report.html").read_bytes()
