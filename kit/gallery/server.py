"""The live gallery: built in memory, built again when a file changes, served on this machine alone.

What is wrong with a file is shown in the page, which keeps its last good build. Needs the extra ``gallery``.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.gallery.approving import HEADERS, routes, start
from kit.gallery.facts import FILE as FACTS
from kit.gallery.making import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence
    from pathlib import Path

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from kit.gallery.approving import Baselines

HOST = "127.0.0.1"
LISTEN = "/_live"

TYPES = {"css": "text/css", "html": "text/html", "js": "text/javascript", "json": "application/json"}
_SETTLE_MS, _STEP_MS = 20, 5  # an editor writes a file in a few steps; longer would be felt

Build = dict[str, str]


@dataclass
class Live:
    """The gallery as it is now: the last build that worked, what is wrong since then, and who listens."""

    build: Callable[[], Mapping[str, str]]
    others: Mapping[str, Callable[[], Mapping[str, str]]] = field(default_factory=dict)
    elsewhere: dict[str, Build] = field(default_factory=dict)
    files: Build = field(default_factory=dict)
    fault: str = ""
    stamp: str = ""
    """Names the build: a page that was loaded while the next one came hears by it that it is old."""
    listeners: set[asyncio.Queue[str]] = field(default_factory=set)
    changed: frozenset[str] = frozenset()
    """The files in which the last build that worked differs from the one before."""

    def rebuild(self) -> None:
        """Build again; a KitError is kept to be shown, and the last good build stays."""
        try:
            before, self.files, self.fault = self.files, dict(self.build()), ""
            self.changed = frozenset(path for path, _ in before.items() ^ self.files.items())
            self.stamp = secrets.token_hex(4)
            self.elsewhere.clear()
        except KitError as error:
            self.fault = str(error)

    def at(self, place: str) -> Build:
        """Return the same gallery in other words, built when it is first asked for; no files where there is none.

        Raises KitError where it cannot be built.
        """
        if place not in self.others:
            return {"": ""}
        if place not in self.elsewhere:
            self.elsewhere[place] = dict(self.others[place]())
        return self.elsewhere[place]

    def tell(self) -> None:
        """Tell every open page what has become of the last change."""
        self.say(self.news())

    def say(self, event: str) -> None:
        """Send an event to every open page."""
        for listener in self.listeners:
            listener.put_nowait(event)

    def welcome(self) -> str:
        """Return what a page is sent first: which build is the last one, and what is wrong since then."""
        return f"event: build\ndata: {json.dumps(self.stamp)}\n\n{self.news() if self.fault else ''}"

    def news(self) -> str:
        """Return the event that a page is sent."""
        kind: str = "fault" if self.fault else "change"
        data: object = self.fault
        if not self.fault and all(path == FACTS or path.endswith(".css") for path in self.changed):
            # Looks alone: the page takes the new style sheets, and need not be loaded again.
            kind, data = "style", {"build": self.stamp, "files": sorted(self.changed - {FACTS})}
        return f"event: {kind}\ndata: {json.dumps(data)}\n\n"


def application(live: Live, baselines: Baselines | None = None) -> Starlette:
    """Return the server's application. It answers to its own names only, so that no other site can read it."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import StreamingResponse
    from starlette.routing import Route

    async def page(request: Request) -> Response:
        path: str = request.path_params["path"]
        if not path.startswith(ELSEWHERE):
            return _file(live.files, path, live.fault, live.stamp)
        place, _, rest = path.removeprefix(ELSEWHERE).partition("/")
        try:
            return _file(await asyncio.to_thread(live.at, place), rest, stamp=live.stamp)
        except KitError as error:
            return _file({}, rest, str(error))

    async def listen(_: Request) -> Response:
        return StreamingResponse(_events(live), media_type="text/event-stream", headers=HEADERS)

    own = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)
    asked = routes(baselines, live.say) if baselines else []
    return Starlette(routes=[Route(LISTEN, listen), *asked, Route("/{path:path}", page)], middleware=[own])


def serve(
    live: Live, watched: Sequence[Path], port: int, ready: Callable[[str], None], baselines: Baselines | None = None
) -> None:
    """Serve until it is interrupted. ``ready`` is told the address; a missing extra or a taken port is a KitError."""
    try:
        import uvicorn
        import watchfiles

        app = application(live, baselines)
    except ImportError as error:
        fix = 'run `pip install "nodkit[gallery]"`, or write a static page with --export DIR'
        raise KitError("the live gallery needs more than the core of nodkit", given=error.name, fix=fix) from error
    listening = _listen(port)
    live.rebuild()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))

    async def watch() -> None:
        async for _ in watchfiles.awatch(*watched, debounce=_SETTLE_MS, step=_STEP_MS):
            await asyncio.to_thread(live.rebuild)
            live.tell()

    async def run() -> None:
        watching = asyncio.ensure_future(watch())
        if baselines:
            start(baselines, live.say)
        try:
            await server.serve(sockets=[listening])
        finally:
            watching.cancel()

    ready(f"http://{HOST}:{listening.getsockname()[1]}/")
    asyncio.run(run())


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise KitError(
            f"this port cannot be used: {error.strerror}", given=port, fix="name another one with --port"
        ) from error


async def _events(live: Live) -> AsyncIterator[str]:
    news: asyncio.Queue[str] = asyncio.Queue()
    live.listeners.add(news)
    try:
        yield live.welcome()
        while True:
            yield await news.get()
    finally:
        live.listeners.discard(news)


def _file(files: Build, path: str, fault: str = "", stamp: str = "") -> Response:
    """Return a file of the build. There is nothing but the build: no path can leave it."""
    from starlette.responses import Response

    if not files:
        return Response(_nothing(fault), status_code=500, media_type="text/html", headers=HEADERS)
    name = path or "index.html"
    name = f"{name}index.html" if name.endswith("/") else name
    if name not in files:
        return Response("no such file", status_code=404, media_type="text/plain", headers=HEADERS)
    kind = TYPES.get(name.rsplit(".", 1)[-1], "text/plain")
    text = files[name]
    if kind == "text/html":
        text = text.replace("<head>", f'<head>\n  <meta name="build" content="{stamp}">', 1)
    return Response(text, media_type=kind, headers=HEADERS)


def _nothing(fault: str) -> str:
    """Return the page that stands in until a first build works, and looks again by itself."""
    head = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>nodkit gallery</title>'
    return f"{head}<h1>This could not be built</h1><pre>{escape(fault)}</pre>"
