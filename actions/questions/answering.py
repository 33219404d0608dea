"""Answers a question about options, also in the middle of a form."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.labels import button, labels
from actions.services import in_thread, knowledge
from actions.turn import Turn
from bot.knowledge.queries import Option

Events = list[dict[str, Any]]

FIELD_OF_INTENT = {
    "ask_cost": "cost",
    "ask_duration": "duration",
    "ask_choice": "voluntary",
    "ask_contact": "how_to_start",
}
"""Which fact of an option a question asks for; `ask_option_info` asks what it is."""

STATIC_ANSWERS = {
    "ask_anonymity": "utter_ask_anonymity",
    "bot_challenge": "utter_bot_challenge",
    "help": "utter_help_words",
}

ANY_DOOR = "caw"
"""Where everybody can turn to while nothing is known."""

SURE_IN_PASSING = 0.6
"""From this confidence a message inside a form is a question to answer first."""


async def answer_question(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Answer a question about an option: the one named, or else the one last spoken of.

    Returns:
        slot events that remember the option and the source.
    """
    if turn.intent == "ask_option_info" and len(set(turn.entities.get("option", ()))) > 1:
        return await compare(dispatcher, tracker, turn)
    named = turn.first("contact") if turn.intent == "ask_contact" else None
    if named is not None:
        return await _tell_contact(dispatcher, tracker, named)
    option_id = turn.first("option") or tracker.get_slot("topic_option")
    option = await in_thread(lambda: knowledge().option(option_id)) if option_id else None
    if option is None:
        return await _without_option(dispatcher, tracker, turn)
    field = FIELD_OF_INTENT.get(turn.intent)
    if field is None:
        _introduce(dispatcher, tracker, option)
    else:
        _tell(dispatcher, tracker, option, field)
    shown = option.facts.get(field or "what")
    return [SlotSet("topic_option", option.id), SlotSet("last_source", shown.source if shown else None)]


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
    if turn.intent == "ask_comparison":
        return await compare(dispatcher, tracker, turn)
    return await answer_question(dispatcher, tracker, turn)


def show_source(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Say where the last answer stands."""
    source = tracker.get_slot("last_source")
    if source:
        dispatcher.utter_message(response="utter_source", source=source)
    else:
        dispatcher.utter_message(response="utter_no_source")


async def compare(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Lay options side by side: those named, or else those advised last."""
    named = list(dict.fromkeys(turn.entities.get("option", ())))
    if len(named) == 1 and tracker.get_slot("topic_option") not in (None, named[0]):
        named.append(tracker.get_slot("topic_option"))
    ids = (named if len(named) > 1 else tracker.get_slot("advised") or [])[:3]
    found = await in_thread(lambda: [knowledge().option(option_id) for option_id in ids])
    options = [option for option in found if option is not None]
    if len(options) < 2:
        dispatcher.utter_message(response="utter_compare_two")
        return []
    dispatcher.utter_message(response="utter_comparison")
    dispatcher.utter_message(
        json_message={
            "type": "comparison",
            "ids": [option.id for option in options],
            "rows": sorted(
                (
                    {"field": field, "values": [_value(option, field) for option in options]}
                    for field in options[0].facts
                ),
                key=lambda row: len(set(row["values"])) == 1,
            ),
        }
    )
    return [SlotSet("topic_option", None), SlotSet("last_source", options[0].facts["what"].source)]


async def _without_option(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """No option is known: a place to turn to, or else ask which option is meant."""
    if turn.intent == "ask_contact":
        return await _tell_contact(dispatcher, tracker, tracker.get_slot("advised_contact") or ANY_DOOR)
    data = await in_thread(knowledge().orientation)
    suggested = tracker.get_slot("advised") or ["1g1p", "buddy", "jac-traject", "draaischijf-clb"]
    names = {profile.id: profile.name for profile in data.profiles}
    dispatcher.utter_message(
        response="utter_which_option",
        buttons=[
            {"title": names[option_id], "payload": f'/{turn.intent}{{"option": "{option_id}"}}'}
            for option_id in suggested
            if option_id in names
        ],
    )
    return []


async def _tell_contact(dispatcher: CollectingDispatcher, tracker: Tracker, contact_id: str) -> Events:
    """How to reach a line or place, and what it is for."""
    contact = await in_thread(lambda: knowledge().contact(contact_id))
    if contact is not None:
        reach = ", ".join(part.rstrip(".") for part in (contact.phone, contact.url, contact.hours) if part)
        dispatcher.utter_message(
            response="utter_contact",
            contact=contact.name,
            reach=f": {reach}" if reach else "",
            good_for=contact.good_for,
            buttons=_card_buttons(tracker),
        )
    return []


def _introduce(dispatcher: CollectingDispatcher, tracker: Tracker, option: Option) -> None:
    """What it is and for whom, in two messages' worth of words, with its source."""
    parts = [option.facts[field].value for field in ("what", "for_whom") if field in option.facts]
    dispatcher.utter_message(
        response="utter_option_info",
        name=option.name,
        value=" ".join(part for part in parts if part),
        # In a form the question that is open has buttons of its own.
        buttons=[]
        if tracker.active_loop_name
        else [
            button("how_to_start", f'/ask_contact{{"option": "{option.id}"}}'),
            button("duration", f'/ask_duration{{"option": "{option.id}"}}'),
            button("cost", f'/ask_cost{{"option": "{option.id}"}}'),
            *_card_buttons(tracker),
        ],
    )
    _payload(dispatcher, option, None)


def _tell(dispatcher: CollectingDispatcher, tracker: Tracker, option: Option, field: str) -> None:
    fact, buttons = option.facts.get(field), _card_buttons(tracker)
    if fact is None or fact.value is None:
        words = labels()["fields"][field]
        dispatcher.utter_message(response="utter_option_field_unknown", name=option.name, field=words, buttons=buttons)
    else:
        dispatcher.utter_message(response="utter_option_field", name=option.name, value=fact.value, buttons=buttons)
    _payload(dispatcher, option, field)


def _story_button(tracker: Tracker) -> list[dict[str, str]]:
    return [] if tracker.active_loop_name else [button("tell_story", "/start_orientation")]


def _card_buttons(tracker: Tracker) -> list[dict[str, str]]:
    """After advice the card stays within reach, whatever one asks next."""
    return [button("card", "/make_card")] if tracker.get_slot("advised") and not tracker.active_loop_name else []


def _payload(dispatcher: CollectingDispatcher, option: Option, field: str | None) -> None:
    fact = option.facts.get(field or "what")
    dispatcher.utter_message(
        json_message={
            "type": "option_info",
            "id": option.id,
            "field": field,
            "source": fact.source if fact else None,
        }
    )


def _value(option: Option, field: str) -> str:
    fact = option.facts.get(field)
    return fact.value if fact and fact.value else labels()["values"]["unknown"]
