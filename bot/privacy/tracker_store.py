"""Conversations live in memory only, and briefly.

Rasa's own in-memory store never forgets, and a turn grows with the whole conversation before it. Here a
conversation goes a while after its last message, what was erased is gone at once, and only the last events are
kept, with what they led to.
"""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, List, Sequence

from cachetools import TTLCache
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


class EphemeralTrackerStore(InMemoryTrackerStore):
    """Keeps conversations for a short time; see the module.

    In `endpoints.yml` one may set `minutes` (time to live after the last message), `conversations` (how many
    at most; the one longest untouched goes first) and `events` (how many of each are kept at least).
    """

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        minutes: float = 30,
        conversations: int = 10_000,
        events: int = 60,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        """Make an empty store; `clock` gives seconds."""
        super().__init__(domain, event_broker, **kwargs)
        self._most_events = int(events)
        kept: TTLCache[str, str] = TTLCache(maxsize=int(conversations), ttl=float(minutes) * 60, timer=clock)
        self.store: Dict[str, str] = kept  # type: ignore[assignment]  # a mapping, as Rasa's is

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a conversation, shortened; what came before an erasure is not kept at all."""
        events = shortened(tracker, self._most_events)
        if not events:
            self.delete(tracker.sender_id)
            return
        short = DialogueStateTracker.from_events(tracker.sender_id, events, self.domain.slots)
        short.model_id, short.assistant_id = tracker.model_id, tracker.assistant_id
        await super().save(short)

    def delete(self, sender_id: str) -> None:
        """Forget a conversation; one that is not there is forgotten already."""
        self.store.pop(sender_id, None)


def shortened(tracker: DialogueStateTracker, most: int) -> List[Event]:
    """The events that a conversation needs to go on: all since an erasure, or the last with what they rest on.

    Args:
        tracker: the conversation.
        most: how many events may be kept before older ones are summed up as slots and active form.
    """
    events = _since_restart(list(tracker.events))
    if len(events) <= most:
        return events
    cut = next((i for i in range(len(events) - most, len(events)) if isinstance(events[i], UserUttered)), 0)
    if not cut:
        return events
    known = [SlotSet(name, slot.value) for name, slot in tracker.slots.items() if slot.value is not None]
    loop: List[Event] = [ActiveLoop(tracker.active_loop_name)] if tracker.active_loop_name else []
    return [*known, *loop, ActionExecuted(ACTION_LISTEN_NAME), *events[cut:]]


def _since_restart(events: Sequence[Event]) -> List[Event]:
    erased = [index for index, event in enumerate(events) if isinstance(event, Restarted)]
    return list(events[erased[-1] + 1 :]) if erased else list(events)
