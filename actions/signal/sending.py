"""Sends a sentence after a clear yes, and says how it went."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.questions.buttons import card_buttons
from actions.services import in_thread
from actions.signal.memory import AFTER_LINES, ALREADY, CONSENT, SENT, TEXT, THEME, YES, forget
from actions.signal.services import signals
from actions.turn import Turn
from bot.database import DatabaseError
from bot.insights.periods import this_month
from bot.insights.signals import SignalsError

Events = list[dict[str, Any]]

IN_TIME = 6.0
"""Seconds in which a sentence must be kept. One that is kept later, when the code can no longer be given, is deleted
again: who is told that nothing was kept must be able to trust that."""

GRACE = 1.5
WITHOUT_YES = {AFTER_LINES: "utter_signal_after_lines", ALREADY: "utter_signal_already"}


class ActionSendSignal(Action):
    """Ends the form of who passes something on."""

    def name(self) -> str:
        """The action's name."""
        return "action_send_signal"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Send what was agreed to and give the code; in every other case say that nothing was kept."""
        how, words, theme = (tracker.get_slot(slot) for slot in (CONSENT, TEXT, THEME))
        if how != YES or not words or not theme:
            if how == AFTER_LINES and Turn.of(tracker).facts:
                return [*forget(), FollowupAction("orientation_form")]
            response = WITHOUT_YES.get(how, "utter_signal_not_sent")
            dispatcher.utter_message(response=response, buttons=card_buttons(tracker))
            return forget()
        try:
            code = await asyncio.wait_for(in_thread(lambda: _leave_in_time(theme, words)), IN_TIME + GRACE)
        except (SignalsError, DatabaseError, asyncio.TimeoutError):
            dispatcher.utter_message(response="utter_signal_failed", buttons=card_buttons(tracker))
            return forget()
        dispatcher.utter_message(
            response="utter_signal_sent", code=code, json_message={"type": "signal_sent", "code": code}
        )
        return [*forget(), SlotSet(SENT, True)]


def _leave_in_time(theme: str, words: str) -> str:
    until = time.monotonic() + IN_TIME
    store = signals()
    if store.is_demo():
        raise SignalsError("made-up figures hold no real sentence")
    code = store.leave(theme, words, this_month())
    if time.monotonic() > until:
        store.delete(code)
        raise SignalsError("too late")
    return code
