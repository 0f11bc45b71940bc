"""Promises about a page that is not ours: kept where it is healthy, and each broken one found by its own step."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from kit.errors import KitError
from kit.verify.own.promises import read_pledges
from kit.verify.own.run import Errand, keep
from tests.browser.shop import shop
from tests.unit.commandline import process as nodkit

PROMISES = """\
parts:
  save: "#save"
  toast: .toast
promises:
  - says: What was saved is confirmed, and stays for its reading time
    norm: T3
    steps:
      - fill: {target: "#name", text: Ada}
      - click: save
      - see: toast
      - text: {has: Saved for Ada, of: toast}
      - announced: Saved for Ada
      - emits: {event: shop-saved, detail: {name: Ada}}
      - focus_on: save
      - run: 5999ms
      - see: toast
      - run: 1ms
      - gone: toast
  - says: An answer comes in time
    steps:
      - click: save
      - within: {time: 900ms, see: toast}
  - says: Nothing moves for those who want no motion
    motion: reduced
    steps:
      - click: save
      - still: toast
  - says: Paying leads to thanks
    steps:
      - click: "#next"
      - see: toast
      - text: {has: Thank you}
"""


@pytest.fixture
def config(tmp_path):
    (tmp_path / "promises.yaml").write_text(PROMISES, encoding="utf-8")
    path = tmp_path / "nodkit.toml"
    path.write_text('out = "nod"\n\n[verify]\npromises = ["promises.yaml"]\n', encoding="utf-8")
    return path


def result_of(browser, config, *replace):
    with shop(replace=replace) as address:
        return keep(Errand(address, config, read_pledges(config)), browser)


def test_a_healthy_page_keeps_all_its_promises(browser, config):
    result = result_of(browser, config)
    assert [str(finding) for finding in result.findings] == []
    assert len(result.verdicts) == 4


@pytest.mark.parametrize(
    "fault",
    [
        ("6000)", "5000)", "step 9, see", "nothing"),
        ("6000)", "7000)", "step 11, gone", "it still there"),
        ('document.querySelector("#says").textContent = words', "", "step 5, announced", "0 times"),
        ('<p role="status" id="says"></p>', '<p aria-hidden="true" role="status" id="says"></p>', "step 5, announced", "aria-hidden"),
        ("detail: { name }", "detail: {}", "step 6, emits", "0 times"),
        ("const name =", 'document.querySelector("#name").focus(); const name =', "step 7, focus_on", "input"),
        ("@media (prefers-reduced-motion: reduce) { .toast { animation: none } }", "", "step 2, still", "translate"),
        ("document.body.append(toast);", "await new Promise((done) => setTimeout(done, 1200)); document.body.append(toast);", "step 2, within", "median"),
        ('href="/thanks"', 'href="/nowhere"', "step 2, see", "nothing"),
    ],
)  # fmt: skip
def test_a_broken_page_is_found_by_the_step_that_sees_it(fault, browser, config):
    old, new, step, seen = fault
    findings = result_of(browser, config, (old, new)).findings
    fitting = [one for one in findings if one.expected.startswith(f"{step}:") or one.expected.startswith(step)]
    assert fitting, [str(finding) for finding in findings]
    assert seen in fitting[0].seen
    assert "--promise" in fitting[0].reproduce


def test_what_happened_is_told_with_its_time(browser, config):
    verdict = result_of(browser, config).verdicts[0]
    (timeline,) = verdict.timelines
    told = [(moment.at, moment.kind, moment.words) for moment in timeline.moments]
    assert (0, "act", "click save") in told
    assert (0, "said", "polite: Saved for Ada") in told
    assert (0, "event", "shop-saved") in told
    assert (6000, "asked", "gone toast") in told
    assert [at for at, _, _ in told] == sorted(at for at, _, _ in told)


def test_the_command_hands_on_as_every_other_run(config, tmp_path):
    with shop(replace=[("6000)", "5000)")]) as address:
        asked = (
            "--url",
            address,
            "--json",
            "v.json",
            "--junit",
            "v.xml",
            "--report",
            "v.html",
            "--promise",
            "confirmed",
        )
        done = nodkit("verify", *asked, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "/checkout: 0 promises kept, 1 broken" in done.stdout
    assert json.loads((tmp_path / "v.json").read_text())["passed"] is False
    assert ET.parse(tmp_path / "v.xml").getroot().get("failures") == "1"  # noqa: S314 -- our own file
    assert "What was saved is confirmed" in (tmp_path / "v.html").read_text(encoding="utf-8")


def test_a_page_that_is_not_there_is_exit_code_2(config, tmp_path):
    for address, words in (("http://127.0.0.1:9/x", "cannot be opened"), ("127.0.0.1", "http://")):
        done = nodkit("verify", "--url", address, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_a_selector_with_a_mistake_is_an_error_at_its_line_and_no_broken_promise(browser, config, tmp_path):
    (tmp_path / "promises.yaml").write_text(PROMISES.replace("toast: .toast", "toast: .toast["), encoding="utf-8")
    with pytest.raises(KitError, match="not a CSS selector") as caught:
        result_of(browser, config)
    assert str(caught.value).startswith(f"{tmp_path / 'promises.yaml'}:3:")
