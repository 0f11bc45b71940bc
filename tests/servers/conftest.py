"""Projects made from the docs alone, their real servers, and pages on them that collect all that goes wrong."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import NODE_TESTS
from tests.servers.pages import follow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, Page

HTMX = {"2": "htmx.org", "4": "htmx-4"}
GUNICORN = """\
from django.contrib.staticfiles.handlers import StaticFilesHandler

from desk.wsgi import application

application = StaticFilesHandler(application)  # in place of the web server that hands out files
"""


class Way(NamedTuple):
    """How a project of a framework is served: its page of docs, its command, and what it prints when it listens."""

    page: str
    command: tuple[str, ...]
    ready: str
    static: str = "static"


WAYS = {
    "django": Way(
        "django.md", ("manage.py", "runserver", "--noreload", "127.0.0.1:{port}"), "Starting development", "desk/static"
    ),
    "gunicorn": Way(
        "django.md",
        ("-m", "gunicorn", "--bind=127.0.0.1:{port}", "--threads=8", "served:application"),
        "Listening at",
        "desk/static",
    ),
    "flask": Way("flask.md", ("-m", "flask", "run", "--port={port}"), "Running on"),
    "fastapi": Way("fastapi.md", ("-m", "uvicorn", "--port={port}", "app:app"), "Uvicorn running on"),
}


class Visit:
    """A page in the browser; ``trouble`` is all that it, its console or its policy complained about."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.trouble: list[str] = []
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("console", self._hear)
        page.on("dialog", lambda dialog: (self.trouble.append(dialog.message), dialog.dismiss()))

    def open(self, path: str) -> Visit:
        self.page.goto(self.address + path)
        return self

    def toast(self, words: str, tone: str = "") -> None:
        """Wait for a toast that JavaScript has taken over and that says these words."""
        own = f'[tone="{tone}"]' if tone else ""
        self.page.locator(f'nod-toast[data-state="showing"]{own}').get_by_text(words, exact=True).wait_for()

    def count(self, selector: str) -> int:
        return self.page.locator(selector).count()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.trouble.append(message.text)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/servers/" in item.path.as_posix():
            for mark in (pytest.mark.browser, pytest.mark.node, pytest.mark.slow):
                item.add_marker(mark)


@pytest.fixture(scope="session")
def projects(tmp_path_factory):
    """Return a function that makes a project from a page of the docs, once."""
    import django

    made: dict[str, Path] = {}
    new = django.VERSION >= (6,)

    def project(way: Way) -> Path:
        if way.page not in made:
            folder = made[way.page] = tmp_path_factory.mktemp(way.page.removesuffix(".md")) / "project"
            folder.mkdir()
            (folder / way.static).mkdir(parents=True)
            follow(way.page, folder, {"Django 6": new, "Django 5": not new})
            follow("htmx.md", folder, {})
            if way.static != "static":
                shutil.copy(folder / "static" / "trust.js", folder / way.static)
                (folder / "served.py").write_text(GUNICORN)
            shutil.copy(NODE_TESTS / "node_modules" / HTMX["2"] / "dist" / "htmx.min.js", folder / way.static)
        return made[way.page]

    return project


@pytest.fixture(scope="module", params=sorted(WAYS))
def server(request, projects) -> Iterator[str]:
    """The address of a real server; one process for each way."""
    way = WAYS[request.param]
    with serving(way, projects(way)) as address:
        yield address


@contextmanager
def serving(way: Way, folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-u", *(word.format(port=port) for word in way.command)]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said: list[str] = []
    listener = threading.Thread(target=said.extend, args=(process.stdout,), daemon=True)
    try:
        for line in process.stdout:
            said.append(line)
            if way.ready in line:
                break
        assert process.poll() is None, "".join(said)
        listener.start()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
        if listener.ident:
            listener.join()
        process.stdout.close()
    told = "".join(said).partition("Shutting down")[0]  # streams that are cut off by the end complain after it
    assert "Traceback" not in told, told


@pytest.fixture
def visit(browser, server):
    """Return a function that gives a page on the server, with htmx 2 or 4; at the end there was no trouble."""
    contexts = []
    visits = []

    def begin(htmx: str = "2", **circumstances) -> Visit:
        context = browser.new_context(**circumstances)
        context.set_default_timeout(8_000)
        contexts.append(context)
        script = NODE_TESTS / "node_modules" / HTMX[htmx] / "dist" / "htmx.min.js"
        if htmx != "2":
            context.route("**/htmx.min.js", lambda route: route.fulfill(path=script))
        visits.append(Visit(context.new_page(), server))
        return visits[-1]

    yield begin
    trouble = [line for each in visits for line in each.trouble]
    for context in contexts:
        context.close()
    assert trouble == []
