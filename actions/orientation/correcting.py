"""What somebody says about what was read back: that it is so, that it is not, or what it should be instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.turn import SURE, Turn
from bot.orientation.interview import YES_NO, Interview
from bot.orientation.situation import Situation

SLOT = "read_back"
DENIED = "denied_domain"
"""The entity for what somebody says that it is not about."""

CORRECTS = re.compile(
    r"(nee+n?|eigenlijk|sorry|oei|oeps|fout|verkeerd|mis|ik bedoel|(dat?|het|'t)? ?(klopt|gaat|is) (niet|nie?))\b",
    re.IGNORECASE,
)
"""How a message begins that takes back what was heard."""

NOT_SO = re.compile(
    r"\b(klopt|juist|waar)\b.{0,16}\b(niet|ni|nie)\b|\b(niet|ni|nie)\b.{0,16}\b(juist|waar|kloppen)\b|\bverkeerd\b",
    re.IGNORECASE,
)
SO = re.compile(r"\b(klopt|inderdaad|juist|correct)\b", re.IGNORECASE)

LONGEST_VERDICT = 6
"""Words; what is longer tells something new."""

WHICH_CHILD = re.compile(r"\b(jongste|kleinste|oudste)\b", re.IGNORECASE)

SINGLE = ("asker", "ages")
"""Facts of which only one can be right. Others grow, are denied by name, or go with *terug*."""

HEARD_OF_STORY = ("domains", "network", "current_help", "waiting")
"""What is taken back by a bare "dat klopt niet": what the story was taken to be about."""


class Reading(str, Enum):
    """What happened just before: read back what was heard, or heard that it was wrong."""

    GIVEN = "given"
    TAKEN_BACK = "taken_back"


def reading_of(tracker: Tracker) -> Reading | None:
    """What happened just before this message."""
    value = tracker.get_slot(SLOT)
    return Reading(value) if value in set(Reading) else None


def remembered(events: list[dict[str, Any]], reading: Reading | None) -> list[dict[str, Any]]:
    """The events of a turn with what happened in it, for the next one."""
    return [*events, SlotSet(SLOT, reading.value if reading else None)]


def verdict_on(reading: Reading | None, asked: str, told: Mapping[str, Any], turn: Turn) -> bool | None:
    """Whether a message only says that what was read back is right, or wrong; None for everything else.

    A bare yes or no answers a question that can be answered so.
    """
    if reading is not Reading.GIVEN or turn.by_button or told or len(turn.text.split()) > LONGEST_VERDICT:
        return None
    if NOT_SO.search(turn.text):
        return False
    if SO.search(turn.text):
        return True
    if asked in YES_NO or turn.confidence < SURE:
        return None
    return {"affirm": True, "deny": False}.get(turn.intent)


def taken_back(interview: Interview) -> Interview:
    """The interview without what the story was taken to be about."""
    empty = Situation()
    cleared = {field: getattr(empty, field) for field in HEARD_OF_STORY}
    return replace(interview, situation=replace(interview.situation, **cleared))


def corrected(interview: Interview, told: Mapping[str, Any], turn: Turn, again: bool = False) -> Interview | None:
    """The interview with what is told in place of what was heard; None when the message takes nothing back.

    Args:
        interview: what is known.
        told: facts of this message.
        turn: the message.
        again: whether the story is told again because it was misunderstood.
    """
    if turn.by_button or not (CORRECTS.match(turn.text) or (again and told)):
        return None
    situation = interview.situation
    cleared: dict[str, Any] = {
        field: getattr(Situation(), field) for field in SINGLE if field in told and situation.known(field)
    }
    denied = set(turn.entities.get(DENIED, ())) & set(situation.domains)
    if denied:
        cleared["domains"] = tuple(domain for domain in situation.domains if domain not in denied)
    if not cleared and not again:
        return None
    others = _other_children(situation.ages, told.get("ages") or [], turn.text)
    new = replace(interview, situation=replace(situation, **cleared)).hears(
        {**told, "ages": others} if others else told
    )
    return None if new == interview else new


def _other_children(known: tuple[float, ...], told: list[float], text: str) -> list[float]:
    """All ages again when the age of only the youngest or the oldest is corrected; empty when it is not so."""
    which = WHICH_CHILD.search(text)
    if which is None or len(known) < 2 or len(told) != 1:
        return []
    in_order = sorted(known)
    return [*told, *in_order[1:]] if which.group().lower() != "oudste" else [*in_order[:-1], *told]
