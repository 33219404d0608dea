"""Ends a reflection with the user's own words."""

from __future__ import annotations

from typing import Any, Iterator

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.counting import count
from actions.reflection.form import SKIPPED
from actions.reflection.memory import SLOTS, recall
from actions.reflection.scale import scale_of
from actions.services import in_thread, knowledge
from actions.signal.offering import offer
from bot.insights.counting.keys import keys_of_reflection
from bot.insights.cube import Key
from bot.privacy.personal import mask
from bot.reflection.summary import Exchange, summary

Events = list[dict[str, Any]]


class ActionCloseReflection(Action):
    """Shows the summary and forgets the reflection."""

    def name(self) -> str:
        """The action's name."""
        return "action_close_reflection"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Give the summary of what was answered, also when one stopped halfway; count theme, level and places."""
        stopped, session = tracker.get_slot("stopped"), recall(tracker)
        forget = [SlotSet(slot, None) for slot in (*SLOTS, "stopped")]
        if not session.answers:
            dispatcher.utter_message(response="utter_stopped")
            return forget
        # Who stops halfway is let go.
        pass_on, offered = ([], []) if stopped else offer(tracker)
        response = "utter_reflection_stopped" if stopped else "utter_reflection_done"
        dispatcher.utter_message(response=response, buttons=pass_on)
        dispatcher.utter_message(json_message=await _payload(tracker))
        return [*forget, *offered, *count(tracker, await _keys(tracker))]


async def _keys(tracker: Tracker) -> Iterator[Key]:
    theme_id, level = tracker.get_slot("reflection_theme"), tracker.get_slot("reflection_level")
    scale, places = await scale_of(theme_id)
    ids = {place.name: place.id for place in places}
    now, wanted = (ids.get(_said(tracker, moment) or "") for moment in ("now", "wanted"))
    return keys_of_reflection(theme_id, level, scale, now, wanted)


async def _payload(tracker: Tracker) -> dict[str, Any]:
    theme_id, level = tracker.get_slot("reflection_theme"), tracker.get_slot("reflection_level")
    session = recall(tracker)
    theme = next(theme for theme in await in_thread(knowledge().themes) if theme.id == theme_id)
    texts = {q.number: q.text for q in await in_thread(lambda: knowledge().questions(theme_id, level))}
    now, wanted, next_action = (_said(tracker, slot) for slot in ("now", "wanted", "next_action"))
    made = summary(
        theme.name,
        [Exchange(texts[number], answer) for number, answer in zip(session.plan, session.answers, strict=False)],
        now,
        wanted,
        next_action,
    )
    masked = mask(made)
    return {
        "type": "reflection_summary",
        "markdown": made,
        # Only when it differs: the page then lets people choose.
        **({"masked_markdown": masked.text} if masked.kinds else {}),
        "answered": session.answered,
        "skipped": session.skipped,
        "position_now": now,
        "position_wanted": wanted,
        "next_action": next_action,
    }


def _said(tracker: Tracker, step: str) -> str | None:
    value = tracker.get_slot(f"reflection_{step}")
    return None if value in (None, SKIPPED) else str(value)
