"""Between the slots of an orientation and the domain's `Interview`."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.forms import REQUESTED_SLOT

from bot.orientation.interview import Interview
from bot.orientation.situation import Situation

FIELDS = tuple(field.name for field in fields(Situation))


def recall_situation(tracker: Tracker) -> Situation:
    """The Situation as far as it was told."""
    return Situation.from_mapping({field: tracker.get_slot(field) for field in FIELDS})


def recall(tracker: Tracker) -> Interview:
    """The interview as the slots hold it."""
    return Interview(
        situation=recall_situation(tracker),
        asked=tuple(tracker.get_slot("orientation_asked") or ()),
        trail=tuple(Situation.from_mapping(before) for before in tracker.get_slot("orientation_trail") or ()),
    )


def remember(interview: Interview) -> list[dict[str, Any]]:
    """The slot events that keep an interview."""
    known = {field: value or None for field, value in interview.situation.as_mapping().items()}
    known.update({field: getattr(interview.situation, field) for field in ("waiting", "court")})
    kept = {
        **known,
        "orientation_asked": list(interview.asked),
        "orientation_trail": [_compact(before) for before in interview.trail],
        "orientation_position": interview.position,
    }
    return [SlotSet(name, value) for name, value in kept.items()]


def _compact(situation: Situation) -> dict[str, Any]:
    return {field: value for field, value in situation.as_mapping().items() if value not in (None, [])}


def only_changes(tracker: Tracker, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events without slots that already hold their value: each one costs on every later turn.

    The first slot stays in any case, because Rasa takes a form that sets none for one that refuses.
    """
    slots = [event for event in events if event["event"] == "slot" and event["name"] != REQUESTED_SLOT]
    same = [event for event in slots[1:] if tracker.get_slot(event["name"]) == event["value"]]
    return [event for event in events if not any(event is other for other in same)]
