"""The slots of somebody who passes something on. They hold the masked sentence only, until the conversation goes."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

FORM = "signal_form"
TEXT, THEME, CONSENT = STEPS = ("signal_text", "signal_theme", "signal_consent")
OFFERED = "signal_offered"
SENT = "signal_sent"
GUESSES = "signal_guesses"
HARD_MOMENT = "hard_moment"
HARD = ("utter_crisis_", "utter_check_", "utter_lines_reminder", "utter_consult_reminder")
"""How what is said begins in a hard moment."""

NO_DANGER = "utter_after_check_no"

YES, NO, AFTER_LINES, ALREADY = "yes", "no", "after_lines", "already"
"""How the form ends: with a clear yes, without, because lines to call were given, or because one was sent before."""


def forget() -> list[dict[str, Any]]:
    """The slot events by which nothing of a sentence is left."""
    return [SlotSet(slot, None) for slot in (*STEPS, "unclear", "again")]


def was_hard(tracker: Tracker) -> bool:
    """Whether there was danger, or a question about it, in this conversation."""
    done = (event["name"] for event in tracker.events if event.get("event") == "action" and event.get("name"))
    return bool(tracker.get_slot(HARD_MOMENT)) or any(name.startswith(HARD) for name in done)


def sentence_before_check(tracker: Tracker) -> str | None:
    """The message that got a question about safety for an answer, when that was just answered with no.

    Nobody has to write it twice; what comes of it is shown before it goes anywhere.
    """
    messages: list[str] = []
    no_danger = False
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            messages.append(event.get("text") or "")
            if not no_danger or len(messages) == 2:
                break
        elif event.get("event") == "action" and event.get("name") == NO_DANGER and not messages:
            no_danger = True
    return messages[1] if len(messages) == 2 and not messages[1].startswith("/") else None
