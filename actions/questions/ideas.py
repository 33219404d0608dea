"""Tells what ideas of the sources are."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.questions.register import words_of
from actions.questions.sources import remember_sources
from actions.services import in_thread, knowledge
from bot.questions import Asked

Events = list[dict[str, Any]]


async def tell_concept(dispatcher: CollectingDispatcher, tracker: Tracker, asked: Asked) -> Events:
    """Tell the ideas one after the other, in the words of who asks, and remember where they stand."""
    found = await in_thread(lambda: [knowledge().concept(concept_id) for concept_id in asked.ids])
    concepts = [concept for concept in found if concept is not None]
    if not concepts:
        dispatcher.utter_message(response="utter_unclear_menu")
        return []
    for concept in concepts:
        dispatcher.utter_message(response="utter_concept", name=concept.name, meaning=words_of(concept, tracker))
    sources = ". Ook: ".join(dict.fromkeys(concept.source for concept in concepts))
    return [SlotSet("topic_option", None), remember_sources(sources)]
