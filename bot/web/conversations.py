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

from bot.privacy.erasing import asks_to_erase, erased_answer
from bot.privacy.limits import Limits
from bot.privacy.memory import elapsed
from bot.privacy.redis_connection import StoreUnavailable
from bot.privacy.sweeping import Sweeper
from bot.server.listening import hears_a_cry
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

SWEEP = 30.0
"""Seconds between two looks at what need not be remembered any more."""


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

    def __init__(self, channel: str, limits: Limits | None = None) -> None:
        self._channel = channel
        self._turns = Turns()
        self._limits = limits or Limits()
        self._erased: TTLCache[str, bool] = TTLCache(MOST_ERASED, REFUSED_AFTER_ERASURE, elapsed)
        self._erasing: set[asyncio.Task[None]] = set()
        self._sweeper = Sweeper(SWEEP, self._sweep)

    async def hear(self, agent: Agent, incoming: Incoming, listen: Listen) -> Turn:
        """Begin the turn of a message, or find it when the same message came before.

        Raises:
            Refusal: (410) when the conversation is not there any more: erased, too old, or the server restarted;
                (429) when too much is asked at once, unless somebody may be in need; (503) when it had to be
                erased and could not.
        """
        if incoming.conversation in self._erased:
            raise Refusal("gone", 410)
        again = self._turns.again(incoming.conversation, incoming.id)
        if again:
            return again
        self._sweeper.later()
        if asks_to_erase(incoming.text):
            return await self._erase_first(agent, incoming)
        known = await _is_known(agent, incoming.conversation)
        if incoming.begun and not known:
            raise Refusal("gone", 410)
        self._require_room(agent, incoming, known)
        return self._turns.start(incoming.conversation, incoming.id, self._talk(agent, incoming, listen))

    def _require_room(self, agent: Agent, incoming: Incoming, known: bool) -> None:
        wait = self._limits.message(incoming.conversation) or (0.0 if known else self._limits.beginning())
        if wait and not hears_a_cry(agent, incoming.text):
            raise Refusal("busy", 429, wait)

    async def _erase_first(self, agent: Agent, incoming: Incoming) -> Turn:
        """Words that ask for it beyond doubt erase at once: they do not wait behind what others say."""
        await self.erase(agent, incoming.conversation)

        async def confirm(hand_on: Callable[[Message], None]) -> None:
            collector = MessageCollector(hand_on)
            collector.collect(erased_answer(agent) or {**say("erased"), "custom": {"type": "erased"}})

        turn = Turn(incoming.id)
        turn.start(confirm)
        return turn

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
        self._limits.forget(conversation)
        self._sweeper.later()
        task = asyncio.create_task(erasure.erase(agent, conversation))
        self._erasing.add(task)
        task.add_done_callback(self._done_erasing)
        return task

    def _sweep(self) -> bool:
        self._erased.expire()
        return any([self._turns.expire(), self._limits.expire(), bool(self._erased.currsize)])

    def _done_erasing(self, task: asyncio.Task[None]) -> None:
        """Take the outcome of an erasure; asyncio would log an unseen error with the id in it."""
        self._erasing.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            logger.error("Erasing a conversation failed: %s.", type(error).__name__)


async def _is_known(agent: Agent, conversation: str) -> bool:
    """Whether a conversation is there; also when nobody can tell: the turn itself says so then, with lines to call."""
    try:
        return await erasure.is_kept(agent, conversation)
    except StoreUnavailable:
        return True
