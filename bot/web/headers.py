"""The headers that every answer of the server carries, errors included."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from sanic.request import Request
from sanic.response import BaseHTTPResponse

from bot.web.site import Site

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
)

NOBODY = "'none'"
"""No source at all, in a policy."""

NO_STORE = "no-store"
"""Cache-Control of everything but the static files: an answer is never written to a disk."""

SHORT_CACHE = "max-age=300"
"""Cache-Control of the static files, which hold nothing of a conversation."""

WITHHELD = ("Access-Control-Allow-Credentials", "Access-Control-Expose-Headers", "Server")
"""Headers that Rasa's CORS extension or the server adds and that nobody needs: there are no credentials."""


def security_headers(site: Site) -> Mapping[str, str]:
    """The headers by name.

    Only files of this server, nothing inline, and no way to make markup of a text: what a user types can never
    become a script. Framed by nobody but the sites that may embed the page.
    """
    policy = (
        f"default-src {NOBODY}; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        f"base-uri {NOBODY}; form-action 'self'; require-trusted-types-for 'script'; trusted-types {NOBODY}; "
        f"frame-ancestors {' '.join(site.embed_on) or NOBODY}"
    )
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        # The older header knows no list of sites; where some may embed, the policy above rules.
        **({} if site.embed_on else {"X-Frame-Options": "DENY"}),
        "Permissions-Policy": PERMISSIONS_POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def header_middleware(site: Site) -> Callable[[Request, BaseHTTPResponse], Awaitable[None]]:
    """Response middleware: the security headers, and no storing where no Cache-Control says otherwise."""
    headers = security_headers(site)

    async def add_headers(_request: Request, response: BaseHTTPResponse) -> None:
        for name in WITHHELD:
            response.headers.pop(name, None)
        response.headers.update(headers)
        response.headers.setdefault("Cache-Control", NO_STORE)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")

    return add_headers
