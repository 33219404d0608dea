"""Tells what an idea of the sources is."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.questions.register import words_of
from actions.services import in_thread, knowledge
from bot.questions import Asked

Events = list[dict[str, Any]]


async def tell_concept(dispatcher: CollectingDispatcher, tracker: Tracker, asked: Asked) -> Events:
    """Tell it in the words of who asks, and remember where it stands."""
    concept = await in_thread(lambda: knowledge().concept(asked.ids[0]))
    if concept is None:
        dispatcher.utter_message(response="utter_unclear_menu")
        return []
    dispatcher.utter_message(response="utter_concept", name=concept.name, meaning=words_of(concept, tracker))
    return [SlotSet("topic_option", None), SlotSet("last_source", [concept.source])]
