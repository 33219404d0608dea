"""Conversations in the memory of a Redis server, when more than one chat server answers.

The same promise as in one server: a time to live, only the last events, gone at once when erased. That Redis
itself writes nothing to a disk is settled in `deploy/redis.conf`. Rasa's own Redis store keeps every event and
merges what it finds, and so brings back what was left out.
"""

from __future__ import annotations

import hashlib
from typing import Any, Iterable

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from redis.exceptions import RedisError

from bot.privacy.redis_connection import StoreUnavailable, connect_redis
from bot.privacy.shortening import short_tracker

PREFIX = "gesprek:"
FORGOTTEN = "gewist:"
"""Before a digest of the id of a conversation that was forgotten for good."""

REFUSED_AFTER_FORGETTING = 300_000
"""Milliseconds that such a conversation is not kept again; no turn takes so long."""

KEEP_UNLESS_FORGOTTEN = """
if redis.call("EXISTS", KEYS[2]) == 0 then redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2]) end
"""
"""In one step, also when another server forgets the conversation at the same moment."""

PROBE = "gezond"


class EphemeralRedisStore(TrackerStore, SerializedTrackerAsText):
    """Keeps conversations in Redis for a short time; see the module.

    In `endpoints.yml`: `url`, and as for the store of one server `minutes` and `events`. How many there may be
    is a matter of `maxmemory` in Redis. Every method raises `StoreUnavailable` when Redis does not answer.
    """

    def __init__(
        self,
        domain: Domain,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        minutes: float = 30,
        events: int = 60,
        **kwargs: Any,
    ) -> None:
        """Make a store; `host` is the URL of Redis, by the name that Rasa gives it."""
        super().__init__(domain, event_broker, **kwargs)
        self._redis = connect_redis(host)
        self._keep = self._redis.register_script(KEEP_UNLESS_FORGOTTEN)
        self._milliseconds = int(float(minutes) * 60_000)
        self._most_events = int(events)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a conversation, shortened; its time begins anew."""
        short = short_tracker(tracker, self.domain, self._most_events)
        if short is None:
            await self.delete(tracker.sender_id)
            return
        await self.stream_events(short)
        keys = [PREFIX + tracker.sender_id, _forgotten(tracker.sender_id)]
        try:
            await self._keep(keys=keys, args=[self.serialise_tracker(short), self._milliseconds])
        except RedisError:
            raise StoreUnavailable from None

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation, or None when it is not there (any more)."""
        try:
            text = await self._redis.get(PREFIX + sender_id)
        except RedisError:
            raise StoreUnavailable from None
        return None if text is None else self.deserialise_tracker(sender_id, text)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The same: nothing is kept beside it."""
        return await self.retrieve(conversation_id)

    async def exists(self, conversation_id: str) -> bool:
        """Whether a conversation is there."""
        try:
            return bool(await self._redis.exists(PREFIX + conversation_id))
        except RedisError:
            raise StoreUnavailable from None

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        try:
            return [key.removeprefix(PREFIX) async for key in self._redis.scan_iter(match=f"{PREFIX}*", count=1000)]
        except RedisError:
            raise StoreUnavailable from None

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation; one that is not there is forgotten already."""
        try:
            await self._redis.delete(PREFIX + sender_id)
        except RedisError:
            raise StoreUnavailable from None

    async def forget(self, sender_id: str) -> None:
        """Delete a conversation for good: a turn that is still under way, here or elsewhere, cannot bring it back."""
        try:
            async with self._redis.pipeline(transaction=True) as together:
                together.set(_forgotten(sender_id), "1", px=REFUSED_AFTER_FORGETTING)
                together.delete(PREFIX + sender_id)
                await together.execute()
        except RedisError:
            raise StoreUnavailable from None

    async def is_well(self) -> bool:
        """Whether something can be kept at this moment: a Redis that is full answers, but keeps nothing."""
        try:
            await self._redis.set(PROBE, "1", px=self._milliseconds)
        except RedisError:
            return False
        return True


def _forgotten(sender_id: str) -> str:
    return FORGOTTEN + hashlib.sha256(sender_id.encode()).hexdigest()
