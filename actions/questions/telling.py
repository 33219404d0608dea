"""Tells what one option is, or a fact of it."""

from __future__ import annotations

from typing import Any, Iterator

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.labels import labels
from actions.questions.buttons import card_buttons, option_buttons
from actions.questions.naming import ask_which
from actions.questions.register import words_of
from actions.questions.sources import citation, remember_sources
from actions.services import in_thread, knowledge
from bot.knowledge.answers import Fact, Option
from bot.knowledge.fields import RELATED_FIELDS
from bot.questions import Asked

Events = list[dict[str, Any]]

INTRODUCED_BY = ("what", "for_whom")

OTHER_THAN_ASKED = frozenset(
    {("intensity", "duration"), ("choice_of_person", "who_supports"), ("training", "guidance"), ("embedding", "where")}
    | {("group_offer", "what"), ("conditions_participants", "voluntary"), ("goal", "what"), ("goal_micro", "what")}
    | {("one_person", "who_supports"), ("coordination", "helps_or_coordinates"), ("steering", "coordination")}
    | {("steering", "guidance"), ("situations", "for_whom"), ("ages", "for_whom")}
)
"""A fact asked for and one that is told in its place but does not answer it: that is said first."""


async def tell_option(dispatcher: CollectingDispatcher, tracker: Tracker, asked: Asked) -> Events:
    """Tell the facts asked for, or what it is and for whom.

    Returns:
        slot events that remember the option and the sources.
    """
    option = await in_thread(lambda: knowledge().option(asked.ids[0]))
    if option is None:
        return await ask_which(dispatcher, tracker, "ask_option_info", asked)
    told = tuple(_fields_told(option, asked.fields))
    fields = tuple(field for _, field in told)
    for wanted, field in told:
        if (wanted, field) in OTHER_THAN_ASKED:
            _not_known(dispatcher, tracker, option, wanted)
        _tell(dispatcher, tracker, option, field)
    if asked.fields and not told:
        _not_known(dispatcher, tracker, option, asked.fields[0])
        dispatcher.utter_message(json_message=_payload(option, asked.fields[0]))
    elif not told:
        _introduce(dispatcher, tracker, option)
    sources = [citation(option.facts[field]) for field in fields or INTRODUCED_BY if field in option.facts]
    return [SlotSet("topic_option", option.id), remember_sources(sources)]


def _fields_told(option: Option, asked: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The fields asked for, each with itself; where its source is silent on one, with a field close to it."""
    for field in asked:
        near = [each for each in (field, *RELATED_FIELDS.get(field, ())) if each in option.facts]
        known = [each for each in near if option.facts[each].known]
        if near:
            yield field, (known or near)[0]


def _introduce(dispatcher: CollectingDispatcher, tracker: Tracker, option: Option) -> None:
    """What it is and for whom, in two messages' worth of words, with its source."""
    told = (words_of(option.facts[field], tracker) for field in INTRODUCED_BY if field in option.facts)
    dispatcher.utter_message(
        response="utter_option_info",
        name=option.name,
        value=" ".join(words for words in told if words),
        # In a form the question that is open has buttons of its own.
        buttons=[] if tracker.active_loop_name else [*option_buttons(option.id), *card_buttons(tracker)],
    )
    dispatcher.utter_message(json_message=_payload(option, None))


def _tell(dispatcher: CollectingDispatcher, tracker: Tracker, option: Option, field: str) -> None:
    fact, buttons = option.facts[field], card_buttons(tracker)
    if fact.readings:
        dispatcher.utter_message(response="utter_option_field_disputed", name=option.name, readings=_readings(fact))
    elif (value := words_of(fact, tracker)) is not None:
        dispatcher.utter_message(response="utter_option_field", name=option.name, value=value, buttons=buttons)
    else:
        _not_known(dispatcher, tracker, option, field)
    dispatcher.utter_message(json_message=_payload(option, field))


def _not_known(dispatcher: CollectingDispatcher, tracker: Tracker, option: Option, field: str) -> None:
    """Say that no source tells it."""
    dispatcher.utter_message(
        response="utter_option_field_unknown",
        name=option.name,
        field=labels()["fields"][field],
        buttons=card_buttons(tracker),
    )


def _readings(fact: Fact) -> str:
    return "\n".join(f"- {value} ({source})" for value, source in fact.readings)


def _payload(option: Option, field: str | None) -> dict[str, Any]:
    fact = option.facts.get(field or INTRODUCED_BY[0])
    return {"type": "option_info", "id": option.id, "field": field, "source": fact.source if fact else None}
