"""Before the questions of a reflection: which theme, whose work, how much time."""

from __future__ import annotations

from typing import Any, Mapping

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions.reflection.memory import remember, start_over
from actions.services import in_thread, knowledge
from actions.turn import Turn
from bot.reflection.questions import choose, closest_time
from bot.reflection.session import Session

Events = list[dict[str, Any]]

SET_UP = ("reflection_theme", "reflection_level", "reflection_minutes")
THEMES = ("role", "participation", "transparency", "demand", "selfdirection")
LEVELS = ("micro", "meso")

LEFT_OPEN: Mapping[str, Any] = {
    "reflection_theme": "role",
    "reflection_level": "micro",
    "reflection_minutes": 5,
}
"""Theme, level and time cannot be left open: for who skips them, the first or smallest is chosen."""


async def open_reflection(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Start over with what the first message already tells: theme, level, time."""
    known = {**dict.fromkeys(SET_UP), **told(turn), "reflection_story": turn.text or None}
    if not tracker.get_slot("introduced"):
        dispatcher.utter_message(response="utter_open_reflection")
    if known["reflection_theme"] and not turn.by_button:
        await name_theme(dispatcher, known["reflection_theme"], "utter_open_theme")
    return [SlotSet("introduced", True), SlotSet("at_work", True), *start_over(known), *(await plan(known))]


def told(turn: Turn) -> dict[str, Any]:
    """Which of theme, level and time a message tells."""
    theme = turn.first("theme") or turn.intent.removeprefix("reflect_")
    found = {
        "reflection_theme": theme if theme in THEMES else None,
        "reflection_level": turn.first("level") if turn.first("level") in LEVELS else None,
        "reflection_minutes": _minutes(turn),
    }
    return {slot: value for slot, value in found.items() if value is not None}


async def take_set_up(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events:
    """Take what a message tells; what is not told twice is filled in, so that nobody is asked without end."""
    found = told(turn)
    if asked != SET_UP[0]:
        found.pop(SET_UP[0], None)
    number = turn.text[:4] if turn.text.isdigit() else turn.first("bare_age")
    if asked == SET_UP[2] and asked not in found and number is not None:
        found[asked] = closest_time(float(number))
    story = {} if asked != SET_UP[0] or not turn.text else {"reflection_story": turn.text}
    if found:
        if asked in found and asked == SET_UP[0] and not turn.by_button:
            await name_theme(dispatcher, found[asked], "utter_open_theme")
        return await _set(tracker, story | found)
    if tracker.get_slot("unclear") == asked:
        return await leave_open(dispatcher, tracker, asked, story)
    if asked != SET_UP[0]:
        dispatcher.utter_message(response=f"utter_{asked.removeprefix('reflection_')}_unclear")
    return [*(SlotSet(*item) for item in story.items()), SlotSet("unclear", asked), SlotSet(REQUESTED_SLOT, asked)]


async def leave_open(
    dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, story: Mapping[str, Any] | None = None
) -> Events:
    """Choose for who skips the step."""
    if asked == SET_UP[0]:
        await name_theme(dispatcher, LEFT_OPEN[asked], "utter_theme_chosen")
    return await _set(tracker, {**(story or {}), asked: LEFT_OPEN[asked]})


async def plan(known: Mapping[str, Any]) -> Events:
    """Choose the questions once theme, level and time are known."""
    theme, level, minutes = (known.get(slot) for slot in SET_UP)
    if not (theme and level and minutes):
        return []
    questions = await in_thread(lambda: knowledge().questions(theme, level))
    chosen = choose(questions, int(minutes), known.get("reflection_story") or "")
    return remember(Session(plan=tuple(question.number for question in chosen)))


async def name_theme(dispatcher: CollectingDispatcher, theme_id: str, response: str) -> None:
    """Say which theme it is about."""
    theme = next(theme for theme in await in_thread(knowledge().themes) if theme.id == theme_id)
    dispatcher.utter_message(response=response, theme=theme.name.lower())


async def _set(tracker: Tracker, found: Mapping[str, Any]) -> Events:
    known = {slot: tracker.get_slot(slot) for slot in (*SET_UP, "reflection_story")} | dict(found)
    events = [SlotSet(slot, value) for slot, value in found.items()]
    return [*events, SlotSet("unclear", None), *(await plan(known))]


def _minutes(turn: Turn) -> int | None:
    minutes = turn.first("minutes")
    return closest_time(float(minutes)) if isinstance(minutes, (int, float)) else None
