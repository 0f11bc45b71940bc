"""A little shop on a server of its own: a page as people have it, with nothing of nodkit in it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Checkout</title>
<style>
.toast { padding: 1rem; animation: rise 200ms }
@keyframes rise { from { translate: 0 1rem } }
@media (prefers-reduced-motion: reduce) { .toast { animation: none } }
@media (prefers-color-scheme: dark) { body { background: black; color: white } }
</style></head>
<body>
<label>Name <input id="name"></label>
<button id="save" type="button">Save</button>
<a id="next" href="/thanks">Pay</a>
<p role="status" id="says"></p>
<script type="module">
document.querySelector("#save").addEventListener("click", async () => {
  const name = document.querySelector("#name").value || "nobody";
  const words = await (await fetch(`/save?name=${name}`)).text();
  const toast = Object.assign(document.createElement("div"), { className: "toast", textContent: words });
  document.body.append(toast);
  document.querySelector("#says").textContent = words;
  document.dispatchEvent(new CustomEvent("shop-saved", { detail: { name } }));
  setTimeout(() => toast.remove(), 6000);
});
</script>
</body></html>
"""
THANKS = '<!doctype html><html lang="en"><title>Thanks</title><h1>Thank you</h1><div class="toast">Paid</div></html>'


@contextmanager
def shop(**changes: str) -> Iterator[str]:
    """Open the shop for as long as the block runs; ``changes`` maps a text of its page, by a word, to another one."""
    page = PAGE
    for old, new in changes.get("replace", ()):
        assert old in page
        page = page.replace(old, new)
    pages = {"/checkout": page, "/thanks": THANKS}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            body = f"Saved for {query.removeprefix('name=')}" if path == "/save" else pages.get(path, "")
            data = body.encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/checkout"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
