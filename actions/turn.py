"""What one message of the user says, read from Rasa's tracker: the only place that knows its shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterable, Iterator, Mapping

from rasa_sdk import Tracker

from bot.orientation.situation import Situation, SituationError

ACTION_LISTEN = "action_listen"
COUNTED_ANSWER = frozenset({"utter_consult_reminder", "utter_lines_reminder"})
"""After these words of care the message still counts as the answer it was."""

LINES = "utter_crisis_"
CHECK = "utter_check_"
ASIDE = (LINES, CHECK, "utter_after_check_", "utter_go_on")
"""What is said instead of going on with the conversation (`bot/policies/interruption.py`)."""

REPLIES = frozenset({"affirm", "deny", "thank", "dont_know", "goodbye"})
"""Short replies that say nothing by themselves."""

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
        after_lines: whether the bot gave lines to call just before this message.
        after_check: whether the bot asked about somebody's safety just before this message.
    """

    text: str
    intent: str
    confidence: float
    command: str | None
    facts: Mapping[str, Any] = field(default_factory=dict)
    entities: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    by_button: bool = False
    interrupted: bool = False
    after_lines: bool = False
    after_check: bool = False

    @classmethod
    def of(cls, tracker: Tracker) -> Turn:
        """Read the latest message of a tracker."""
        message = tracker.latest_message or {}
        intent = message.get("intent") or {}
        text = message.get("text") or ""
        name, confidence = intent.get("name") or "", float(intent.get("confidence") or 0.0)
        # What starts with a slash and is no payload is just text.
        by_button = text.strip() == f"/{name}" or text.startswith(f"/{name}{{")
        _, before = next(_turns_before(tracker), ({}, []))
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
            after_lines=bool(before) and before[-1].startswith(LINES),
            after_check=bool(before) and before[-1].startswith(CHECK),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not self.text and not self.by_button

    @property
    def replies_to_lines(self) -> bool:
        """Whether this is no more than a nod to the lines that were given: no answer to what was asked before."""
        return self.after_lines and self.intent in REPLIES

    def first(self, entity: str) -> Any | None:
        """The first value of an entity, or None."""
        return next(iter(self.entities.get(entity, ())), None)


def missed_facts(tracker: Tracker) -> dict[str, Any]:
    """What was told in the messages just before this one that got only a check question or lines for an answer.

    Nobody has to say it twice. Danger that was named is a concern from then on: the lines were given.
    """
    facts: dict[str, Any] = {}
    for message, done in _turns_before(tracker):
        if not done or not all(name.startswith(ASIDE) for name in done):
            break
        facts = {**_facts_of(message), **facts}
    return facts | {"safety": "concern"} if facts.get("safety") == "acute" else facts


def was_said(tracker: Tracker, *responses: str) -> bool:
    """Whether the bot gave one of these responses since the conversation began or was erased."""
    for event in reversed(tracker.events):
        if event.get("event") == "restart":
            return False
        if event.get("event") == "action" and event.get("name") in responses:
            return True
    return False


def _turns_before(tracker: Tracker) -> Iterator[tuple[Mapping[str, Any], list[str]]]:
    """The turns before this one, newest first: the message as Rasa read it, and the actions that followed."""
    done: list[str] = []
    newest = True
    for event in reversed(tracker.events):
        if event.get("event") == "restart":
            return
        if event.get("event") == "user":
            if not newest:
                yield event.get("parse_data") or {}, done[::-1]
            newest, done = False, []
        elif event.get("event") == "action" and event.get("name") != ACTION_LISTEN:
            done.append(event["name"])


def _by_name(entities: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for entity in entities:
        name, value = entity.get("entity"), entity.get("value")
        values = [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, (str, int, float))]
        if name and values:
            found[name] = (*found.get(name, ()), *values)
    return found


def _facts_of(message: Mapping[str, Any]) -> dict[str, Any]:
    intent = message.get("intent") or {}
    sure = float(intent.get("confidence") or 0.0) >= SURE
    return _facts(intent.get("name") or "" if sure else "", _by_name(message.get("entities") or []))


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
    if denied := set(entities.get("denied_domain", ())):
        about = [domain for domain in facts.pop("domains", []) if domain not in denied]
        facts |= {"domains": about} if about else {}
    if "disability" in facts.get("domains", []) and "disability" not in facts:
        facts["disability"] = "suspected"
    return {name: value for name, value in facts.items() if _possible(name, value)}


def _possible(name: str, value: Any) -> bool:
    """Whether a Situation can hold it; what is sent in the guise of a button may be anything."""
    try:
        Situation.from_mapping({name: value})
    except SituationError:
        return False
    return True


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
    return any(name not in COUNTED_ANSWER for name in done[1:])
