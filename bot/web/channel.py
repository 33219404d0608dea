"""Kompaan's own Rasa channel: the chat page and the routes it speaks to.

The conversation id is made here, travels in the body of a request only, and is kept by the page in memory. A
browser holds no cookie, and no id stands in a URL, so none ends up in a history or a log.
"""

from __future__ import annotations

import json as json_format
from collections.abc import Callable, Coroutine
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, json

from bot.web.conversations import Conversations, Listen, new_conversation
from bot.web.headers import header_middleware
from bot.web.incoming import MAX_BODY, read_conversation, read_message
from bot.web.plain import PlainPage
from bot.web.privacy import privacy_page
from bot.web.ready import health_of, require_agent
from bot.web.refusal import Refusal, refuse, say
from bot.web.site import Site
from bot.web.static import StaticFile, page_files
from bot.web.turns import Turn

STREAM = "application/x-ndjson"
"""What a page that shows messages as they come asks for: one JSON object per line, the last one says the end."""


class KompaanChannel(InputChannel):
    """The channel that the chat page uses; in `credentials.yml` as `bot.web.channel.KompaanChannel:`."""

    def __init__(self, site: Site | None = None) -> None:
        """`site`: the settings of the page; by default those of an organisation that set nothing."""
        self._site = site or Site()
        self._conversations = Conversations(self.name())
        self._page = PlainPage(self._site, self._conversations)

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """The channel as `credentials.yml` describes it. Raises `SiteError` when it cannot be used."""
        return cls(Site.from_credentials(credentials))

    @classmethod
    def name(cls) -> str:
        """Name of the channel."""
        return "kompaan"

    def url_prefix(self) -> str:
        """Where the routes start: at the root, because that is where people arrive."""
        return "/"

    def blueprint(self, on_new_message: Listen) -> Blueprint:
        """The page and the routes, and what they need of the whole server: headers, size limit, errors."""
        blueprint = Blueprint("kompaan")
        for name, file in page_files().items():
            blueprint.add_route(_serve(file), f"/{name}", methods=["GET", "HEAD"], name=name.replace(".", "_"))

        blueprint.add_route(_serve(privacy_page()), "/privacy", methods=["GET", "HEAD"], name="privacy")

        @blueprint.post("/")
        async def post(request: Request) -> HTTPResponse:
            return await self._page.post(request, on_new_message)

        @blueprint.post("/webhooks/kompaan/conversations")
        async def begin(_request: Request) -> HTTPResponse:
            return json({"conversation": new_conversation()})

        @blueprint.delete("/webhooks/kompaan/conversations", ignore_body=False)
        async def erase(request: Request) -> HTTPResponse:
            await self._conversations.erase(require_agent(request), read_conversation(request))
            return json({"erased": True, "conversation": new_conversation()})

        @blueprint.post("/webhooks/kompaan/messages")
        async def receive(request: Request) -> BaseHTTPResponse | None:
            incoming = read_message(request)
            turn = await self._conversations.hear(require_agent(request), incoming, on_new_message)
            if STREAM in request.headers.get("accept", ""):
                await _stream(request, turn)
                return None
            return json({"messages": await turn.whole()})

        @blueprint.route("/health", methods=["GET", "HEAD"])
        async def health(request: Request) -> HTTPResponse:
            state = await health_of(request)
            return json(state, status=200 if state["ready"] else 503)

        blueprint.listener("before_server_start")(self._settle)
        return blueprint

    async def _settle(self, app: Sanic, _loop: Any) -> None:
        """What concerns the whole server and can only be said once the blueprint is mounted.

        Rasa has a route on `/` already, so the page is given by a middleware that comes before it. The headers
        are the last middleware, after Rasa's CORS extension, whose headers they correct.
        """
        app.config.REQUEST_MAX_SIZE = MAX_BODY
        app.register_middleware(self._give_page, "request")
        app.response_middleware.append(header_middleware(self._site))
        app.error_handler.add(Exception, refuse)

    async def _give_page(self, request: Request) -> HTTPResponse | None:
        return self._page.start(request) if request.path == "/" and request.method in ("GET", "HEAD") else None


async def _stream(request: Request, turn: Turn) -> None:
    """Send the messages of a turn as they come. What goes wrong after the first byte is said in the stream."""
    # A proxy that gathers an answer before it hands it on would undo the streaming.
    response = await request.respond(content_type=STREAM, headers={"X-Accel-Buffering": "no"})
    try:
        async for message in turn.follow():
            await response.send(_line({"message": message}))
        await response.send(_line({"end": True}))
    except Refusal as refusal:
        await response.send(_line({"error": refusal.code, "messages": [say(refusal.code)]}))
    await response.eof()


def _line(data: dict[str, Any]) -> str:
    return json_format.dumps(data, ensure_ascii=False) + "\n"


def _serve(file: StaticFile) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
    async def serve(request: Request) -> HTTPResponse:
        return file.response(request)

    return serve
