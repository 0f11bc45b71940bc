"""The Chromium that proofs run in: finding one, starting it the same way everywhere, and getting one.

Playwright is imported only where it is used: `nodkit doctor` has to work where it is missing.
"""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser as RunningBrowser
    from playwright.sync_api import Playwright

Origin = Literal["explicit", "playwright", "system"]

VARIABLE = "NODKIT_BROWSER"
INSTALL = "run `nodkit doctor --install`, or name a Chromium in the variable NODKIT_BROWSER"

# The headless shell is the same engine without a window's user interface: it opens a page in a third of the time.
_COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
)
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

# Debian's names. The fonts cover the scripts of the locales that nodkit ships, and emoji.
_FONTS = ("fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji")
_SHELL, _WHOLE = "chromium-headless-shell", "chromium"

# Pages follow each other in the frame that stands: a new one for each takes a fifth of a page's time. The others are
# what Playwright asks for, which a second list would take away.
_FEATURES = ("RenderDocument:level/crashed-frame", "CDPScreenshotNewSurface", "SkipListAccountsWithoutGaiaCookies")

_ASK_SECONDS = 30
_DOWNLOAD_SECONDS = 300
_PACKAGE_SECONDS = 900

_ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class BrowserMissing(KitError):
    """There is no Chromium that starts, or no Playwright to drive it."""


@dataclass(frozen=True)
class Browser:
    """A Chromium that answered when it was asked for its version, e.g. ``156.0.8078.79``."""

    path: Path
    origin: Origin
    version: str


def find_browser(explicit: Path | None = None) -> Browser:
    """Return the first that starts: the given one or NODKIT_BROWSER's, Playwright's own, the system's.

    One that was named is the only one tried: another would give other pictures without a word.
    """
    named = explicit or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is not None:
        version = _version(named)
        if version is None:
            raise BrowserMissing("this is not a browser that starts", given=str(named), fix=INSTALL)
        return Browser(named, "explicit", version)
    for path, origin in _candidates():
        version = _version(path)
        if version is not None:
            return Browser(path, origin, version)
    raise BrowserMissing("no Chromium was found", fix=INSTALL)


def launch_flags() -> list[str]:
    """Return the flags under which a page looks and behaves the same on every machine."""
    flags = [
        # What talks to the outside, or wakes up in the middle of a measurement.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        f"--enable-features={','.join(_FEATURES)}",
        # What makes pixels depend on the machine.
        "--disable-gpu",
        "--disable-lcd-text",
        "--disable-partial-raster",  # edges that are smoothed in two goes are other edges
        "--font-render-hinting=none",
        "--force-color-profile=srgb",
        "--hide-scrollbars",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium refuses to start as root with it
    return flags


def launch(playwright: Playwright, browser: Browser | None = None) -> RunningBrowser:
    """Start a browser (the first that is found, unless given) without a window. The caller closes it."""
    found = browser or find_browser()
    return playwright.chromium.launch(executable_path=found.path, args=launch_flags())


def install() -> Browser:
    """Return a browser, getting one if there is none: Playwright's download first, then the system's package.

    Says on stderr what it runs. Raises BrowserMissing with what was tried where neither worked.
    """
    tried = []
    for command, seconds in _ways():
        try:
            return find_browser()
        except BrowserMissing:
            tried.append(_run(command, seconds))
    try:
        return find_browser()
    except BrowserMissing as error:
        fix = f"install Chromium yourself, or name one in the variable {VARIABLE}"
        raise BrowserMissing(f"no Chromium could be installed; tried {'; '.join(tried)}", fix=fix) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Say which browser there is, or with ``--install`` get one. Exit code 2 where there is none."""
    parser = argparse.ArgumentParser(prog="python -m kit.browser", description=main.__doc__)
    parser.add_argument("--install", action="store_true", help="get a browser if there is none")
    wants = parser.parse_args(arguments)
    try:
        browser = install() if wants.install else find_browser()
    except BrowserMissing as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"Chromium {browser.version} ({browser.origin}): {browser.path}\n")
    return 0


def _candidates() -> Iterator[tuple[Path, Origin]]:
    own = _playwright_path()
    if own is not None:
        yield from ((path, "playwright") for path in _shells_beside(own))
        yield own, "playwright"
    for command in _COMMANDS:
        path = shutil.which(command)
        if path:
            yield Path(path), "system"
    yield _MAC, "system"


def _shells_beside(own: Path) -> list[Path]:
    """Return the headless shell of the same revision, which Playwright puts into a folder beside its Chromium's."""
    homes = [parent for parent in own.parents if parent.name.startswith("chromium-")]
    names = {"headless_shell", "chrome-headless-shell", "headless_shell.exe", "chrome-headless-shell.exe"}
    shells = [home.with_name(home.name.replace("chromium-", "chromium_headless_shell-", 1)) for home in homes]
    return [path for shell in shells for path in sorted(shell.glob("*/*")) if path.name in names]


@functools.cache
def _playwright_path() -> Path | None:
    """Ask in a process of its own: Playwright's synchronous side cannot start twice, nor inside an event loop."""
    answer = _ask([sys.executable, "-c", _ASK_PLAYWRIGHT])
    return Path(answer) if answer else None


def _version(path: Path) -> str | None:
    """Return a browser's version, or None where it does not start (not there, or a shared library is missing)."""
    answer = _ask([str(path), "--version"])
    numbers = [word for word in (answer or "").split() if word[0].isdigit()]
    return numbers[0] if numbers else None


def _ask(command: Sequence[str]) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, or a browser that the person named or installed
            command, capture_output=True, check=True, encoding="utf-8", errors="replace", timeout=_ASK_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def _ways() -> Iterator[tuple[list[str], int]]:
    """Commands that may supply a browser, each with the seconds it may take."""
    yield [sys.executable, "-m", "playwright", "install", "chromium"], _DOWNLOAD_SECONDS
    if shutil.which("apt-get"):
        rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
        yield [*rights, "apt-get", "update", "-q"], _PACKAGE_SECONDS
        get = [*rights, "apt-get", "install", "-y", "-q", "--no-install-recommends"]
        yield [*get, _SHELL, *_FONTS], _PACKAGE_SECONDS
        yield [*get, _WHOLE, *_FONTS], _PACKAGE_SECONDS


def _run(command: Sequence[str], seconds: int) -> str:
    """Run a command with its output on stderr, and return how it went, in words."""
    name = f"`{' '.join(command[-2:] if command[0] == sys.executable else command)}`"
    sys.stderr.write(f"running {name}, for at most {seconds} s\n")
    try:
        code = subprocess.run(command, check=False, stdout=sys.stderr, timeout=seconds).returncode  # noqa: S603 - fixed words
    except subprocess.TimeoutExpired:
        return f"{name} (took more than {seconds} s)"
    except OSError as error:
        return f"{name} ({error.strerror})"
    return f"{name} (exit code {code})"


if __name__ == "__main__":
    sys.exit(main())
