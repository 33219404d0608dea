"""The connection to Redis, for conversations that several servers share."""

from __future__ import annotations

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as LostConnection

ANSWER_WITHIN = 2.0
"""Seconds; a user waits meanwhile, and a kind word is better than a long silence."""


class StoreUnavailable(RuntimeError):
    """Conversations cannot be kept at this moment. The message tells nothing of what was to be kept."""

    def __init__(self) -> None:
        super().__init__("Redis does not answer as it should")


def connect_redis(url: str | None) -> Redis:
    """A client that connects at its first use.

    Args:
        url: such as `redis://user:password@host:6379/0`, or `rediss://` for an encrypted line.

    Raises:
        ValueError: when there is no address, or none that can be read.
    """
    if not url:
        raise ValueError("KOMPAAN_REDIS_URL is leeg.")
    # A connection that went stale is made anew once; after that it is an outage.
    return Redis.from_url(
        url,
        decode_responses=True,
        socket_timeout=ANSWER_WITHIN,
        socket_connect_timeout=ANSWER_WITHIN,
        retry=Retry(NoBackoff(), 1),
        retry_on_error=[LostConnection],
    )
