"""Between the slots of a reflection and the domain's `Session`."""

from __future__ import annotations

from typing import Any, Mapping

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from bot.reflection.session import Session

SLOTS = (
    "reflection_theme",
    "reflection_level",
    "reflection_minutes",
    "reflection_now",
    "reflection_wanted",
    "reflection_next_action",
    "reflection_story",
    "reflection_plan",
    "reflection_answers",
)


def recall(tracker: Tracker) -> Session:
    """The session as the slots hold it."""
    return Session.from_lists(tracker.get_slot("reflection_plan"), tracker.get_slot("reflection_answers"))


def remember(session: Session) -> list[dict[str, Any]]:
    """The slot events that keep a session."""
    return [
        SlotSet("reflection_plan", list(session.plan)),
        SlotSet("reflection_answers", list(session.answers)),
        SlotSet("reflection_answer", None),
    ]


def start_over(known: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The slot events of a new reflection, of which some things are known already."""
    forgotten = [SlotSet("stopped", None), SlotSet("unclear", None)]
    return [SlotSet(slot, known.get(slot)) for slot in SLOTS] + forgotten
