"""What a conversation needs to go on, and not more: a turn must not cost more the longer people talk."""

from __future__ import annotations

from typing import List, Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


def short_tracker(tracker: DialogueStateTracker, domain: Domain, most: int) -> DialogueStateTracker | None:
    """A conversation as a store keeps it; None when there is nothing to keep, as right after an erasure.

    Args:
        tracker: the whole conversation.
        domain: the slots that it may have.
        most: how many events may be kept before older ones are summed up.
    """
    events = shortened(tracker, most)
    if not events:
        return None
    short = DialogueStateTracker.from_events(tracker.sender_id, events, domain.slots)
    short.model_id, short.assistant_id = tracker.model_id, tracker.assistant_id
    return short


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
