"""When it is not clear which option, or which fact of it, is meant: a few to choose from. Never a guess."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.labels import labels
from actions.questions.buttons import story_buttons
from actions.services import in_thread, knowledge
from bot.questions import Asked
from bot.questions.asked import MOST_OFFERED

Events = list[dict[str, Any]]

WELL_KNOWN = ("1g1p", "buddy", "jac-traject", "draaischijf-clb")
"""To choose from while nothing was advised."""


async def offer_nearest(dispatcher: CollectingDispatcher, tracker: Tracker, intent: str, asked: Asked) -> Events:
    """Say that the name is not known, and offer those that look like it."""
    names = await in_thread(knowledge().names)
    known = {f"{name.what}:{name.id}": name for name in names}
    near = [known[each] for each in asked.ids if each in known]
    dispatcher.utter_message(
        response="utter_name_near" if near else "utter_name_unknown",
        buttons=[
            *({"title": n.name, "payload": f'/{intent}{{"{n.what}": "{n.id}"}}'} for n in near),
            *story_buttons(tracker),
        ],
    )
    return []


async def ask_which(dispatcher: CollectingDispatcher, tracker: Tracker, intent: str, asked: Asked) -> Events:
    """Ask which option is meant; what was asked about it stays asked."""
    data = await in_thread(knowledge().orientation)
    names = {profile.id: profile.name for profile in data.profiles}
    field = f', "field": "{asked.fields[0]}"' if asked.fields else ""
    dispatcher.utter_message(
        response="utter_which_option",
        buttons=[
            {"title": names[option_id], "payload": f'/{intent}{{"option": "{option_id}"{field}}}'}
            for option_id in tracker.get_slot("advised") or WELL_KNOWN
            if option_id in names
        ],
    )
    return []


async def ask_which_fact(dispatcher: CollectingDispatcher, asked: Asked) -> Events:
    """Ask which fact of an option is meant, of those that its source tells.

    Returns:
        a slot event that keeps the option in mind.
    """
    option = await in_thread(lambda: knowledge().option(asked.ids[0]))
    if option is None:
        return []
    told = [field for field in asked.offered if field in option.facts and option.facts[field].known]
    titles = {field: labels()["fields"][field] for field in told[:MOST_OFFERED]}
    dispatcher.utter_message(
        response="utter_unclear_options",
        buttons=[
            {
                "title": f"{option.name}: {title}",
                "payload": f'/ask_option_info{{"option": "{option.id}", "field": "{field}"}}',
            }
            for field, title in titles.items()
        ],
    )
    return [SlotSet("topic_option", option.id)]
