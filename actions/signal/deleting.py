"""Deletes a signal for who has its code; tells nothing about others."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.services import in_thread
from actions.signal.memory import GUESSES, SENT
from actions.signal.services import signals
from actions.turn import Turn
from bot.database import DatabaseError
from bot.insights.signals import SignalsError, code_in

Events = list[dict[str, Any]]

MOST_GUESSES = 5
"""Codes that belong to nothing, in one conversation."""

WAIT = 8.0
"""Seconds for the database."""


class ActionDeleteSignal(Action):
    """Deletes the signal of the code in the message."""

    def name(self) -> str:
        """The action's name."""
        return "action_delete_signal"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Delete, and say whether there was something; ask for the code, or for a better one, where that is needed."""
        given = Turn.of(tracker).first("signal_code")
        if given is None:
            dispatcher.utter_message(response="utter_signal_ask_code")
            return []
        found = code_in(str(given))
        if found is None or found.code is None:
            dispatcher.utter_message(response="utter_signal_code_slip")
            return []
        guesses = tracker.get_slot(GUESSES) or 0
        if guesses >= MOST_GUESSES:
            dispatcher.utter_message(response="utter_signal_code_enough")
            return []
        return await _delete(dispatcher, found.code, guesses)


async def _delete(dispatcher: CollectingDispatcher, code: str, guesses: int) -> Events:
    try:
        deleted = await asyncio.wait_for(in_thread(lambda: signals().delete(code)), WAIT)
    except (SignalsError, DatabaseError, asyncio.TimeoutError):
        dispatcher.utter_message(response="utter_signal_delete_failed")
        return []
    dispatcher.utter_message(response="utter_signal_deleted" if deleted else "utter_signal_code_unknown")
    return [SlotSet(SENT, None)] if deleted else [SlotSet(GUESSES, guesses + 1)]
