"""Answers a question to the knowledge base, also in the middle of a form."""

from __future__ import annotations

from typing import Any, Mapping

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.counting import count
from actions.questions.comparing import compare
from actions.questions.contacts import tell_contact
from actions.questions.ideas import tell_concept
from actions.questions.naming import ask_which, ask_which_fact, offer_nearest
from actions.questions.searching import search
from actions.questions.sources import show_source
from actions.questions.telling import tell_option
from actions.services import in_thread, knowledge
from actions.turn import Turn
from bot.insights.counting.keys import keys_of_question
from bot.questions import Asked, understand

Events = list[dict[str, Any]]

STATIC_ANSWERS = {
    "ask_anonymity": "utter_ask_anonymity",
    "bot_challenge": "utter_bot_challenge",
    "help": "utter_help_words",
    "leave_signal": "utter_signal_later",
}

SURE_IN_PASSING = 0.6
"""From this confidence a message inside a form is a question to answer first."""


NAMED = frozenset({"option", "concept", "contact"})

UNANSWERED = frozenset({"which", "unknown_name"})
"""Kinds of questions that get one back: about what?"""

ABOUT_OPTIONS = frozenset({"option", "comparison"})
"""Kinds of questions whose ids are those of options."""


async def known_only(entities: Mapping[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """The entities without ids that the knowledge base does not have.

    A payload can be typed by hand with anything in it; that must reach no query and no counter.
    """
    known = {(name.what, name.id) for name in await in_thread(knowledge().names)}
    return {
        entity: tuple(value for value in values if entity not in NAMED or (entity, value) in known)
        for entity, values in entities.items()
    }


async def answer_question(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Answer what was asked: about what is named, or else about the option last spoken of.

    Returns:
        slot events that remember the option, the source, and what was counted.
    """
    entities = await known_only(turn.entities)
    topic = tracker.get_slot("topic_option")
    asked = understand(turn.intent, entities, turn.facts, topic, pressed=turn.by_button)
    events = await _answer(dispatcher, tracker, turn, asked)
    if asked.kind not in UNANSWERED:
        events = [*events, *count(tracker, keys_of_question(asked.ids if asked.kind in ABOUT_OPTIONS else ()))]
    return events


async def _answer(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn, asked: Asked) -> Events:
    if asked.kind == "comparison":
        return await compare(dispatcher, tracker, asked)
    if asked.offered:
        return await ask_which_fact(dispatcher, asked)
    if asked.kind == "option":
        return await tell_option(dispatcher, tracker, asked)
    if asked.kind == "concept":
        return await tell_concept(dispatcher, tracker, asked)
    if asked.kind == "contact" or (turn.intent == "ask_contact" and asked.kind == "which"):
        return await tell_contact(dispatcher, tracker, asked)
    if asked.kind == "search":
        return await search(dispatcher, tracker, asked)
    if asked.kind == "unknown_name":
        return await offer_nearest(dispatcher, tracker, turn.intent, asked)
    return await ask_which(dispatcher, tracker, turn.intent, asked)


async def answer_in_passing(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn, free_text: bool
) -> Events | None:
    """Inside a form: answer when the message is clearly a question; None when it is an answer.

    Args:
        free_text: whether the form asked for the user's own words; then only a question mark makes it a question.
    """
    asks = turn.intent.startswith("ask_") or turn.intent in STATIC_ANSWERS
    if not asks or turn.confidence < SURE_IN_PASSING or (free_text and not turn.command and "?" not in turn.text):
        return None
    if turn.intent in STATIC_ANSWERS:
        dispatcher.utter_message(response=STATIC_ANSWERS[turn.intent])
        return []
    if turn.intent == "ask_source":
        show_source(dispatcher, tracker)
        return []
    return await answer_question(dispatcher, tracker, turn)
