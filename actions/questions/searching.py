"""Options by what they are like: "wie komt aan huis", "wat kan voor een kind van 3"."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.questions.buttons import more_button, story_buttons
from actions.questions.sources import citation, remember_sources
from actions.services import in_thread, knowledge
from bot.knowledge.answers import Fact, Option
from bot.knowledge.fields import fact_of_trait
from bot.questions import Asked

Events = list[dict[str, Any]]

MOST_BUTTONS = 3
_FIRST_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


async def search(dispatcher: CollectingDispatcher, tracker: Tracker, asked: Asked) -> Events:
    """Name the options that have what is asked for, each with what its source says of it.

    Returns:
        slot events that remember the sources.
    """
    if asked.wanted.nothing:
        dispatcher.utter_message(response="utter_search_how", buttons=story_buttons(tracker))
        return [SlotSet("topic_option", None)]
    found = await in_thread(lambda: knowledge().search(asked.wanted))
    options = await in_thread(lambda: [knowledge().option(option_id) for option_id in found.ids])
    known = [option for option in options if option is not None]
    if not known:
        dispatcher.utter_message(response="utter_found_nothing", buttons=story_buttons(tracker))
        return [SlotSet("topic_option", None)]
    shown = {option.id: _shown(option, asked) for option in known}
    lines = [f"- **{option.name}**: {_first_sentence(option, shown[option.id])}" for option in known]
    more = [] if tracker.active_loop_name else [more_button(each.id, each.name) for each in known[:MOST_BUTTONS]]
    rest = found.total - len(known)
    dispatcher.utter_message(response="utter_found", options="\n".join(lines))
    dispatcher.utter_message(
        response="utter_found_more" if rest else "utter_found_all",
        rest=rest,
        buttons=[*more, *story_buttons(tracker)],
    )
    dispatcher.utter_message(
        json_message={
            "type": "option_list",
            "options": [{"id": o.id, "name": o.name, "source": shown[o.id].source} for o in known],
            "total": found.total,
        }
    )
    sources = [citation(shown[option.id], option.name) for option in known]
    return [SlotSet("topic_option", None), remember_sources(sources)]


def _shown(option: Option, asked: Asked) -> Fact:
    """The fact that shows why an option is named: of the first trait, else the ages, else what it is."""
    if asked.traits and (fact := fact_of_trait(option.facts, asked.traits[0])):
        return fact
    ages = option.facts.get("ages")
    only_ages = asked.wanted.ages and not asked.wanted.tags
    return ages if only_ages and ages and ages.value else option.facts["what"]


def _first_sentence(option: Option, fact: Fact) -> str:
    text = fact.value or option.short
    match = _FIRST_SENTENCE.match(text)
    return match.group() if match else text
