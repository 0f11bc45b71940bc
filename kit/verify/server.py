"""Serves a built kit and its stage pages on this machine, under the headers that the contract demands (norm X1)."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kit.errors import KitError
from kit.verify.scene import read_scene
from kit.verify.stage import stage_css, stage_html, stage_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kit.verify.built import BuiltKit

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'"
# For a page that only holds others of ours in frames.
FRAMING = f"{STRICT}; frame-src 'self'"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


class Server(ThreadingHTTPServer):
    """A server for one kit. ``address`` is where it answers, without a closing slash."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, kit: BuiltKit, pages: Mapping[str, Callable[[str], str]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.kit = kit
        self.pages = pages
        self.framing = frozenset({"/-/reel"})

    @property
    def address(self) -> str:
        """The server's own origin."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serve(kit: BuiltKit, pages: Mapping[str, Callable[[str], str]] | None = None) -> Iterator[Server]:
    """Serve a kit for as long as the block runs; ``pages`` adds composed ones: path -> function of the query string."""
    try:
        server = Server(kit, pages or {})
    except OSError as error:
        raise KitError(f"no server can be started on 127.0.0.1: {error.strerror}", fix="allow local ports") from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer with a stage page, or with a file of the kit, and with nothing else."""
        address = urlsplit(self.path)
        path = unquote(address.path)
        try:
            body = self._composed(path, address.query) if path.startswith("/-/") else self._file(path)
        except (KitError, ValueError, TypeError) as error:
            self._send(HTTPStatus.NOT_FOUND, str(error).encode(), ".txt")
            return
        ending = f".{path.rsplit('.', 1)[-1]}" if "." in path else ".html"
        self._send(HTTPStatus.OK, body, ending, FRAMING if path in self.server.framing else STRICT)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet: what matters of a request is in the findings."""

    def _composed(self, path: str, query: str) -> bytes:
        kit = self.server.kit
        if path in self.server.pages:
            return self.server.pages[path](query).encode()
        if path == "/-/stage":
            return stage_html(kit, read_scene(query)).encode()
        if path == "/-/stage.css":
            return stage_css(kit).encode()
        name = path.removeprefix("/-/stage/").removesuffix(".js")
        return stage_module(kit, kit.component(name)).encode()

    def _file(self, path: str) -> bytes:
        found = _inside(self.server.kit.root, path)
        try:
            return found.read_bytes()
        except OSError as error:
            raise KitError(f"no such file: {error.strerror}", given=path) from error

    def _send(self, status: HTTPStatus, body: bytes, ending: str, policy: str = STRICT) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(ending, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store" if ending == ".html" else "max-age=600")
        self.end_headers()
        self.wfile.write(body)


def _inside(root: Path, path: str) -> Path:
    """Return the file of that path below the root; KitError where the path leads out of it, also over a link."""
    try:
        found = (root / path.lstrip("/")).resolve()
    except (OSError, ValueError) as error:
        raise KitError("not a path", given=path) from error
    if not found.is_relative_to(root):
        raise KitError("outside of the kit", given=path)
    return found
