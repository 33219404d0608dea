"""Whether conversations can be kept at this moment, for a health check."""

from __future__ import annotations

import asyncio

from rasa.core.agent import Agent
from rasa.core.tracker_store import TrackerStore

ANSWER_WITHIN = 3.0
"""Seconds."""


async def store_is_well(agent: Agent) -> bool:
    """Whether the tracker store behind an agent can keep something; False when it takes too long to tell.

    A store without `is_well` (Rasa's own in memory) is taken to be well.
    """
    asked = getattr(_innermost(agent.tracker_store), "is_well", None)
    if asked is None:
        return True
    try:
        return bool(await asyncio.wait_for(asked(), ANSWER_WITHIN))
    except asyncio.TimeoutError:
        return False


def _innermost(store: TrackerStore) -> TrackerStore:
    inner = getattr(store, "_tracker_store", None)
    return store if inner is None else _innermost(inner)
