"""Trackers as Rasa sends them to the action server."""

from __future__ import annotations

from typing import Any, Iterable

from rasa_sdk import Tracker

from actions.turn import ACTION_LISTEN, Turn

FORM = "orientation_form"
RESTART = {"event": "restart"}

Event = dict[str, Any]


def entity(name: str, value: Any) -> dict[str, Any]:
    """An entity as the pipeline leaves it."""
    return {"entity": name, "value": value}


def message(text: str | None, intent: str | None = None, *entities: dict[str, Any], sure: float = 1.0) -> Event:
    """A message as Rasa read it."""
    return {"text": text, "intent": {"name": intent, "confidence": sure}, "entities": list(entities)}


def action(name: str) -> Event:
    """Something that the bot did."""
    return {"event": "action", "name": name}


def turn(read: Event, *done: str) -> list[Event]:
    """The events of a message and of what the bot did after it."""
    return [{"event": "user", "parse_data": read}, *map(action, done), action(ACTION_LISTEN)]


def tracker(read: Event | None, events: Iterable[Event] = ()) -> Tracker:
    """A tracker with this latest message."""
    return Tracker("", {}, read, list(events), False, None, {}, FORM)


def now(read: Event, *done: str, before: Iterable[Event] = ()) -> Tracker:
    """A tracker at the moment that the form asks for validation, when the bot did nothing or this in between."""
    return tracker(read, [*before, *turn(read, *done)[:-1], action(FORM)])


def heard(text: str | None, intent: str | None = None, *entities: dict[str, Any], sure: float = 1.0) -> Turn:
    """The turn of one message."""
    return Turn.of(now(message(text, intent, *entities, sure=sure)))
