"""Kompaan's own Rasa channel: the chat page and the three routes it speaks to.

The conversation id is made here, travels in the body of a request only, and is kept by the page in memory. A
browser holds no cookie, and no id stands in a URL, so none ends up in a history or a log.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.web import erasure
from bot.web.headers import add_headers
from bot.web.incoming import MAX_BODY, read_conversation, read_message, without_commands
from bot.web.outgoing import MessageCollector
from bot.web.refusal import Refusal, refuse, say
from bot.web.static import FRONT, StaticFile, page_files

logger = logging.getLogger(__name__)

Listen = Callable[[UserMessage], Awaitable[Any]]
"""Hands a message to the bot, which answers through the message's output channel."""


class KompaanChannel(InputChannel):
    """The channel that the chat page uses; in `credentials.yml` as `bot.web.channel.KompaanChannel:`."""

    def __init__(self) -> None:
        self._erasing: set[asyncio.Task[None]] = set()

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
        files = page_files()
        for name, file in files.items():
            if name != FRONT:
                blueprint.add_route(_serve(file), f"/{name}", methods=["GET", "HEAD"], name=name.replace(".", "_"))

        @blueprint.post("/webhooks/kompaan/conversations")
        async def begin(_request: Request) -> HTTPResponse:
            return json({"conversation": secrets.token_hex(16)})

        @blueprint.delete("/webhooks/kompaan/conversations", ignore_body=False)
        async def erase(request: Request) -> HTTPResponse:
            return await self._erase(request)

        @blueprint.post("/webhooks/kompaan/messages")
        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request, on_new_message)

        @blueprint.route("/health", methods=["GET", "HEAD"])
        async def health(request: Request) -> HTTPResponse:
            ready = _ready_agent(request) is not None
            return json({"ready": ready}, status=200 if ready else 503)

        blueprint.listener("before_server_start")(_settle(files[FRONT]))
        return blueprint

    async def _receive(self, request: Request, on_new_message: Listen) -> HTTPResponse:
        """One turn. What breaks it off is answered by `refuse`, with what was said until then."""
        incoming = read_message(request)
        collector = MessageCollector()
        request.ctx.said = collector.messages
        domain = _agent(request).domain
        text = without_commands(incoming.text, domain.intents if domain else (), domain.entities if domain else ())
        if not text:
            return json({"messages": [say("empty")]})
        message = UserMessage(text, collector, incoming.conversation, input_channel=self.name())
        await on_new_message(message)
        return json({"messages": collector.messages or [say("failed")]})

    async def _erase(self, request: Request) -> HTTPResponse:
        """Erase a conversation, also when the browser is gone before it is done."""
        conversation = read_conversation(request)
        task = asyncio.create_task(erasure.erase(_agent(request), conversation))
        self._erasing.add(task)
        task.add_done_callback(self._done_erasing)
        await asyncio.shield(task)
        return json({"erased": True})

    def _done_erasing(self, task: asyncio.Task[None]) -> None:
        """Take the outcome of an erasure; asyncio would log an unseen error with the id in it."""
        self._erasing.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            logger.error("Erasing a conversation failed: %s.", type(error).__name__)


def _ready_agent(request: Request) -> Agent | None:
    agent = getattr(request.app.ctx, "agent", None)
    return agent if agent is not None and agent.is_ready() else None


def _agent(request: Request) -> Agent:
    agent = _ready_agent(request)
    if agent is None:
        raise Refusal("not_ready", 503)
    return agent


def _serve(file: StaticFile) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
    async def serve(_request: Request) -> HTTPResponse:
        return file.response()

    return serve


def _settle(front: StaticFile) -> Callable[[Sanic, Any], Awaitable[None]]:
    """What concerns the whole server and can only be said once the blueprint is mounted.

    Rasa has a route on `/` already, so the page is given by a middleware that comes before it. The headers
    are the last middleware, after Rasa's CORS extension, whose headers they correct.
    """

    async def give_page(request: Request) -> HTTPResponse | None:
        return front.response() if request.path == "/" and request.method in ("GET", "HEAD") else None

    async def settle(app: Sanic, _loop: Any) -> None:
        app.config.REQUEST_MAX_SIZE = MAX_BODY
        app.register_middleware(give_page, "request")
        app.response_middleware.append(add_headers)
        app.error_handler.add(Exception, refuse)

    return settle
