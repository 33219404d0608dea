"""From what a conversation is about to cells of the cube. Pure: no database, no Rasa."""

from __future__ import annotations

import re
from typing import Collection, Iterable, Iterator, Tuple

from bot.insights.cube import (
    GAPS,
    MOMENTS,
    NOT_SAID,
    ONLY,
    Key,
    cube,
)
from bot.orientation.situation import Situation

SEVERAL = "several"
UPPER_AGES = ((0, "unborn"), (3, "0-2"), (6, "3-5"), (12, "6-11"), (18, "12-17"), (26, "18-25"))
"""Each band with the age, in years, from which one is in the next."""

OLDEST_BAND = "26+"
NOTHING_FITS, WAITING, STUCK = GAPS
NOT_UNDERSTOOD: Key = ("not_understood", "not_understood", ONLY)

Place = Tuple[str, ...]
"""What a conversation adds to only once: a cell, or a line of cells of which it is in one."""

_TABLES = cube(())
_OPTIONS = "options"
_OPTION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def is_key(key: Key) -> bool:
    """Whether it is a cell of the cube; of options only the form of the id is known here."""
    table_id, row, column = key
    if table_id not in _TABLES or column not in _TABLES[table_id].columns:
        return False
    return bool(_OPTION_ID.fullmatch(row)) if table_id == _OPTIONS else row in _TABLES[table_id].rows


def place_of(key: Key) -> Place:
    """What is counted once: where the sum of a line is shown, a conversation is in one cell of that line."""
    table_id, row, column = key
    table = _TABLES[table_id]
    if table.row_totals:
        return table_id, row
    return (table_id, column) if table.column_totals else key


def new_keys(keys: Iterable[Key], counted: Collection[Place]) -> list[Key]:
    """The keys whose place this conversation did not add to before, one for each place.

    Args:
        keys: what it touches now; of several for the same place the first counts.
        counted: the places that it added to before.
    """
    first: dict[Place, Key] = {}
    for key in keys:
        first.setdefault(place_of(key), key)
    return [key for place, key in first.items() if place not in counted]


def conversation(kind: str) -> Key:
    """The cell of a kind of conversation."""
    return "conversations", kind, ONLY


def option(option_id: str, happening: str) -> Key:
    """The cell of something that happened with an option: `asked`, `advised` or `rejected`."""
    return _OPTIONS, option_id, happening


def crisis(category: str) -> Key:
    """The cell of lines to call that were shown."""
    return "crisis", category, ONLY


def verdict(kind: str, given: str) -> Key:
    """The cell of whether a kind of conversation was helpful."""
    return "helpful_by_conversation", kind, given


def keys_of_situation(situation: Situation) -> Iterator[Key]:
    """What it is about and where help is missing, by province, age and asker as they are known."""
    province = situation.province or NOT_SAID
    for domain in situation.domains or (NOT_SAID,):
        yield "domain_by_province", domain, province
        yield "domain_by_age", domain, age_band(situation.ages)
        yield "domain_by_asker", domain, situation.asker or NOT_SAID
    if situation.waiting:
        yield _gap(WAITING, province)
    if STUCK in situation.current_help:
        yield _gap(STUCK, province)


def keys_of_advice(situation: Situation, advised: Iterable[str], rejected: Iterable[str]) -> Iterator[Key]:
    """What an orientation adds when its advice is shown.

    Args:
        situation: what was known.
        advised: ids of the options that were shown.
        rejected: ids of the options that do not fit, says the user.
    """
    yield conversation("orientation")
    yield from keys_of_situation(situation)
    shown = list(advised)
    yield from (option(option_id, "advised") for option_id in shown)
    yield from (option(option_id, "rejected") for option_id in rejected)
    # Who told nothing is not told that nothing fits.
    if not shown and situation != Situation():
        yield _gap(NOTHING_FITS, situation.province or NOT_SAID)


def keys_of_question(option_ids: Iterable[str]) -> Iterator[Key]:
    """What an answered question adds.

    Args:
        option_ids: the options that it is about, if it is about options.
    """
    yield conversation("questions")
    yield from (option(option_id, "asked") for option_id in option_ids)


def keys_of_reflection(theme: str, level: str, scale: str, now: str | None, wanted: str | None) -> Iterator[Key]:
    """What a reflection adds when its summary is shown.

    Args:
        theme: one of the themes.
        level: `micro` or `meso`.
        scale: the scale of the theme: `role` or `rung`.
        now: id of the place on it where one stands; None when that was skipped.
        wanted: id of the place where one wants to go; None when that was skipped.
    """
    yield conversation("reflection")
    yield "theme_by_level", theme, level
    for moment, place in zip(MOMENTS, (now, wanted), strict=True):
        if place is not None:
            yield f"{scale}_position", place, moment


def age_band(ages: Iterable[float]) -> str:
    """The band of some ages in years (-1 is unborn): `several` when they are in more than one."""
    bands = {_band(age) for age in ages}
    if len(bands) > 1:
        return SEVERAL
    return next(iter(bands), NOT_SAID)


def _band(age: float) -> str:
    return next((band for below, band in UPPER_AGES if age < below), OLDEST_BAND)


def _gap(kind: str, province: str) -> Key:
    return "gap_by_province", kind, province
