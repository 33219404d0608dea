"""The one change that Kompaan makes to Sanic, the web server under both of its servers.

A request that says to be less than nothing long (`Content-Length: -1`) is read for ever, and nobody else is
answered any more: one line from anybody would stop Kompaan.
"""

from __future__ import annotations

from typing import Any, AsyncIterator, Callable

from sanic.exceptions import InvalidUsage
from sanic.http import Http, Stage


def adapt_sanic() -> None:
    """Apply the change; doing it twice changes nothing."""
    if not getattr(Http, "adapted_by_kompaan", False):
        Http.adapted_by_kompaan = True
        # Not where the header is read: Sanic writes that method anew when it starts.
        Http.__aiter__ = _refusing_negative_lengths(Http.__aiter__)


def _refusing_negative_lengths(read_body: Callable[[Any], AsyncIterator[bytes]]) -> Callable[..., AsyncIterator[bytes]]:
    async def body(self: Http) -> AsyncIterator[bytes]:
        if self.request_body and self.request_bytes_left < 0:
            self.request_body, self.keep_alive = None, False
            if self.stage is Stage.HANDLER:
                raise InvalidUsage("Bad Request")
            return
        async for part in read_body(self):
            yield part

    return body
