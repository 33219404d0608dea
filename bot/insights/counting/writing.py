"""Writes a batch of additions in one transaction: all of it or nothing, and never twice."""

from __future__ import annotations

from typing import Iterable, Mapping, Tuple

from sqlalchemy import Table, column, func, select, table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql import Executable

from bot.insights.counting.holding import begin_counting
from bot.insights.counting.models import CountingLossRow, InsightsMarkRow, MonthlyCountRow
from bot.insights.periods import Period

Cell = Tuple[str, str, str, str]
"""Month, table, row and column."""

DEMO = "demo"

# Only its name: the tables of what was published belong to the releases, which in turn read the counts.
_RELEASE = table("release", column("period"))


class DemoBase(RuntimeError):
    """The database holds figures that were made up; nothing real is ever added to those."""


class Doubtful(RuntimeError):
    """The connection broke while the transaction was ending: it may have been written or not.

    Attributes:
        transaction: by which number PostgreSQL knows the transaction; None where there is no doubt.
    """

    def __init__(self, transaction: int | None) -> None:
        """Make the error for a transaction."""
        super().__init__("the end of a transaction was not seen")
        self.transaction = transaction


def write(engine: Engine, additions: Mapping[Cell, int], losses: Mapping[str, int]) -> int:
    """Add to the counts, and to what is known to be lost.

    Args:
        engine: the database.
        additions: how many conversations to add to each cell.
        losses: how many additions were lost already, by month.

    Returns:
        how many of these additions are lost because their month was published meanwhile; that is written too.

    Raises:
        DemoBase: when the database is marked as one with made-up figures.
        Doubtful: when it cannot be told whether it was written.
        SQLAlchemyError: when nothing was written.
    """
    with engine.connect() as connection:
        transaction = connection.begin()
        try:
            begin_counting(connection)
            late = _write(connection, additions, losses)
            number = _number(connection)
        except BaseException:
            transaction.rollback()
            raise
        try:
            transaction.commit()
        except SQLAlchemyError:
            raise Doubtful(number) from None
    return late


def was_written(engine: Engine, doubtful: Doubtful) -> bool:
    """Whether a transaction of which the end was not seen was written after all.

    Raises:
        Doubtful: when the server has not ended it yet.
        SQLAlchemyError: when the database does not answer yet.
    """
    if doubtful.transaction is None:
        # SQLite says so itself: what it could not end is undone.
        return False
    with engine.connect() as connection:
        status = connection.scalar(select(func.txid_status(doubtful.transaction)))
    if status == "in progress":
        raise doubtful
    return bool(status == "committed")


def _write(connection: Connection, additions: Mapping[Cell, int], losses: Mapping[str, int]) -> int:
    if connection.scalar(select(InsightsMarkRow.kind).where(InsightsMarkRow.kind == DEMO)):
        raise DemoBase
    published = _published(connection, {cell[0] for cell in additions})
    # In the same order everywhere, so that two who write at once never wait for each other.
    rows = [
        {"month": month, "table_id": table_id, "row_id": row, "column_id": column_id, "conversations": many}
        for (month, table_id, row, column_id), many in sorted(additions.items())
        if month not in published
    ]
    if rows:
        connection.execute(_adding(connection, MonthlyCountRow.__table__, "conversations"), rows)
    lost = dict(losses)
    for cell, many in additions.items():
        if cell[0] in published:
            lost[cell[0]] = lost.get(cell[0], 0) + many
    if lost:
        told = [{"month": month, "additions": many} for month, many in sorted(lost.items())]
        connection.execute(_adding(connection, CountingLossRow.__table__, "additions"), told)
    return sum(many for cell, many in additions.items() if cell[0] in published)


def _published(connection: Connection, months: Iterable[str]) -> set[str]:
    """The months to which nothing is added any more; of older ones only the quarter is kept."""
    quarter_of = {month: str(Period.parse(month).quarter) for month in months}
    asked = {*quarter_of, *quarter_of.values()}
    found = set(connection.scalars(select(_RELEASE.c.period).where(_RELEASE.c.period.in_(asked))))
    return {month for month, quarter in quarter_of.items() if month in found or quarter in found}


def _adding(connection: Connection, into: Table, number: str) -> Executable:
    """Insert, or add to the number that is there."""
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(into)
    return insert.on_conflict_do_update(
        index_elements=[*into.primary_key],
        set_={number: into.c[number] + insert.excluded[number]},
    )


def _number(connection: Connection) -> int | None:
    if connection.dialect.name != "postgresql":
        return None
    return int(connection.scalar(select(func.txid_current())))
