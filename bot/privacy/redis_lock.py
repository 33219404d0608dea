"""One message at a time in each conversation, also when several chat servers answer.

Rasa's own Redis lock reads, changes and writes in three steps, so that two messages at the same moment can lose
one; and its keys stay for ever. Here the lock is that of the Redis client itself, which takes it in one step.
"""

from __future__ import annotations

import secrets
from contextlib import asynccontextmanager, suppress
from typing import AsyncGenerator

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockError, LockStore
from rasa.utils.endpoints import EndpointConfig
from redis.exceptions import LockError as NotOurs
from redis.exceptions import RedisError

from bot.privacy.redis_connection import connect_redis

PREFIX = "slot:"
LIFETIME = 30.0
"""Seconds; longer than a turn takes, and how long a conversation waits when its server was killed in mid-turn."""

TRY_AGAIN_AFTER = 0.05


class RedisConversationLocks(LockStore):
    """Locks by conversation in Redis; in `endpoints.yml` as `lock_store` with a `url`."""

    def __init__(self, endpoint_config: EndpointConfig) -> None:
        """Raises ValueError when the address cannot be read."""
        super().__init__()
        self._redis = connect_redis(endpoint_config.url)

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LIFETIME,
        wait_time_in_seconds: float = TRY_AGAIN_AFTER,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the lock of a conversation.

        Raises:
            LockError: when Redis does not answer, or others hold it too long.
        """
        wait = min(wait_time_in_seconds, TRY_AGAIN_AFTER)
        lock = self._redis.lock(PREFIX + conversation_id, timeout=lock_lifetime, sleep=wait)
        try:
            # The client's own token would tell the address of the network card.
            held = await lock.acquire(blocking_timeout=lock_lifetime, token=secrets.token_hex(16))
        except RedisError:
            held = False
        if not held:
            raise LockError("the lock of a conversation is not to be had")
        try:
            yield TicketLock(conversation_id)
        finally:
            # Its time may be over, or Redis gone; either way it goes by itself.
            with suppress(NotOurs, RedisError):
                await lock.release()
