"""The live gallery's application on a free port, and a way to ask it."""

from __future__ import annotations

import asyncio
import http.client
import socket
import threading
from contextlib import closing, contextmanager

import uvicorn

from kit.gallery import server


@contextmanager
def served(live, baselines=None):
    """Run the application; yields a function that asks for a path and returns status, headers and text; its ``address``."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = server.application(live, baselines)
    running = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=lambda: asyncio.run(running.serve(sockets=[listening])), daemon=True)
    thread.start()

    def ask(path, host="127.0.0.1", *, method="GET", body=None, headers=()):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
            connection.request(method, path, body, headers={"Host": host, **dict(headers)})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()

    ask.address = f"http://127.0.0.1:{port}"
    try:
        yield ask
    finally:
        running.should_exit = True
        thread.join(10)
        listening.close()
