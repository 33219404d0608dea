"""Trackers made by hand."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.interruption import next_interruption

LISTEN = "action_listen"
ORIENTATION = "orientation_form"
REFLECTION = "reflection_form"


def says(intent: str, text: str = "iets", **entities: Any) -> UserUttered:
    """A message of the user; a keyword per entity, whose value may be a dictionary with role and group."""
    found = [
        {"entity": name, **(value if isinstance(value, dict) else {"value": value})} for name, value in entities.items()
    ]
    return UserUttered(text, {"name": intent, "confidence": 1.0}, found)


def crisis(category: str, level: str = "alarm", about: str = "self", intent: str = "inform") -> UserUttered:
    """A message in which the detector heard something."""
    name = f"crisis_{category}" if level == "alarm" else intent
    return says(name, crisis={"value": category, "role": level, "group": about})


def did(*names: str) -> list[Event]:
    """Actions that were run."""
    return [ActionExecuted(name) for name in names]


def after(*events: Event | list[Event], loop: str | None = None, asked: str | None = None) -> str | None:
    """What goes first after these events, perhaps in the middle of a form."""
    before: list[Event] = [ActionExecuted(LISTEN)]
    if loop:
        before += [ActiveLoop(loop), SlotSet("requested_slot", asked)]
    for event in events:
        before += event if isinstance(event, list) else [event]
    tracker = DialogueStateTracker("x", [AnySlot("requested_slot", mappings=[{}])])
    tracker.update_with_events(before, Domain.empty())
    return next_interruption(tracker)
