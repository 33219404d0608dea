"""Protecting one table with both margins: the simplest system there is."""

from __future__ import annotations

from random import Random
from typing import Sequence

from bot.insights.disclosure.protection import DEADLINE, Protection, protect
from bot.insights.disclosure.statistics import Relation, Statistic, System

ALL = -1
"""The row or column number of a total."""


def table_system(counts: Sequence[Sequence[int]], smallest: int) -> System:
    """The cells of a table as (row, column) from 0, with row totals, column totals and the total of all."""
    rows, columns = range(len(counts)), range(len(counts[0]))
    values = {(row, column): counts[row][column] for row in rows for column in columns}
    relations = []
    for row in rows:
        values[row, ALL] = sum(counts[row])
        relations.append(Relation(((row, ALL),), tuple((row, column) for column in columns)))
    for column in (*columns, ALL):
        values[ALL, column] = sum(values[row, column] for row in rows)
        relations.append(Relation(((ALL, column),), tuple((row, column) for row in rows)))
    return System((Statistic(key, count, smallest) for key, count in values.items()), relations)


def protect_table(
    counts: Sequence[Sequence[int]], smallest: int, deadline_seconds: float = DEADLINE, chance: Random | None = None
) -> Protection:
    """Decide what of a table with all its totals may be shown.

    Args:
        counts: row by row; each row has as many columns.
        smallest: k.
        deadline_seconds: how long it may take.
        chance: where chance comes from; the system's own source when not given.
    """
    return protect(table_system(counts, smallest), deadline_seconds, chance)
