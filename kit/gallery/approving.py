"""Approve in the browser: what changed, side by side, and one click that makes it the approved one.

The routes answer to their own page alone: a foreign origin, or one that does not know the page's token, is refused.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from kit.snapshots.run import Survey

PAGE = "/approve/"
TOKEN = "x-nodkit-token"  # noqa: S105 -- the name of a header

# Norm X1, and the one connection over which the page hears of changes.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_PICTURED = {**HEADERS, "Content-Security-Policy": f"{POLICY}; img-src data:"}
_OWN = Path(__file__).resolve().parent
_FILES = {
    "report.css": (_OWN.parent / "verify/output/page/report.css", "text/css"),
    "report.js": (_OWN.parent / "verify/output/page/report.js", "text/javascript"),
    "approve.css": (_OWN / "css/approve.css", "text/css"),
    "approve.js": (_OWN / "approve.js", "text/javascript"),
}


@dataclass
class Baselines:
    """What is not as approved. ``take`` takes all pictures anew, which needs a browser and about a minute."""

    take: Callable[[], Survey]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    found: Survey | None = None
    done: set[str] = field(default_factory=set)
    fault: str = ""
    busy: bool = False

    def again(self) -> None:
        """Take the pictures again; a KitError is kept to be shown."""
        self.busy, self.fault = True, ""
        try:
            self.found, self.done = self.take(), set()
        except KitError as error:
            self.fault = str(error)
        finally:
            self.busy = False

    def approve(self, names: Collection[str]) -> list[str]:
        """Approve these changes, all or none; return their names. KitError where one is not there to be approved."""
        left = {change.name for change in self.found.outcome.changes} - self.done if self.found else set()
        if unknown := sorted(set(names) - left):
            raise KitError("no such change waits to be approved", given=unknown[0], fix="load the page again")
        if self.found is None:
            return []
        made = [change.name for change in self.found.approve(set(names))]
        self.done |= set(made)
        return made

    def page(self) -> str:
        """Return the page as HTML."""
        from kit.snapshots.report import body

        if self.busy or (self.found is None and not self.fault):
            told, inner = "Taking the pictures; this page shows them as soon as they are there.", ""
        elif self.found is None:
            told, inner = self.fault, ""
        else:
            count = len(self.found.outcome.changes) - len(self.done)
            told = f"{count} not as approved ({self.found.outcome.surroundings})" if count else "All as approved"
            told = f"{self.fault}\n{told}" if self.fault else told
            inner = body(self.found.outcome, self.found.folder)
        done = escape(json.dumps(sorted(self.done)))
        return _PAGE.format(token=escape(self.token), told=escape(told), inner=inner, done=done)


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="token" content="{token}">
<title>Baselines: nodkit gallery</title>
<link rel="stylesheet" href="report.css">
<link rel="stylesheet" href="approve.css">
<script type="module" src="report.js"></script>
<script type="module" src="approve.js"></script>
</head>
<body>
<header class="top">
<p class="brand"><a href="/">nodkit gallery</a></p>
<h1>Baselines</h1>
<p class="verdict" role="status" data-told>{told}</p>
<p class="acts"><button type="button" data-all>Approve all that is shown</button>
<button type="button" data-again>Take the pictures again</button></p>
</header>
<main data-done="{done}">
{inner}
</main>
</body>
</html>
"""


def routes(baselines: Baselines, say: Callable[[str], None]) -> list[BaseRoute]:
    """Return the page, its files, and what it may ask for. ``say`` sends an event to every open page."""
    from starlette.responses import JSONResponse, Response
    from starlette.routing import Route

    async def page(_: Request) -> Response:
        text = await asyncio.to_thread(baselines.page)
        return Response(text, media_type="text/html", headers=_PICTURED)

    async def file(request: Request) -> Response:
        path, kind = _FILES.get(request.path_params["name"], (None, ""))
        if path is None:
            return Response("no such file", status_code=404, media_type="text/plain", headers=HEADERS)
        return Response(path.read_text(encoding="utf-8"), media_type=kind, headers=HEADERS)

    async def approve(request: Request) -> Response:
        names = await _names(request)
        if names is None:
            return JSONResponse({"fault": "not a list of names"}, 400, HEADERS)
        try:
            return JSONResponse({"approved": await asyncio.to_thread(baselines.approve, names)}, headers=HEADERS)
        except KitError as error:
            return JSONResponse({"fault": str(error)}, 409, HEADERS)

    async def again(_: Request) -> Response:
        if not baselines.busy:
            start(baselines, say)
        return JSONResponse({}, 202, HEADERS)

    return [
        Route(PAGE, page),
        Route(f"{PAGE}approve", _guarded(baselines, approve), methods=["POST"]),
        Route(f"{PAGE}again", _guarded(baselines, again), methods=["POST"]),
        Route(f"{PAGE}{{name}}", file),
    ]


_running: set[asyncio.Task[None]] = set()


def start(baselines: Baselines, say: Callable[[str], None]) -> None:
    """Take the pictures while the server goes on, and tell every page when they are there."""
    baselines.busy = True

    async def take() -> None:
        await asyncio.to_thread(baselines.again)
        say('event: baselines\ndata: ""\n\n')

    task = asyncio.ensure_future(take())
    _running.add(task)  # the loop itself keeps no strong reference
    task.add_done_callback(_running.discard)


def _guarded(
    baselines: Baselines, act: Callable[[Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    """Let an act happen for the server's own page only."""
    from starlette.responses import JSONResponse

    async def guarded(request: Request) -> Response:
        given = request.headers
        own = f"http://{given.get('host', '')}"
        known = hmac.compare_digest(given.get(TOKEN, "").encode(), baselines.token.encode())
        if given.get("origin") != own or given.get("sec-fetch-site", "same-origin") != "same-origin" or not known:
            return JSONResponse({"fault": "this is for the gallery's own page"}, 403, HEADERS)
        return await act(request)

    return guarded


async def _names(request: Request) -> list[str] | None:
    """Return the names in a request's body, a JSON list of texts; None where it holds anything else."""
    try:
        value: Any = json.loads(await request.body())
    except ValueError:
        return None
    return value if isinstance(value, list) and all(isinstance(name, str) for name in value) else None
