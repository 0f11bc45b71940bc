"""The command: exit codes, what it prints, and what it does when browser or server give up."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kit.errors import KitError
from kit.verify.built import read_kit
from kit.verify.checks import chosen
from kit.verify.findings import Case
from kit.verify.lab import lab_in
from kit.verify.run import verify_case
from tests.unit.commandline import process as nodkit

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"


def test_a_kept_promise_is_exit_code_0_and_the_json_has_the_verdict(tmp_path):
    file = tmp_path / "verdicts.json"
    done = nodkit("verify", "note", "--kit", HEALTHY, "--mode", "light", "--check", "V5", "--json", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("note: 1 promises kept\n")
    assert json.loads(file.read_text(encoding="utf-8"))["passed"] is True


def test_a_broken_promise_is_exit_code_1_and_says_how_to_see_it_again(tmp_path):
    shutil.copytree(HEALTHY, tmp_path, dirs_exist_ok=True)
    css = tmp_path / "note" / "note.css"
    css.write_text(css.read_text(encoding="utf-8").replace("min-block-size: 2rem", "padding: 0"), encoding="utf-8")
    done = nodkit("verify", "note", "--kit", tmp_path, "--mode", "dark", "--check", "V5")
    assert done.returncode == 1
    assert "nodkit verify note --example default --theme base --mode dark --check V5" in done.stdout
    assert "note: 0 promises kept, 1 broken" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kit", HEALTHY.parent], "not a built kit"),
        (["nite", "--kit", HEALTHY], 'did you mean "note"?'),
        (["--kit", HEALTHY, "--check", "Z9"], "no check of that name"),
        (["--kit", HEALTHY, "--theme", "dusk"], "no such theme"),
    ],
)
def test_wrong_use_is_exit_code_2_and_one_message(arguments, words):
    done = nodkit("verify", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_browser_that_does_not_start_is_exit_code_2():
    done = nodkit("verify", "--kit", HEALTHY, NODKIT_BROWSER=shutil.which("false"))
    assert done.returncode == 2
    assert "not a browser that starts" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_that_is_gone_is_one_clear_error(browser):
    with lab_in(browser, read_kit(HEALTHY)) as lab:
        lab.address = "http://127.0.0.1:9"
        with pytest.raises(KitError, match="the browser or the page is gone"):
            list(verify_case(lab, Case("note", "default", "base", "light"), chosen(["V5"])))


def test_a_module_that_does_not_load_is_one_finding(browser, tmp_path):
    shutil.copytree(HEALTHY, tmp_path, dirs_exist_ok=True)
    (tmp_path / "note" / "note.js").write_text("export const note = ;", encoding="utf-8")
    with lab_in(browser, read_kit(tmp_path)) as lab:
        verdicts = list(verify_case(lab, Case("note", "default", "base", "light"), chosen([])))
    assert [finding.check for verdict in verdicts for finding in verdict.findings] == ["X0"]
    assert "does not run" in verdicts[0].findings[0].seen
