"""Counts what a conversation touches, each thing once."""

from __future__ import annotations

from typing import Any, Iterable

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from bot.insights.counting.keys import new_keys, place_of
from bot.insights.counting.shared import counters
from bot.insights.cube import Key

COUNTED = "counted"


def count(tracker: Tracker, keys: Iterable[Key]) -> list[dict[str, Any]]:
    """Add the keys that this conversation has not added before; waits for nothing.

    Returns:
        the slot event that remembers what was added; empty when there is nothing new.
    """
    before = [tuple(place) for place in tracker.get_slot(COUNTED) or []]
    new = new_keys(keys, before)
    if not new:
        return []
    counters().add(new)
    return [SlotSet(COUNTED, [list(place) for place in (*before, *map(place_of, new))])]
