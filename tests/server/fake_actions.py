"""An action server that answers whatever a test wants, as badly as it wants."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, Iterator

BAD_ANSWERS: dict[str, tuple[int, str, bytes]] = {
    "a page": (200, "text/html", b"<html><body>Welkom bij onze proxy</body></html>"),
    "no json": (200, "application/json", b"{events: geen"),
    "nothing": (200, "application/json", b""),
    "null": (200, "application/json", b"null"),
    "a list": (200, "application/json", b"[1, 2]"),
    "a text": (200, "application/json", b'"klaar"'),
    "not utf-8": (200, "application/json", b"\xff\xfe\xfa"),
    "status 500": (500, "application/json", b'{"error": "oei"}'),
    "status 500 as a page": (500, "text/html", b"<h1>Internal Server Error</h1>"),
    "status 400 without name": (400, "application/json", b'{"fout": 1}'),
    "status 400 as a page": (400, "text/html", b"<h1>Bad Request</h1>"),
    "status 404": (404, "application/json", b"{}"),
    "redirected": (302, "text/html", b""),
}
STRANGE_ANSWERS: dict[str, tuple[int, str, bytes]] = {
    "a slot without name": (200, "application/json", b'{"events": [{"event": "slot"}], "responses": []}'),
    "unknown events": (200, "application/json", b'{"events": [{"event": "vliegen"}], "responses": []}'),
    "a number as text": (200, "application/json", b'{"events": [], "responses": [{"text": 5}]}'),
    "a number as buttons": (200, "application/json", b'{"events": [], "responses": [{"buttons": 7}]}'),
}
"""Answers of the right form with a strange inside: what can be used of them may be used."""

HANGS = "hangs"


class FakeActions:
    """What it answers next; see `BAD_ANSWERS`, `STRANGE_ANSWERS` and `HANGS`."""

    def __init__(self) -> None:
        self.answer = HANGS
        self.done = threading.Event()


@contextmanager
def fake_actions(port: int) -> Iterator[FakeActions]:
    """Listen where the action server should."""
    fake = FakeActions()

    class Handler(BaseHTTPRequestHandler):
        protocol_version: ClassVar[str] = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            if fake.answer == HANGS:
                fake.done.wait(60)
                self.close_connection = True
                return
            status, kind, body = {**BAD_ANSWERS, **STRANGE_ANSWERS}[fake.answer]
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: the output of a test is looked through."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.done.set()
        server.shutdown()
        server.server_close()
