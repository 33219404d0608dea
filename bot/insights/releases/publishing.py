"""Publishes closed periods: each once, all of it or nothing, while nobody counts."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Iterator

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.database import DatabaseError
from bot.insights.counting.holding import begin_publishing
from bot.insights.counting.models import MonthlyCountRow
from bot.insights.cube import Key
from bot.insights.periods import HERE, Period
from bot.insights.published import LEAST_SMALLEST, PublishedTable
from bot.insights.releases.deciding import MONTH_SECONDS, QUARTER_SECONDS, Released, decide_month, decide_quarter
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow
from bot.insights.releases.reading import read_releases, read_tables
from bot.insights.releases.shapes import OPTIONS, shapes
from bot.knowledge.models import OptionRow

logger = logging.getLogger(__name__)

TRIES = 5
"""How often to begin again when somebody counted in between; after that it waits for the next day."""

Counted = dict[Period, dict[Key, int]]


def publish(engine: Engine, now: Period, smallest: int) -> list[Period]:
    """Publish what is closed and was not published yet; see `Releases.publish_closed`.

    Raises:
        ValueError: when `smallest` is too low.
        DatabaseError: when the database does not answer; what was published before that stays.
    """
    if smallest < LEAST_SMALLEST:
        raise ValueError(f"Toon nooit minder dan {LEAST_SMALLEST} gesprekken.")
    published = []
    tried: set[Period] = set()
    try:
        while due := [period for period in _due(engine, now) if period not in tried]:
            tried.add(due[0])
            if _publish(engine, due[0], smallest):
                published.append(due[0])
    except SQLAlchemyError as error:
        raise DatabaseError(f"De cijfers zijn niet gepubliceerd ({type(error).__name__}).") from None
    return published


def _due(engine: Engine, now: Period) -> list[Period]:
    """Closed periods without a release, the oldest first; a quarter when all its months have one.

    It begins with the quarter of the first count: a month before it, in which nothing was counted, belongs to it. A
    month of a quarter that is published is never due: it was rolled up.
    """
    with Session(engine) as session:
        first = session.scalar(select(func.min(MonthlyCountRow.month)))
        releases = set(read_releases(session))
    if first is None:
        return []
    due = set()
    for month in _from(Period.parse(first).quarter.months[0], now):
        if month.quarter in releases:
            continue
        if month not in releases:
            due.add(month)
        if month.quarter.is_closed(now) and releases.issuperset(month.quarter.months):
            due.add(month.quarter)
    return sorted(due)


def _from(month: Period, now: Period) -> Iterator[Period]:
    while month.is_closed(now):
        yield month
        month = Period(month.year + month.number // 12, month.number % 12 + 1)


def _publish(engine: Engine, period: Period, smallest: int) -> bool:
    """Publish one period; False when another process did, or when it does not succeed now."""
    for _ in range(TRIES):
        with Session(engine) as session:
            seen = _counted(session, period)
            tables = _decided(session, period, seen, smallest)
        with engine.connect() as connection:
            # From here on nobody counts until the end; what they bring later finds the month published.
            begin_publishing(connection)
            with Session(connection) as session:
                if period in read_releases(session):
                    connection.rollback()
                    return False
                if _counted(session, period) == seen:
                    _write(connection, period, smallest, tables)
                    connection.commit()
                    return True
            connection.rollback()
    logger.warning("%s is not published yet: it is still being added to.", period)
    return False


def _decided(session: Session, period: Period, counted: Counted, smallest: int) -> list[PublishedTable]:
    if not period.is_quarter:
        before = read_tables(session, [period.previous], OPTIONS)
        tables = shapes(session.scalars(select(OptionRow.id)), before[0] if before else None)
        return decide_month(period, tables, counted[period], smallest, MONTH_SECONDS)
    releases = read_releases(session)
    months: dict[Period, Released] = {}
    for month in period.months:
        shown = {published.table.id: published for published in read_tables(session, [month])}
        months[month] = Released(shown, counted[month], releases[month])
    return decide_quarter(period, months, smallest, QUARTER_SECONDS)


def _counted(session: Session, period: Period) -> Counted:
    """The exact counts of the months in a period."""
    counted: Counted = {month: {} for month in period.months}
    cells = select(
        MonthlyCountRow.month,
        MonthlyCountRow.table_id,
        MonthlyCountRow.row_id,
        MonthlyCountRow.column_id,
        MonthlyCountRow.conversations,
    ).where(MonthlyCountRow.month.in_([str(month) for month in period.months]))
    for month, table_id, row, column, conversations in session.execute(cells):
        counted[Period.parse(month)][table_id, row, column] = conversations
    return counted


def _write(connection: Connection, period: Period, smallest: int, tables: list[PublishedTable]) -> None:
    name = str(period)
    release = {"period": name, "smallest": smallest, "published_on": datetime.now(HERE).date()}
    shapes_ = [
        {
            "period": name,
            "table_id": published.table.id,
            "rows": list(published.table.rows),
            "columns": list(published.table.columns),
            "row_totals": published.table.row_totals,
            "column_totals": published.table.column_totals,
            "withheld": published.withheld,
        }
        for published in tables
    ]
    cells = [
        {"period": name, "table_id": published.table.id, "row_id": row, "column_id": column, "conversations": count}
        for published in tables
        for (row, column), count in published.counts.items()
    ]
    connection.execute(insert(ReleaseRow), [release])
    connection.execute(insert(ReleasedTableRow), shapes_)
    if cells:
        connection.execute(insert(ReleasedCellRow), cells)
