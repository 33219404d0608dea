"""Asking once, at the end, whether it helped: never in or after a hard moment, and never of who stopped halfway."""

from __future__ import annotations

from typing import List

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.signals import CHECK, CRISIS, last_words

HELPFUL = "utter_helpful_"
RATED = "utter_rated_"
VERDICTS = ("helpful", "not_helpful")
RATE = "rate_helpful"
"""The intent of the two buttons."""

HARD = (CRISIS, CHECK, "utter_lines_reminder", "utter_consult_reminder")
"""How what is said begins in a hard moment."""

ASKED_HELPFUL = "asked_helpful"
"""The slot with the kind of conversation about which it was asked."""

HARD_MOMENT = "hard_moment"
"""The slot that tells whether there was one."""

AFTER_ADVICE = f"{HELPFUL}orientation"
AFTER_THANKS = f"{HELPFUL}thanks"
AFTER_REFLECTION = f"{HELPFUL}reflection"
ENDS = {
    "utter_goodbye": AFTER_ADVICE,
    "action_make_card": AFTER_ADVICE,
    "action_close_reflection": AFTER_REFLECTION,
}
"""After what it is asked."""

ABOUT = {AFTER_ADVICE: "orientation", AFTER_THANKS: "orientation", AFTER_REFLECTION: "reflection"}
"""Which kind of conversation each question is about."""

TYPED = {
    "affirm": f"{RATED}helpful",
    "deny": f"{RATED}not_helpful",
    "dont_know": "utter_skipped",
    "skip": "utter_skipped",
}
"""What is said to an answer in words."""


def about_helpful(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    """What asking whether it helped, or an answer to that, makes the bot say; None when it is about something else.

    Args:
        tracker: the conversation.
        done: the actions of this turn.
    """
    reply = _reply(tracker)
    if reply is not None:
        return reply if not done else tracker.active_loop_name or ACTION_LISTEN_NAME
    if done and done[-1].startswith(HELPFUL):
        return ACTION_LISTEN_NAME
    return _question(tracker, done) if _may_ask(tracker, done) else None


def _reply(tracker: DialogueStateTracker) -> str | None:
    """What is said to a button, whenever it is pressed, or to a word right after the question."""
    message = tracker.latest_message
    intent = message.intent["name"]
    if intent == RATE:
        given = next((e.get("value") for e in message.entities if e.get("entity") == "verdict"), None)
        meant = tracker.get_slot(ASKED_HELPFUL) and given in VERDICTS
        return f"{RATED}{given}" if meant else "utter_help_words"
    asked = last_words(tracker).startswith(HELPFUL) and not tracker.active_loop_name
    return TYPED.get(intent) if asked else None


def _may_ask(tracker: DialogueStateTracker, done: List[str]) -> bool:
    hard = tracker.get_slot(HARD_MOMENT) or any(name.startswith(HARD) for name in done)
    return not (hard or tracker.get_slot(ASKED_HELPFUL) or tracker.active_loop_name)


def _question(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    set_now = {event.key: event.value for event in _this_turn(tracker)}
    advised = tracker.get_slot("advised") is not None and "advised" not in set_now
    if not done:
        return AFTER_THANKS if advised and tracker.latest_message.intent["name"] == "thank" else None
    question = ENDS.get(done[-1])
    if question == AFTER_REFLECTION:
        return None if _stopped(tracker) else question
    return question if advised else None


def _stopped(tracker: DialogueStateTracker) -> bool:
    return any(event.key == "stopped" and event.value for event in _this_turn(tracker))


def _this_turn(tracker: DialogueStateTracker) -> List[SlotSet]:
    """The slots set since the last message."""
    found: List[SlotSet] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, SlotSet):
            found.append(event)
    return found
