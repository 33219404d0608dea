"""Turns that go on when the line breaks, and are given again when the same message comes twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from cachetools import TTLCache

from bot.privacy.memory import elapsed
from bot.web.arranging import Arranger, crisis_first
from bot.web.refusal import Refusal, say

logger = logging.getLogger(__name__)

REMEMBERED = 300.0
"""Seconds that the last answer of a conversation can be asked again after the line broke."""

MOST = 10_000
"""Conversations whose last answer is remembered."""

Message = dict[str, Any]
Talk = Callable[[Callable[[Message], None]], Awaitable[None]]
"""Runs a turn and hands every message of the bot to the function it is given."""


class Turn:
    """One message of the user and what comes back.

    Attributes:
        id: the page's own id of the message.
    """

    def __init__(self, id_: str | None) -> None:
        self.id = id_
        self._messages: list[Message] = []
        self._arranger = Arranger()
        self._over = self._erased = False
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self, talk: Talk) -> None:
        """Run it, on its own: who asked may be gone before it is done."""
        self._task = asyncio.create_task(self._run(talk))

    def erase(self) -> None:
        """Break it off and forget what was said."""
        self._erased = True
        self._messages.clear()
        if self._task:
            self._task.cancel()
        self._end()

    async def follow(self) -> AsyncIterator[Message]:
        """The messages, from the first on, as they come.

        Raises:
            Refusal: (410) when the conversation was erased meanwhile.
        """
        shown = 0
        while True:
            if self._erased:
                raise Refusal("gone", 410)
            while shown < len(self._messages):
                shown += 1
                yield self._messages[shown - 1]
            if self._over:
                return
            await self._news.wait()

    async def whole(self) -> list[Message]:
        """All messages, once it is over; lines to call in front. Raises as `follow` does."""
        return crisis_first([message async for message in self.follow()])

    async def _run(self, talk: Talk) -> None:
        """Whatever breaks it off is answered kindly, after what was said already: it may be a line to call.

        Of an exception only the type is logged, because texts and ids can stand in its message and its frames.
        """
        try:
            await talk(lambda message: self._say(self._arranger.add(message)))
            self._say(self._arranger.end())
            if not self._messages:
                self._say([say("failed")])
        except Exception as error:  # noqa: BLE001
            logger.error("A turn failed: %s.", type(error).__name__)
            self._say([*self._arranger.end(), say("failed")])
        finally:
            self._end()

    def _say(self, messages: list[Message]) -> None:
        if not self._erased:
            self._messages += messages
        self._wake()

    def _end(self) -> None:
        self._over = True
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()


class Turns:
    """The turns under way, and the last one of each conversation."""

    def __init__(self) -> None:
        self._last: TTLCache[str, Turn] = TTLCache(MOST, REMEMBERED, elapsed)
        self._running: dict[str, set[Turn]] = {}

    def again(self, conversation: str, id_: str | None) -> Turn | None:
        """The turn of a message that came before, or None."""
        last = self._last.get(conversation)
        return last if last and id_ and last.id == id_ else None

    def start(self, conversation: str, id_: str | None, talk: Talk) -> Turn:
        """Begin a turn."""
        turn = self._last[conversation] = Turn(id_)
        running = self._running.setdefault(conversation, set())
        running.add(turn)

        async def run(hand_on: Callable[[Message], None]) -> None:
            try:
                await talk(hand_on)
            finally:
                running.discard(turn)
                if not running and self._running.get(conversation) is running:
                    del self._running[conversation]

        turn.start(run)
        return turn

    def expire(self) -> bool:
        """Forget the answers that cannot be asked again; returns whether any is left."""
        self._last.expire()
        return bool(self._last.currsize)

    def erase(self, conversation: str) -> None:
        """Break off and forget all turns of a conversation."""
        last = self._last.pop(conversation, None)
        for turn in {*self._running.pop(conversation, ()), *([last] if last else ())}:
            turn.erase()
