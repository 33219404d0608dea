"""Tells how to reach a line or place."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.labels import labels
from actions.questions.buttons import card_buttons
from actions.questions.sources import remember_sources
from actions.services import in_thread, knowledge
from bot.questions import Asked

Events = list[dict[str, Any]]

ANY_DOOR = "caw"
"""Where everybody can turn to while nothing is known."""


async def tell_contact(dispatcher: CollectingDispatcher, tracker: Tracker, asked: Asked) -> Events:
    """Tell about the line or place asked for, else the one that was advised, else one for everybody."""
    contact_id = asked.ids[0] if asked.ids else tracker.get_slot("advised_contact") or ANY_DOOR
    contact = await in_thread(lambda: knowledge().contact(contact_id))
    if contact is None:
        return []
    reach = ", ".join(part.rstrip(".") for part in (contact.phone, contact.url, contact.hours) if part)
    dispatcher.utter_message(
        response="utter_contact",
        contact=contact.name,
        reach=f": {reach}" if reach and reach != contact.name else "",
        good_for=contact.good_for,
        buttons=card_buttons(tracker),
    )
    checked = labels()["values"]["contact_source"].format(name=contact.name, checked_on=contact.checked_on)
    return [remember_sources(checked)]
