"""The files of the chat page, held in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sanic.response import HTTPResponse

from bot.web.headers import NO_STORE, SHORT_CACHE

PAGE = Path(__file__).with_name("page")
"""Directory of the page: everything in it of a known type is public."""

FRONT = "index.html"

CONTENT_TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class StaticFile:
    """A file as it is sent."""

    body: bytes
    content_type: str
    cache: str

    def response(self) -> HTTPResponse:
        """A new response with this file."""
        return HTTPResponse(self.body, content_type=self.content_type, headers={"Cache-Control": self.cache})


def page_files() -> dict[str, StaticFile]:
    """The files of the page by name."""
    return {
        path.name: StaticFile(
            path.read_bytes(), CONTENT_TYPES[path.suffix], NO_STORE if path.name == FRONT else SHORT_CACHE
        )
        for path in sorted(PAGE.iterdir())
        if path.suffix in CONTENT_TYPES
    }
