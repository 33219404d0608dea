"""What every answer carries and every request must keep to, errors included."""

from __future__ import annotations

import logging
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger(__name__)

LARGEST_BODY = 500_000
"""Bytes of the largest request: a file of the knowledge base with a form around it."""

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HTTPS_ONLY = "max-age=31536000"

_TROUBLE = (Path(__file__).parent / "templates" / "trouble.html").read_text(encoding="utf-8")


class BodyTooLargeError(RuntimeError):
    """A request is larger than anything that the site asks for."""


class Hardening:
    """Outermost layer of the site: headers, a largest size, and a kind page when something falls over."""

    def __init__(self, app: ASGIApp, https: bool = False) -> None:
        self._app = app
        self._headers = {**SECURITY, **({"Strict-Transport-Security": HTTPS_ONLY} if https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            await self._app(scope, _bounded(receive), send_with_headers)
        except BodyTooLargeError:
            if not started:
                await HTMLResponse(_TROUBLE, 413)(scope, receive, send_with_headers)
        except Exception as error:  # noqa: BLE001
            # Only the type: what somebody typed can stand in the message and the frames of an error.
            logger.error("A page failed: %s.", type(error).__name__)
            if not started:
                await HTMLResponse(_TROUBLE, 500)(scope, receive, send_with_headers)


def _bounded(receive: Receive) -> Receive:
    """The same request, that ends with an error once it grows too large."""
    size = 0

    async def counting() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise BodyTooLargeError
        return message

    return counting
