"""How long insights are kept: of what is old the exact counts go, and the quarters that were published stay.

No new number comes out of it: a quarter was made and protected together with its months, and is left as it is.
"""

from __future__ import annotations

import os
from typing import Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine

from bot.insights.counting.holding import begin_publishing
from bot.insights.counting.models import MonthlyCountRow
from bot.insights.periods import Period
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow
from bot.settings import SettingsError

KEEP_MONTHS = 25
"""Two years, and the month that it is: so that a month can be laid beside the same one a year before."""

LEAST_MONTHS = 6
"""A quarter is published together with its months; those must still be there, with room for a server that was off."""

VARIABLE = "KOMPAAN_INSIGHTS_KEEP_MONTHS"


def keep_months(environment: Mapping[str, str] = os.environ) -> int:
    """How many months back exact counts and published months are kept.

    Raises:
        SettingsError: when the variable is no number, or too small.
    """
    value = environment.get(VARIABLE, str(KEEP_MONTHS))
    if not (value.isascii() and value.isdecimal()) or int(value) < LEAST_MONTHS:
        raise SettingsError(f"{VARIABLE} is '{value}'. Geef een aantal maanden, minstens {LEAST_MONTHS}.")
    return int(value)


def roll_up(engine: Engine, now: Period, keep: int | None = None) -> list[Period]:
    """Delete old months whose quarter is published: their exact counts, and what was published of each alone.

    Args:
        engine: the database.
        now: the month that it is.
        keep: how many months before it are kept; the setting when not given.

    Returns:
        The months of which only the quarter is left now and was not before, the oldest first.

    Raises:
        SettingsError: when the setting cannot be used.
    """
    keep = keep_months() if keep is None else keep
    with engine.connect() as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            # Otherwise what is deleted can be read in the file until something else takes its place.
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
        begin_publishing(connection)
        old = _old_months(connection, now, keep)
        _delete(connection, old)
    return old


def _old_months(connection: Connection, now: Period, keep: int) -> list[Period]:
    published = {Period.parse(period) for period in connection.scalars(select(ReleaseRow.period))}
    counted = {Period.parse(month) for month in connection.scalars(select(MonthlyCountRow.month).distinct())}
    known = counted | {period for period in published if not period.is_quarter}
    return sorted(month for month in known if month.quarter in published and _months_between(month, now) > keep)


def _months_between(month: Period, now: Period) -> int:
    return (now.year - month.year) * 12 + now.number - month.number


def _delete(connection: Connection, months: Iterable[Period]) -> None:
    names = [str(month) for month in months]
    for column in (MonthlyCountRow.month, ReleasedCellRow.period, ReleasedTableRow.period, ReleaseRow.period):
        connection.execute(delete(column.class_).where(column.in_(names)))
