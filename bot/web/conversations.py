"""What the channel does with conversations, apart from HTTP: turns, erasing, and what is gone."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from cachetools import TTLCache
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.web import erasure
from bot.web.incoming import Incoming, without_commands
from bot.web.outgoing import MessageCollector
from bot.web.refusal import Refusal, say
from bot.web.texts import TEXTS
from bot.web.turns import Message, Turn, Turns

logger = logging.getLogger(__name__)

Listen = Callable[[UserMessage], Awaitable[Any]]
"""Hands a message to the bot, which answers through the message's output channel."""

GREET = "/greet"
GREETING = "utter_greet"

REFUSED_AFTER_ERASURE = 3600.0
"""Seconds that the id of an erased conversation stays refused: a page sent again must not revive it."""

MOST_ERASED = 50_000


def new_conversation() -> str:
    """The id of a new conversation: 128 random bits."""
    return secrets.token_hex(16)


def greeting(agent: Agent | None) -> Message:
    """The first message of every conversation, which stands on the page before anything is said."""
    responses = getattr(agent.domain, "responses", None) if agent and agent.domain else None
    first = next(iter((responses or {}).get(GREETING, ())), None)
    if not first:
        return {"text": TEXTS["page"]["greeting"]}
    said: list[Message] = []
    collector = MessageCollector(said.append)
    collector.collect(first)
    return said[0] if said else {"text": TEXTS["page"]["greeting"]}


class Conversations:
    """The conversations of one server."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._turns = Turns()
        self._erased: TTLCache[str, bool] = TTLCache(MOST_ERASED, REFUSED_AFTER_ERASURE)
        self._erasing: set[asyncio.Task[None]] = set()

    async def hear(self, agent: Agent, incoming: Incoming, listen: Listen) -> Turn:
        """Begin the turn of a message, or find it when the same message came before.

        Raises:
            Refusal: (410) when the conversation is not there any more: erased, too old, or the server restarted.
        """
        if incoming.conversation in self._erased:
            raise Refusal("gone", 410)
        again = self._turns.again(incoming.conversation, incoming.id)
        if again:
            return again
        if incoming.begun and not await erasure.is_kept(agent, incoming.conversation):
            raise Refusal("gone", 410)
        return self._turns.start(incoming.conversation, incoming.id, self._talk(agent, incoming, listen))

    def _talk(
        self, agent: Agent, incoming: Incoming, listen: Listen
    ) -> Callable[[Callable[[Message], None]], Awaitable[None]]:
        domain = agent.domain
        text = without_commands(incoming.text, domain.intents if domain else (), domain.entities if domain else ())

        def message(text: str, collector: MessageCollector) -> UserMessage:
            return UserMessage(text, collector, incoming.conversation, input_channel=self._channel)

        async def talk(hand_on: Callable[[Message], None]) -> None:
            if not text:
                hand_on(say("empty"))
                return
            if incoming.begun is False and text != GREET:
                # The page greeted already; the bot has to know, so that it does not introduce itself again.
                await listen(message(GREET, MessageCollector(lambda _said: None)))
            await listen(message(text, MessageCollector(hand_on)))

        return talk

    async def erase(self, agent: Agent, conversation: str) -> None:
        """Erase a conversation, also when the browser is gone before it is done.

        Raises:
            Refusal: (500) when it cannot be erased.
        """
        await asyncio.shield(self.begin_erasing(agent, conversation))

    def begin_erasing(self, agent: Agent, conversation: str) -> asyncio.Task[None]:
        """Erase a conversation without waiting for it; a turn under way is broken off."""
        self._erased[conversation] = True
        self._turns.erase(conversation)
        task = asyncio.create_task(erasure.erase(agent, conversation))
        self._erasing.add(task)
        task.add_done_callback(self._done_erasing)
        return task

    def _done_erasing(self, task: asyncio.Task[None]) -> None:
        """Take the outcome of an erasure; asyncio would log an unseen error with the id in it."""
        self._erasing.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            logger.error("Erasing a conversation failed: %s.", type(error).__name__)
