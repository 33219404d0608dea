"""How much one may ask of the chat server, without knowing who asks.

The only name that a request has is the random id of its conversation; no address is read, and nothing is written.
What is remembered of a conversation is one number, and it goes as soon as it no longer matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from cachetools import TTLCache

from bot.privacy.memory import elapsed


@dataclass(frozen=True)
class Rate:
    """How often something may happen.

    Attributes:
        burst: how many times at once, after a pause.
        per_second: how fast that room comes back.
    """

    burst: int
    per_second: float

    @property
    def refilled_after(self) -> float:
        """Seconds after which it is as if nothing had happened."""
        return self.burst / self.per_second


CONVERSATION = Rate(burst=60, per_second=1.0)
"""Messages of one conversation: more than a person types, also one who presses every button."""

MESSAGES = Rate(burst=400, per_second=80.0)
"""Messages of all conversations together: about what the servers can answer on a small machine."""

BEGINNINGS = Rate(burst=200, per_second=20.0)
"""New conversations: each costs memory, so nobody may push the others out by making many."""


class Bucket:
    """Counts against one rate."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate, self._clock = rate, clock
        self._room, self._since = float(rate.burst), clock()

    def wait(self) -> float:
        """Seconds until there is room; 0 when there is."""
        now = self._clock()
        self._room = min(self._rate.burst, self._room + max(0.0, now - self._since) * self._rate.per_second)
        self._since = now
        return max(0.0, (1 - self._room) / self._rate.per_second)

    def take(self) -> None:
        """Use room; only when `wait` said that there is."""
        self._room -= 1


class Limits:
    """The limits of one server."""

    def __init__(
        self,
        conversation: Rate = CONVERSATION,
        messages: Rate = MESSAGES,
        beginnings: Rate = BEGINNINGS,
        clock: Callable[[], float] = elapsed,
    ) -> None:
        """`clock` gives seconds."""
        self._rate, self._clock = conversation, clock
        self._messages, self._beginnings = Bucket(messages, clock), Bucket(beginnings, clock)
        # A conversation that was quiet for so long has its whole burst again: to forget it changes nothing.
        # Twice what can get past the limit on all in that time is never reached.
        most = 2 * (messages.burst + messages.per_second * conversation.refilled_after)
        self._conversations: TTLCache[str, Bucket] = TTLCache(most, conversation.refilled_after, clock)

    def message(self, conversation: str) -> float:
        """Whether a message of a conversation may be heard.

        Returns:
            0 when it may, and it is counted; otherwise the seconds to wait, and it is not.
        """
        try:
            own = self._conversations[conversation]
        except KeyError:
            own = Bucket(self._rate, self._clock)
        wait = max(own.wait(), self._messages.wait())
        if not wait:
            own.take()
            self._messages.take()
            self._conversations[conversation] = own
        return wait

    def beginning(self) -> float:
        """Whether a conversation may begin; as `message`."""
        wait = self._beginnings.wait()
        if not wait:
            self._beginnings.take()
        return wait

    def expire(self) -> bool:
        """Forget the conversations that were quiet long enough; returns whether any is left."""
        self._conversations.expire()
        return bool(self._conversations.currsize)

    def forget(self, conversation: str) -> None:
        """Forget a conversation that was erased."""
        try:
            del self._conversations[conversation]
        except KeyError:
            return
