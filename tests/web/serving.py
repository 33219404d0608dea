"""The channel on a real socket, with an agent that says what a test wants."""

from __future__ import annotations

import asyncio
import socket
import threading
from types import SimpleNamespace
from typing import Any, Awaitable, Callable

import httpx
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.run import configure_app
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from sanic import Sanic

from bot.web.channel import KompaanChannel
from bot.web.site import Site

MESSAGES = "/webhooks/kompaan/messages"
CONVERSATIONS = "/webhooks/kompaan/conversations"


class FakeAgent:
    """Stands in for Rasa's agent: real lock and tracker store, and answers that a test gives.

    Attributes:
        answer: what happens in a turn; by default the bot repeats what it heard.
        heard: texts that reached the bot, in order.
    """

    def __init__(self) -> None:
        self.domain = SimpleNamespace(
            intents=["greet", "inform"],
            entities=["theme", "option", "place"],
            responses={"utter_greet": [{"text": "Dag.", "buttons": [{"title": "Hallo", "payload": "/inform"}]}]},
        )
        self.lock_store = InMemoryLockStore()
        self.real_store = InMemoryTrackerStore(Domain.empty())
        self.tracker_store = FailSafeTrackerStore(self.real_store)
        self.reset()

    def reset(self) -> None:
        """Forget what a test left behind."""
        self.answer: Callable[[UserMessage], Awaitable[Any]] = repeat
        self.heard: list[str] = []
        self.ready = True
        self.real_store.store.clear()

    def says(self, *messages: dict[str, Any]) -> None:
        """Let every turn be answered with these messages, apart from the greeting."""

        async def say(message: UserMessage) -> None:
            for said in messages if message.text != "/greet" else ({"text": "Dag."},):
                await message.output_channel.send_response(message.sender_id, dict(said))

        self.answer = say

    def is_ready(self) -> bool:
        """Whether a model is loaded."""
        return self.ready

    async def handle_message(self, message: UserMessage) -> None:
        """One turn, kept in the store as Rasa does."""
        async with self.lock_store.lock(message.sender_id):
            self.heard.append(message.text)
            await self.answer(message)
            self.real_store.store[message.sender_id] = "kept"


async def repeat(message: UserMessage) -> None:
    """Answer with what was said."""
    await message.output_channel.send_response(message.sender_id, {"text": f"Je zei: {message.text}"})


class Served:
    """A running server with the channel.

    Attributes:
        agent: the agent behind it.
        port: where it listens.
        url: its address.
    """

    def __init__(self, site: Site | None = None) -> None:
        Sanic.test_mode = True
        self.agent = FakeAgent()
        self._app = configure_app([KompaanChannel(site)], cors="", enable_api=False)
        self._app.ctx.agent = self.agent
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._started.wait(30)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self._start())
        self._started.set()
        self.loop.run_forever()

    async def _start(self) -> None:
        server = await self._app.create_server(sock=self._socket, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.before_start()
        await server.start_serving()

    def stop(self) -> None:
        """Stop serving."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self._socket.close()

    def begin(self) -> str:
        """Begin a conversation and return its id."""
        conversation: str = httpx.post(self.url + CONVERSATIONS).json()["conversation"]
        return conversation

    def say(self, message: object, conversation: str | None = None, **more: object) -> httpx.Response:
        """Send a message in a conversation, or in a new one."""
        body = {"conversation": conversation or self.begin(), "message": message, **more}
        return httpx.post(self.url + MESSAGES, json=body, timeout=30)

    def post(self, **fields: str) -> httpx.Response:
        """Send the page's form, as a browser without JavaScript does."""
        return httpx.post(self.url + "/", data=fields, timeout=30)

    def erase(self, conversation: object) -> httpx.Response:
        """Erase a conversation."""
        return httpx.request("DELETE", self.url + CONVERSATIONS, json={"conversation": conversation})
