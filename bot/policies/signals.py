"""Hearing danger in a turn, and the answer to the question about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

ORIENTATION = "orientation_form"
CHECK = "utter_check_"
CRISIS = "utter_crisis_"
CATEGORIES = frozenset({"suicide", "abuse", "danger"})
"""What a payload may name; anybody can send one by hand."""

PLAIN = frozenset({"asker", "level", "minutes", "bare_age", "age", "province", "theme", "option", "command"})
"""What a message can name without saying how somebody is: "mezelf" is an answer, and no sign."""

ADULT = 18
YOUNGEST_WRITER = 6
"""Years; a younger age in a message is somebody else's."""

BARE_AGE = "bare_age"

LONGEST_NO = 3
"""Words; a longer no to "is iedereen veilig?" tells more than no."""

SAYS_YES = re.compile(
    r"(ja|jawel|jep|jup|soms|misschien|eigenlijk wel|af en toe|een beetje|best wel|klopt|vaak|toch wel|elke dag)\b"
)
SAYS_NO = re.compile(r"(nee|neen|neeje|nee+|niet echt|gewoon moe|nooit|zo erg is het niet)\b")
BUT_YES = re.compile(r"\b(maar|soms|toch|eigenlijk)\b")


@dataclass(frozen=True)
class Signal:
    """Danger in a message.

    Attributes:
        category: `suicide`, `abuse` or `danger`.
        doubt: whether it deserves a check question and not the lines at once.
        about: who is at risk: `self`, `other` or `unknown`.
    """

    category: str
    doubt: bool
    about: str


def signal_in(tracker: DialogueStateTracker) -> Signal | None:
    """What the crisis detector heard, what a button says, or a no to "is iedereen veilig?"."""
    message = tracker.latest_message
    heard = (e for e in message.entities if e.get("entity") == "crisis" and e.get("value") in CATEGORIES)
    crisis = next(heard, None)
    if crisis is not None and not (crisis.get("role") == "doubt" and _only_names(message)):
        return Signal(crisis["value"], crisis.get("role") == "doubt", crisis.get("group") or "unknown")
    intent = message.intent["name"]
    if intent.startswith("crisis_"):
        return Signal(intent.removeprefix("crisis_"), False, "unknown")
    said = {e.get("value") for e in message.entities if e.get("entity") == "safety"}
    unsafe = (
        intent == "deny"
        and tracker.active_loop_name == ORIENTATION
        and tracker.get_slot("requested_slot") == "safety"
        and len((message.text or "").split()) <= LONGEST_NO
        and not last_words(tracker).startswith((CHECK, CRISIS))
    )
    if "acute" in said:
        return Signal("danger", False, "unknown")
    # A bare no may be about now or about always: asked once more, with the numbers beside it.
    return Signal("danger", True, "unknown") if unsafe and not said else None


def category_of(response: str) -> str:
    """Which danger a response with lines, or a check question, is about."""
    return response.removeprefix(CRISIS).removeprefix(CHECK).split("_")[0]


def young(tracker: DialogueStateTracker) -> bool:
    """Whether a minor writes, as far as the conversation and this message tell."""
    message = tracker.latest_message
    said = {e.get("value") for e in message.entities if e.get("entity") == "asker"}
    asker = next(iter(said), None) or tracker.get_slot("asker")
    if asker is not None:
        return asker == "youth"
    ages = [e.get("value") for e in message.entities if e.get("entity") in ("age", BARE_AGE)]
    own = any(e.get("entity") == "crisis" and e.get("group") == "self" for e in message.entities)
    return own and any(isinstance(age, (int, float)) and YOUNGEST_WRITER <= age < ADULT for age in ages)


def _only_names(message: UserUttered) -> bool:
    """Whether the whole message is one plain fact."""
    whole = (0, len(message.text or ""))
    return any((e.get("start"), e.get("end")) == whole and e.get("entity") in PLAIN for e in message.entities)


def reply_to_check(message: UserUttered) -> str | None:
    """Whether an answer to a check question is `yes`, `no` or `unsure`; None when it is something else."""
    intent = message.intent["name"]
    text = (message.text or "").strip().lower()
    if SAYS_NO.match(text) or (intent == "deny" and not SAYS_YES.match(text)):
        return "unsure" if BUT_YES.search(text) else "no"
    if intent == "affirm" or SAYS_YES.match(text):
        return "yes"
    return "unsure" if intent in ("dont_know", "skip") else None


def last_words(tracker: DialogueStateTracker) -> str:
    """The last action of the turn before this one; empty when there was none."""
    past_message = False
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            if past_message:
                break
            past_message = True
        elif past_message and isinstance(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME:
            return event.action_name or ""
    return ""
