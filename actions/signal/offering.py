"""The one gentle offer to pass something on: a button beneath what is said anyway."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.labels import button
from actions.signal.memory import OFFERED, SENT, was_hard
from actions.turn import was_said

ELSEWHERE = ("utter_rated_helpful", "utter_rated_not_helpful")
"""Responses of the chat server that have the button too."""


def offer(tracker: Tracker) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """The button, and the events that remember it; both empty when it was offered before or a moment was hard."""
    known = tracker.get_slot(OFFERED) or tracker.get_slot(SENT) or was_said(tracker, *ELSEWHERE)
    if known or was_hard(tracker):
        return [], []
    return [button("leave_signal", "/leave_signal")], [SlotSet(OFFERED, True)]
