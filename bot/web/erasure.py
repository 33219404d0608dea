"""Erasing a conversation, and knowing whether it is there. Rasa cannot erase: its tracker stores have no way to."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore

from bot.privacy.redis_connection import StoreUnavailable
from bot.web.refusal import Refusal

TRY_AGAIN_AFTER = 0.1
"""Seconds between two attempts to get the lock of a conversation that is still answering."""


async def erase(agent: Agent, conversation: str) -> None:
    """Erase all that is kept of a conversation. It is over then: a turn that is under way brings nothing back.

    Args:
        agent: the running agent.
        conversation: id of the conversation; one that does not exist is erased already.

    Raises:
        Refusal: when a tracker store has no way to delete (500) or cannot be reached (503), so that nobody is told
            it happened.
    """
    forget = getattr(agent.tracker_store, "forget", None)
    try:
        if callable(forget):
            # Kompaan's own stores refuse what a turn would write back, so nobody has to wait for it.
            await _done(forget(conversation))
            return
        async with agent.lock_store.lock(conversation, wait_time_in_seconds=TRY_AGAIN_AFTER):
            for store in _stores(agent.tracker_store):
                await _erase_from(store, conversation)
    except StoreUnavailable:
        raise Refusal("not_erased", 503) from None


async def is_kept(agent: Agent, conversation: str) -> bool:
    """Whether a conversation is still there: not after a restart, and not long after its last message."""
    for store in _stores(agent.tracker_store):
        if isinstance(store, InMemoryTrackerStore):
            kept = conversation in store.store
        else:
            kept = bool(await store.exists(conversation))
        if kept:
            return True
    return False


def _stores(store: TrackerStore) -> Iterator[TrackerStore]:
    """The stores that really keep something: Rasa wraps them and may keep a fall-back beside them."""
    inner = getattr(store, "_tracker_store", None)
    if inner is None:
        yield store
        return
    yield from _stores(inner)
    beside = getattr(store, "_fallback_tracker_store", None)
    if beside is not None:
        yield from _stores(beside)


async def _erase_from(store: TrackerStore, conversation: str) -> None:
    delete = getattr(store, "delete", None)
    if callable(delete):
        await _done(delete(conversation))
    elif isinstance(store, InMemoryTrackerStore):
        store.store.pop(conversation, None)
    else:
        raise Refusal("not_erased", 500)


async def _done(outcome: object) -> None:
    if inspect.isawaitable(outcome):
        await outcome
