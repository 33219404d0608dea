"""The questions to who passes something on, of which the words depend on what was said."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.signal.memory import TEXT, THEME
from bot.insights.signals import OFFERED, theme_labels

Events = list[dict[str, Any]]


class ActionAskSignalTheme(Action):
    """Asks what the sentence is about."""

    def name(self) -> str:
        """The name by which Rasa finds the question of the slot."""
        return f"action_ask_{THEME}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Show the themes as buttons."""
        buttons = [{"title": theme_labels()[theme], "payload": f'/inform{{"{THEME}": "{theme}"}}'} for theme in OFFERED]
        unclear = tracker.get_slot("unclear") == THEME
        response = "utter_signal_theme_unclear" if unclear else "utter_signal_theme"
        dispatcher.utter_message(response=response, buttons=buttons)
        return []


class ActionAskSignalConsent(Action):
    """Shows the sentence as it will be sent, and asks whether it may be."""

    def name(self) -> str:
        """The name by which Rasa finds the question of the slot."""
        return "action_ask_signal_consent"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Show exactly what is in the slots: nothing else is sent."""
        words, theme = tracker.get_slot(TEXT), theme_labels()[tracker.get_slot(THEME)]
        dispatcher.utter_message(
            response="utter_signal_preview",
            words=words,
            theme=theme,
            json_message={"type": "signal_preview", "text": words, "theme": theme},
        )
        dispatcher.utter_message(response="utter_signal_consent")
        return []
