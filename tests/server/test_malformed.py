"""Requests that no browser sends: refused, not repeated, and the next one is answered."""

from __future__ import annotations

import secrets
import socket
from typing import Mapping

import httpx
import pytest

from bot.server.children import Servers

CANARY = f"kanarie{secrets.token_hex(6)}".encode()
PATHS = (b"/webhooks/kompaan/messages", b"/webhook")
"""Where the page sends messages, and where the chat server calls actions."""

HEADERS = b" HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
BODIES: Mapping[str, bytes] = {
    "a length below zero": b"Content-Length: -1\r\n\r\n" + CANARY,
    "a length that is a word": b"Content-Length: " + CANARY + b"\r\n\r\n" + CANARY,
    "two lengths": b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + CANARY,
    "chunks that are none": b"Transfer-Encoding: chunked\r\n\r\nZZ" + CANARY + b"\r\n" + CANARY + b"\r\n0\r\n\r\n",
    "a chunk below zero": b"Transfer-Encoding: chunked\r\n\r\n-5\r\n" + CANARY + b"\r\n\r\n",
    "a chunk without end": b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\n" + CANARY,
    "a body that stops": b'Content-Length: 5000\r\n\r\n{"message": "' + CANARY,
    "a header without end": b"X-A: " + CANARY * 5000 + b"\r\n\r\n",
    "too many headers": b"".join(b"X-%d: %s\r\n" % (number, CANARY) for number in range(2000)) + b"\r\n",
    "bytes in a header": b"X-A: " + CANARY + b"\0\xff\r\n\r\n",
    "no utf-8": b'Content-Length: 40\r\n\r\n{"sender":"\xff\xfe","message":"' + CANARY + b'\xc3"}' + b" " * 20,
    "expecting something": b"Expect: " + CANARY + b"\r\nContent-Length: 2\r\n\r\n{}",
    "packed": b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(CANARY) + CANARY,
}


@pytest.mark.parametrize("what", BODIES)
def test_both_servers_go_on_and_repeat_nothing(servers: Servers, what: str) -> None:
    chat, actions = servers.settings.chat_port, servers.settings.actions_port
    for port in (chat, actions):
        for path in PATHS:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
                line.settimeout(0.2)
                try:
                    line.sendall(b"POST " + path + HEADERS + BODIES[what])
                    answer = line.recv(65_536)
                except (TimeoutError, ConnectionError):
                    answer = b""
            # What the action server answers goes to the chat server alone.
            assert port == actions or CANARY not in answer.lower()
        assert httpx.get(f"http://127.0.0.1:{port}/health", timeout=10).status_code == 200


def test_a_length_below_zero_is_refused(servers: Servers) -> None:
    with socket.create_connection(("127.0.0.1", servers.settings.chat_port), timeout=10) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")
        assert line.recv(65_536).startswith(b"HTTP/1.1 400")
