"""What one message of the user says, read from Rasa's tracker: the only place that knows its shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterable, Mapping

from rasa_sdk import Tracker

ACTION_LISTEN = "action_listen"
COUNTED_ANSWER = "utter_consult_reminder"
"""After this word of caution to a worker, the message still counts as the answer it was."""

SURE = 0.5
"""From this confidence an intent inside a form is taken up as a fact."""

FIELD_OF_ENTITY = {
    "age": "ages",
    "domain": "domains",
    "current_help": "current_help",
    "asker": "asker",
    "network": "network",
    "waiting": "waiting",
    "disability": "disability",
    "court": "court",
    "safety": "safety",
    "province": "province",
}
_LISTS = frozenset({"ages", "domains", "current_help"})

FACTS_OF_INTENT: Mapping[str, Mapping[str, Any]] = {
    "concern_parenting": {"domains": ["parenting"]},
    "concern_school": {"domains": ["school"]},
    "concern_mental": {"domains": ["mental"]},
    "concern_home_conflict": {"domains": ["home_conflict"]},
    "concern_money_housing": {"domains": ["money_housing"]},
    "concern_disability": {"domains": ["disability"]},
    "concern_behaviour": {"domains": ["behaviour"]},
    "concern_loneliness_network": {"domains": ["loneliness_network"], "network": "weak"},
    "concern_baby": {"domains": ["baby"]},
    "concern_waiting": {"waiting": True},
}


@dataclass(frozen=True)
class Turn:
    """One message of the user.

    Attributes:
        text: the message; a button's payload is no text.
        intent: name of the likeliest intent.
        confidence: how likely, 0 to 1; 1 for a button or a universal word.
        command: the universal word that the whole message is, or None.
        facts: facts of the Situation that it tells, ready for `Situation.with_facts`.
        entities: everything else that was recognised, by name, in order.
        by_button: whether a button was pressed.
        interrupted: whether the bot has said something since the message, so that it is not an answer any more.
    """

    text: str
    intent: str
    confidence: float
    command: str | None
    facts: Mapping[str, Any] = field(default_factory=dict)
    entities: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    by_button: bool = False
    interrupted: bool = False

    @classmethod
    def of(cls, tracker: Tracker) -> Turn:
        """Read the latest message of a tracker."""
        message = tracker.latest_message or {}
        intent = message.get("intent") or {}
        text = message.get("text") or ""
        by_button = text.startswith("/")
        name, confidence = intent.get("name") or "", float(intent.get("confidence") or 0.0)
        entities = _by_name(message.get("entities") or [])
        command = next(iter(entities.get("command", ())), None)
        return cls(
            text="" if by_button else text.strip(),
            intent=name,
            confidence=confidence,
            command=name if by_button else command,
            facts=_facts(name if confidence >= SURE else "", entities),
            entities=entities,
            by_button=by_button,
            interrupted=_interrupted(tracker.events),
        )

    def first(self, entity: str) -> Any | None:
        """The first value of an entity, or None."""
        return next(iter(self.entities.get(entity, ())), None)


def _by_name(entities: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for entity in entities:
        name, value = entity.get("entity"), entity.get("value")
        if name and value is not None:
            found[name] = (*found.get(name, ()), *(value if isinstance(value, list) else [value]))
    return found


def _facts(intent: str, entities: Mapping[str, tuple[Any, ...]]) -> dict[str, Any]:
    facts: dict[str, Any] = {name: _copy(value) for name, value in FACTS_OF_INTENT.get(intent, {}).items()}
    for entity, values in entities.items():
        name = FIELD_OF_ENTITY.get(entity)
        if name is None:
            continue
        if name in _LISTS:
            facts[name] = list(dict.fromkeys([*values, *facts.get(name, [])]))
        else:
            facts[name] = values[0]
    if "disability" in facts.get("domains", []) and "disability" not in facts:
        facts["disability"] = "suspected"
    return facts


def _copy(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def _interrupted(events: Iterable[Mapping[str, Any]]) -> bool:
    """Whether an action other than the running form came after the user's message."""
    done: list[str] = []
    for event in reversed(list(events)):
        if event.get("event") == "user":
            break
        if event.get("event") == "action" and event.get("name") != ACTION_LISTEN:
            done.append(event["name"])
    # The newest is the form itself, which Rasa notes before it asks for validation.
    return any(name != COUNTED_ANSWER for name in done[1:])
