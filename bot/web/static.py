"""The files of the chat page, held in memory, joined and packed once."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.look import COLOURS, ICON, ICON_NAME
from bot.web.headers import SHORT_CACHE
from bot.web.joining import joined
from bot.web.texts import launcher_texts, script_texts

PAGE = Path(__file__).with_name("page")
"""Directory of the page: everything in it of a known type is public."""

STYLE = "kompaan.css"
"""The page's first style sheet; the colours go before it."""

SCRIPT = "kompaan.js"
"""The page's script, with all modules that it imports."""

ON_THEIR_OWN = ("start.js", "frame.js", "launcher.js")
"""Scripts that are asked for apart: what starts the other one, and what only pages on other sites need."""

LAUNCHER = "launcher.js"
"""The one script that other sites load."""

TEXTS_HERE = b"/* texts */ {}"
"""Where the launcher's texts go."""

FOR_READERS = re.compile(rb"^[ \t]*(?:/\*.*?\*/|//[^\n]*)?\n|^[ \t]+", re.MULTILINE | re.DOTALL)
"""Comments on lines of their own, empty lines, indents: for who reads the file here, not for a phone on a bad line."""

CONTENT_TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class StaticFile:
    """A file as it is sent; packed for browsers that can unpack."""

    body: bytes
    content_type: str
    headers: Mapping[str, str]
    packed: bytes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "packed", gzip.compress(self.body, 9))

    def response(self, request: Request) -> HTTPResponse:
        """A new response with this file."""
        return packable(request, self.body, self.content_type, dict(self.headers), self.packed)


def packable(
    request: Request, body: bytes, content_type: str, headers: dict[str, str], packed: bytes | None = None
) -> HTTPResponse:
    """A response that is packed when the browser can unpack it."""
    headers["Vary"] = "Accept-Encoding"
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = packed or gzip.compress(body, 6)
    return HTTPResponse(body, content_type=content_type, headers=headers)


def page_files() -> dict[str, StaticFile]:
    """The files of the page by name; the texts for the scripts are made from `texts.yml`."""
    files = {path.name: path.read_bytes() for path in sorted(PAGE.iterdir()) if path.suffix in CONTENT_TYPES}
    modules = {name: body.decode() for name, body in files.items() if name.endswith(".js")}
    served = {name: body for name, body in files.items() if name not in modules or name in ON_THEIR_OWN}
    served[ICON_NAME] = ICON.encode()
    served[STYLE] = COLOURS.encode() + served[STYLE]
    served[SCRIPT] = joined({**modules, "texts.js": script_texts()}, SCRIPT).encode()
    served[LAUNCHER] = served[LAUNCHER].replace(TEXTS_HERE, launcher_texts().encode())
    return {name: _file(name, FOR_READERS.sub(b"", body)) for name, body in served.items()}


def _file(name: str, body: bytes) -> StaticFile:
    headers = {"Cache-Control": SHORT_CACHE}
    if name == LAUNCHER:
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return StaticFile(body, CONTENT_TYPES[Path(name).suffix], headers)
