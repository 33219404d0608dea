"""Conversations live in memory only, and briefly.

Rasa's own in-memory store never forgets, and a turn grows with the whole conversation before it. Here a
conversation goes a while after its last message, also when nobody talks any more; what was erased is gone at
once; and only the last events are kept, with what they led to.
"""

from __future__ import annotations

from typing import Any, Callable, Dict

from cachetools import TTLCache
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.privacy.memory import elapsed, give_back
from bot.privacy.shortening import short_tracker
from bot.privacy.sweeping import Sweeper

REFUSED_AFTER_FORGETTING = 300.0
"""Seconds that a forgotten conversation is not kept again; no turn takes so long."""

MOST_FORGOTTEN = 50_000

SWEEP = 30.0
"""Seconds between two looks for conversations whose time is over; the cache itself looks only when it is used."""


class EphemeralTrackerStore(InMemoryTrackerStore):
    """Keeps conversations for a short time; see the module.

    In `endpoints.yml` one may set `minutes` (time to live after the last message), `conversations` (how many
    at most; the one longest untouched goes first), `megabytes` (how much all of them may take; the same one goes
    first) and `events` (how many of each are kept at least).

    Attributes:
        sweeper: sees to it that what is over goes by itself.
    """

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        minutes: float = 30,
        conversations: int = 10_000,
        events: int = 60,
        megabytes: float = 500,
        clock: Callable[[], float] = elapsed,
        **kwargs: Any,
    ) -> None:
        """Make an empty store; `clock` gives seconds."""
        super().__init__(domain, event_broker, **kwargs)
        self._most_events = int(events)
        room, ttl = float(megabytes) * 1e6, float(minutes) * 60
        # Each counts for its share at least, so that one measure holds both the number and the memory.
        share = room / int(conversations)
        self._kept: TTLCache[str, str] = TTLCache(room, ttl, clock, getsizeof=lambda text: max(len(text), share))
        self.store: Dict[str, str] = self._kept  # type: ignore[assignment]  # a mapping, as Rasa's is
        self._forgotten: TTLCache[str, bool] = TTLCache(MOST_FORGOTTEN, REFUSED_AFTER_FORGETTING, clock)
        self.sweeper = Sweeper(min(SWEEP, ttl / 2), self._sweep)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a conversation, shortened; what came before an erasure is not kept at all."""
        if tracker.sender_id in self._forgotten:
            return
        short = short_tracker(tracker, self.domain, self._most_events)
        if short is None:
            self.delete(tracker.sender_id)
            return
        await super().save(short)
        self.sweeper.later()

    async def _retrieve(self, sender_id: str, fetch_all_sessions: bool) -> DialogueStateTracker | None:
        """The conversation when it is there. Rasa looks twice, and its time may be over in between."""
        try:
            text = self.store[sender_id]
        except KeyError:
            return None
        return self.deserialise_tracker(sender_id, text)

    async def is_well(self) -> bool:
        """Memory is always within reach."""
        return True

    def delete(self, sender_id: str) -> None:
        """Forget a conversation; one that is not there is forgotten already."""
        try:
            # Not `pop`: it leaves one alone whose time is over and that was not swept up yet.
            del self.store[sender_id]
        except KeyError:
            return

    def forget(self, sender_id: str) -> None:
        """Delete a conversation for good: a turn that is still under way cannot bring it back."""
        self._forgotten[sender_id] = True
        self.delete(sender_id)
        self.sweeper.later()

    def _sweep(self) -> bool:
        self._forgotten.expire()
        if self._kept.expire():
            give_back()
        return bool(self._kept.currsize or self._forgotten.currsize)
