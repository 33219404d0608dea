"""Lays options side by side, the rows that differ first."""

from __future__ import annotations

from typing import Any, get_args

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.labels import labels
from actions.questions.buttons import more_button
from actions.questions.register import for_professional, words_of
from actions.questions.sources import citation, remember_sources
from actions.services import in_thread, knowledge
from bot.knowledge.answers import Option
from bot.knowledge.fields import FamilyField
from bot.questions import Asked

Events = list[dict[str, Any]]

MOST_COMPARED = 3
IN_WORDS = ("what", "for_whom", "who_supports", "duration", "voluntary", "home_visits", "cost")
"""The rows to tell in words, the first that differ; the others stand in the table."""

MOST_IN_WORDS = 3
ALWAYS = frozenset({"cost"})
"""Worth saying also when no source says it."""


async def compare(dispatcher: CollectingDispatcher, tracker: Tracker, asked: Asked) -> Events:
    """Compare the options named, or else those advised last.

    Returns:
        slot events that remember the sources.
    """
    ids = asked.ids if len(asked.ids) > 1 else (tracker.get_slot("advised") or [])[:MOST_COMPARED]
    found = await in_thread(lambda: [knowledge().option(option_id) for option_id in ids])
    options = [option for option in found if option is not None]
    if len(options) < 2:
        dispatcher.utter_message(response="utter_compare_two")
        return []
    rows = _rows(options, asked.fields, tracker)
    shown = _told_in_words(rows, asked.fields)
    dispatcher.utter_message(response="utter_comparison", options=_in_words(options, rows, shown))
    dispatcher.utter_message(
        json_message={
            "type": "comparison",
            "ids": [option.id for option in options],
            "names": [option.name for option in options],
            "rows": rows,
        },
        buttons=[] if tracker.active_loop_name else [more_button(option.id, option.name) for option in options],
    )
    sources = [citation(option.facts[shown[0] if shown else "what"], option.name) for option in options]
    return [SlotSet("topic_option", None), remember_sources(sources)]


def _rows(options: list[Option], asked: tuple[str, ...], tracker: Tracker) -> list[dict[str, Any]]:
    """What was asked for, then the rows that differ, then those that are the same; where no source says, no row."""
    common = [field for field in options[0].facts if all(field in option.facts for option in options)]
    if not for_professional(tracker):
        common = [field for field in common if field in get_args(FamilyField) or field in asked]
    told = [field for field in common if field in ALWAYS or any(option.facts[field].known for option in options)]
    rows = [{"field": field, "values": [_value(option, field, tracker) for option in options]} for field in told]
    return sorted(rows, key=lambda row: (row["field"] not in asked, len(set(row["values"])) == 1))


def _value(option: Option, field: str, tracker: Tracker) -> str:
    fact = option.facts[field]
    if fact.readings:
        return " / ".join(value for value, _ in fact.readings)
    return words_of(fact, tracker) or labels()["values"]["unknown"]


def _told_in_words(rows: list[dict[str, Any]], asked: tuple[str, ...]) -> list[str]:
    """The fields that tell most, for who cannot see a table: what was asked for, or the first that differ."""
    differing = {row["field"] for row in rows if len(set(row["values"])) > 1}
    if found := [field for field in asked if any(row["field"] == field for row in rows)]:
        return found
    return [field for field in IN_WORDS if field in differing][:MOST_IN_WORDS]


def _in_words(options: list[Option], rows: list[dict[str, Any]], fields: list[str]) -> str:
    by_field = {row["field"]: row["values"] for row in rows}
    lines: list[str] = []
    for field in fields:
        title = labels()["fields"][field]
        lines.append(f"**{title[:1].upper()}{title[1:]}**")
        lines += [f"- {option.name}: {value}" for option, value in zip(options, by_field[field], strict=True)]
    return "\n".join(lines)
