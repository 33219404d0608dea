"""The headers that every answer of the server carries, errors included."""

from __future__ import annotations

from collections.abc import Mapping

from sanic.request import Request
from sanic.response import BaseHTTPResponse

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Only files of this server, nothing inline, no frames: text of a user can never become a script."""

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
)

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

NO_STORE = "no-store"
"""Cache-Control of everything but the static files: an answer is never written to a disk."""

SHORT_CACHE = "max-age=300"
"""Cache-Control of the static files, which hold nothing of a conversation."""

WITHHELD = ("Access-Control-Allow-Credentials", "Access-Control-Expose-Headers", "Server")
"""Headers that Rasa's CORS extension or the server adds and that nobody needs: there are no credentials."""


async def add_headers(_request: Request, response: BaseHTTPResponse) -> None:
    """Response middleware: the security headers, and no storing where no Cache-Control says otherwise."""
    for name in WITHHELD:
        response.headers.pop(name, None)
    response.headers.update(SECURITY_HEADERS)
    response.headers.setdefault("Cache-Control", NO_STORE)
