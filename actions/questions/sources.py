"""Remembers where an answer stands, and says it when asked for the source."""

from __future__ import annotations

from typing import Any, Iterable, Mapping

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.knowledge.answers import Fact

Said = Mapping[str, str]


def citation(fact: Fact, about: str = "") -> Said:
    """Where a fact stands; `about` names the option when several are told of."""
    return {"document": fact.document, "place": f"{about}: {fact.place}" if about else fact.place}


def remember_sources(sources: str | Iterable[Said]) -> dict[str, Any]:
    """The slot event that keeps where the last answer stands: a line, or citations."""
    return SlotSet("last_source", sources if isinstance(sources, str) else list(sources))


def show_source(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Say where the last answer stands, each document once."""
    sources = tracker.get_slot("last_source")
    if not sources:
        dispatcher.utter_message(response="utter_no_source")
        return
    dispatcher.utter_message(response="utter_source", source=sources if isinstance(sources, str) else _said(sources))


def _said(sources: Iterable[Said]) -> str:
    places: dict[str, list[str]] = {}
    for each in sources:
        places.setdefault(each["document"], []).append(each["place"])
    return ". Ook: ".join(f"{document}, {'; '.join(dict.fromkeys(found))}" for document, found in places.items())
