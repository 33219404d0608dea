"""Reads what was published, as it was published."""

from __future__ import annotations

from typing import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.insights.cube import Table, cube
from bot.insights.periods import Period
from bot.insights.published import PublishedTable
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow

_ORDER = {table_id: place for place, table_id in enumerate(cube(()))}


def read_releases(session: Session) -> dict[Period, int]:
    """The published periods with the k that held for each, the oldest first."""
    rows = session.execute(select(ReleaseRow.period, ReleaseRow.smallest)).all()
    return dict(sorted((Period.parse(period), smallest) for period, smallest in rows))


def read_tables(session: Session, periods: Iterable[Period], table_id: str | None = None) -> list[PublishedTable]:
    """The tables of these periods, the oldest first and in each period as they are shown.

    Args:
        session: a session on the database.
        periods: which; those that are not published give nothing.
        table_id: only this table of each; all when not given.
    """
    wanted = {str(period) for period in periods}
    shapes = select(ReleasedTableRow).where(ReleasedTableRow.period.in_(wanted))
    cells = select(
        ReleasedCellRow.period,
        ReleasedCellRow.table_id,
        ReleasedCellRow.row_id,
        ReleasedCellRow.column_id,
        ReleasedCellRow.conversations,
    ).where(ReleasedCellRow.period.in_(wanted))
    if table_id is not None:
        shapes = shapes.where(ReleasedTableRow.table_id == table_id)
        cells = cells.where(ReleasedCellRow.table_id == table_id)
    counts: dict[tuple[str, str], dict[tuple[str, str], int | None]] = {}
    for period, table, row, column, conversations in session.execute(cells):
        counts.setdefault((period, table), {})[row, column] = conversations
    tables = [
        PublishedTable(
            _table(shape), Period.parse(shape.period), counts.get((shape.period, shape.table_id), {}), shape.withheld
        )
        for shape in session.execute(shapes).scalars()
    ]
    return sorted(tables, key=lambda published: (published.period, _ORDER.get(published.table.id, len(_ORDER))))


def _table(shape: ReleasedTableRow) -> Table:
    return Table(shape.table_id, tuple(shape.rows), tuple(shape.columns), shape.row_totals, shape.column_totals)
