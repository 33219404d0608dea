"""Another site, on a real socket, that shows Kompaan."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Iterator

pages: dict[str, str] = {}
"""What the site shows, by path; a test fills it."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = pages.get(self.path, f"<!doctype html><title>{self.path}</title>").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        # As strict as an organisation's site may be: no inline styles, scripts from named places only.
        self.send_header("Content-Security-Policy", "style-src 'self'; script-src http://127.0.0.1:*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Keep quiet."""


@contextmanager
def host_site() -> Iterator[str]:
    """Serve it; gives its address, on another name than Kompaan's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    thread.join(5)
