"""Counts what a conversation touches, each thing once."""

from __future__ import annotations

from typing import Any, Iterable

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.services import counters, in_thread
from bot.insights.counters import Cell


async def count(tracker: Tracker, cells: Iterable[Cell]) -> list[dict[str, Any]]:
    """Add the cells that this conversation has not added before.

    Returns:
        the slot event that remembers what was added; empty when there is nothing new.
    """
    before = [tuple(cell) for cell in tracker.get_slot("counted") or []]
    new = [cell for cell in dict.fromkeys(cells) if cell not in before]
    if not new:
        return []
    await in_thread(lambda: counters().add(new))
    return [SlotSet("counted", [list(cell) for cell in (*before, *new)])]
