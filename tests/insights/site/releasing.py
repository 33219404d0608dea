"""Published figures for tests: three months and their quarter, with hidden cells in known places."""

from __future__ import annotations

from datetime import date
from typing import Iterator

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.insights.cube import TOTAL, Table, cube
from bot.insights.periods import Period
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow

NAMES = {"buddy": "Buddy voor je gezin", "1g1p": "1 Gezin 1 Plan", "ekc": "<b>Eigen</b> & kracht"}
MONTHS = tuple(Period(2026, number) for number in (7, 8, 9))
QUARTER = Period(2026, 3, is_quarter=True)
SMALLEST = 10

HIDDEN_ROWS = {"work", "waiting", "danger", "kompaan"}
WITHHELD = "theme_by_level"
"""In August this table is withheld."""


def publish(engine: Engine, *periods: Period) -> None:
    """Write releases as the one door does; all months and the quarter when none are named."""
    with Session(engine) as session, session.begin():
        for period in periods or (*MONTHS, QUARTER):
            session.add(ReleaseRow(period=str(period), smallest=SMALLEST, published_on=date(2026, 11, 1)))
            for table in cube(NAMES).values():
                session.add_all(_rows(period, table))


def count_of(period: Period, row: str, column: str) -> int | None:
    """What is published for a cell: hidden in some rows, otherwise a number that differs by place and period."""
    if row in HIDDEN_ROWS:
        return None
    size = sum(map(ord, row + column)) % 40 * 5 + 10
    return size * (3 if period.is_quarter else 1) + (20 if column == TOTAL else 0) + 5 * period.number


def _rows(period: Period, table: Table) -> Iterator[ReleasedTableRow | ReleasedCellRow]:
    withheld = table.id == WITHHELD and period == MONTHS[1]
    yield ReleasedTableRow(
        period=str(period),
        table_id=table.id,
        rows=list(table.rows),
        columns=list(table.columns),
        row_totals=table.row_totals,
        column_totals=table.column_totals,
        withheld=withheld,
    )
    for _, row, column in () if withheld else table.shown_keys():
        counted = count_of(period, row, column)
        yield ReleasedCellRow(
            period=str(period), table_id=table.id, row_id=row, column_id=column, conversations=counted
        )
