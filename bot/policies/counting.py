"""Counts what the chat server says by itself: lines to call, and whether it helped.

It happens after the turn, in memory: lines never wait for it, and need no action server and no database.
"""

from __future__ import annotations

import logging
from typing import Any, Callable, Iterable, Iterator, List

from rasa.core.channels.channel import OutputChannel
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_RESTART_NAME
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.database import DatabaseError
from bot.insights.counting.keys import crisis, new_keys, place_of, verdict
from bot.insights.counting.shared import counters
from bot.insights.cube import Key
from bot.policies.helpful import ABOUT, ASKED_HELPFUL, HARD, HARD_MOMENT, RATED
from bot.policies.signals import CRISIS, category_of

logger = logging.getLogger(__name__)

COUNTED = "counted"


def counting(run: Callable[..., Any]) -> Callable[..., Any]:
    """The prediction loop of Rasa; what was said in it is counted when it is over."""

    async def run_and_count(
        self: MessageProcessor, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> None:
        await run(self, output_channel, tracker)
        said = _said(tracker)
        # Of who erased everything nothing is noted.
        if ACTION_RESTART_NAME not in said:
            tracker.update_with_events([*_remember(tracker, said), *_count(tracker, said)], self.domain)

    return run_and_count


def _count(tracker: DialogueStateTracker, said: List[str]) -> List[Event]:
    """Count what was not counted before; the event that remembers it."""
    before = [tuple(place) for place in tracker.get_slot(COUNTED) or []]
    new = new_keys(_keys(tracker, said), before)
    if not new:
        return []
    try:
        counters().add(new)
    except DatabaseError as error:
        logger.warning("%d additions are lost: %s", len(new), error)
    return [SlotSet(COUNTED, [list(place) for place in (*before, *map(place_of, new))])]


def _keys(tracker: DialogueStateTracker, said: Iterable[str]) -> Iterator[Key]:
    for name in said:
        if name.startswith(CRISIS):
            yield crisis(category_of(name))
        if name.startswith(RATED):
            yield verdict(tracker.get_slot(ASKED_HELPFUL), name.removeprefix(RATED))


def _remember(tracker: DialogueStateTracker, said: Iterable[str]) -> Iterator[Event]:
    for name in said:
        if name in ABOUT:
            yield SlotSet(ASKED_HELPFUL, ABOUT[name])
        if name.startswith(HARD) and not tracker.get_slot(HARD_MOMENT):
            yield SlotSet(HARD_MOMENT, True)


def _said(tracker: DialogueStateTracker) -> List[str]:
    """The names of the actions of this turn."""
    names: List[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted):
            names.append(event.action_name or "")
    return names[::-1]
