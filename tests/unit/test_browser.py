import subprocess
import sys

import pytest

from kit import browser
from kit.browser import Browser, BrowserMissing, find_browser, install, launch_flags, main
from tests.apart import apart


def fake(path, answer="echo Chromium 156.0.1.2 on Test"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{answer}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A machine without any browser, and a folder on whose path one may appear."""
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(browser, "_playwright_path", lambda: None)
    monkeypatch.setattr(browser, "_MAC", tmp_path / "mac")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def test_one_that_is_named_comes_first(bare, monkeypatch):
    given, variable = fake(bare / "given"), fake(bare / "variable")
    fake(bare / "bin/chromium")
    monkeypatch.setenv(browser.VARIABLE, str(variable))
    assert find_browser(given) == Browser(given, "explicit", "156.0.1.2")
    assert find_browser().path == variable


def test_playwrights_own_comes_before_the_systems(bare, monkeypatch):
    system, own = fake(bare / "bin/google-chrome"), fake(bare / "own")
    assert find_browser() == Browser(system, "system", "156.0.1.2")
    monkeypatch.setattr(browser, "_playwright_path", lambda: own)
    assert find_browser() == Browser(own, "playwright", "156.0.1.2")


def test_of_each_origin_the_headless_shell_comes_first(bare, monkeypatch):
    fake(bare / "bin/chromium")
    shell = fake(bare / "bin/chromium-headless-shell")
    assert find_browser() == Browser(shell, "system", "156.0.1.2")
    own = fake(bare / "cache/chromium-12/chrome-linux64/chrome")
    fake(bare / "cache/chromium_headless_shell-11/chrome-linux/headless_shell")
    monkeypatch.setattr(browser, "_playwright_path", lambda: own)
    assert find_browser() == Browser(own, "playwright", "156.0.1.2")
    shell = fake(bare / "cache/chromium_headless_shell-12/chrome-linux/headless_shell")
    assert find_browser() == Browser(shell, "playwright", "156.0.1.2")


def test_one_that_does_not_start_is_passed_over(bare, monkeypatch):
    monkeypatch.setattr(browser, "_playwright_path", lambda: fake(bare / "own", "exit 127"))
    fake(bare / "bin/chromium", "echo no number")
    assert find_browser_or_none() is None
    good = fake(bare / "bin/chrome")
    assert find_browser().path == good


def find_browser_or_none():
    try:
        return find_browser()
    except BrowserMissing:
        return None


@pytest.mark.parametrize("answer", [None, "exit 1", "echo nothing"])
def test_a_named_one_that_does_not_start_is_an_error_even_if_there_are_others(bare, answer):
    fake(bare / "bin/chromium")
    named = bare / "named" if answer is None else fake(bare / "named", answer)
    with pytest.raises(BrowserMissing, match="named") as error:
        find_browser(named)
    assert "doctor --install" in error.value.fix


def test_none_at_all_is_an_error_with_the_way_out(bare, capsys):
    with pytest.raises(BrowserMissing, match="doctor --install"):
        find_browser()
    assert main([]) == 2
    assert "doctor --install" in capsys.readouterr().err


def test_a_way_that_fails_gives_way_to_the_next(bare, monkeypatch, capfd):
    path = bare / "bin/chromium"
    write = (
        f"import os; f = open({str(path)!r}, 'w'); f.write('#!/bin/sh\\necho Chromium 1.2\\n'); os.chmod(f.name, 0o755)"
    )
    path.parent.mkdir()
    ways = [[sys.executable, "-c", "raise SystemExit(3)"], [sys.executable, "-c", write], ["never"]]
    monkeypatch.setattr(browser, "_ways", lambda: ((way, 9) for way in ways))
    assert main(["--install"]) == 0
    said = capfd.readouterr()
    assert said.out == f"Chromium 1.2 (system): {path}\n"
    assert "never" not in said.err


def test_ways_that_all_fail_are_all_named(bare, monkeypatch):
    ways = [
        [sys.executable, "-c", "raise SystemExit(3)"],
        ["not-a-command"],
        [sys.executable, "-c", "while True: pass"],
    ]
    monkeypatch.setattr(browser, "_ways", lambda: ((way, 1) for way in ways))
    with pytest.raises(BrowserMissing, match=r"exit code 3.*not-a-command.*more than 1 s"):
        install()


def test_the_sandbox_is_given_up_only_where_chromium_refuses_it(monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert "--no-sandbox" in launch_flags()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "--no-sandbox" not in launch_flags()


def test_the_module_imports_without_playwright():
    code = "import sys; sys.modules['playwright'] = None; import kit.browser; assert 'kit.errors' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.browser
def test_the_browser_that_is_found_starts_and_shows_a_page():
    from playwright import sync_api

    def look():
        with sync_api.sync_playwright() as playwright, browser.launch(playwright) as running:
            page = running.new_page()
            page.goto("data:text/html,<title>here</title>")
            return page.title(), running.version

    assert apart(look) == ("here", find_browser().version)
