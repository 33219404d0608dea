"""What an export holds, before it has a form: the published tables of some periods under each other. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Sequence, TypeAlias

from bot.insights.cube import TOTAL, Table
from bot.insights.published import HIDDEN, PublishedTable
from bot.insights.wording import Names, column_label, reading, row_label, table_wording

Cell: TypeAlias = "str | int"
"""A text, or a rounded count."""

NOTE_HEAD = "Let op"
PERIOD_HEAD = "Periode"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """One table of the cube in several periods, the oldest first.

    Attributes:
        id: of the table.
        title: what it is called.
        head: names of the columns.
        rows: period, name of the row, and a count or the sign of a hidden one per column.
    """

    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Contents:
    """Everything in an export.

    Attributes:
        sheets: the tables.
        smallest: fewer conversations than this were hidden, the lowest of all periods.
        is_demo: whether the figures were made up.
    """

    sheets: tuple[Sheet, ...]
    smallest: int
    is_demo: bool

    def read_me(self) -> tuple[str, ...]:
        """How to read the figures, sentence by sentence; then what each table means."""
        lines = [reading("demo")] if self.is_demo else []
        lines += [reading(key) for key in ("counts", "reach", "rounded", "hidden")]
        lines += [reading("why_hidden", smallest=self.smallest), reading("closed")]
        for sheet in self.sheets:
            wording = table_wording(sheet.id)
            lines.append(f"{sheet.title}: {wording.means} {wording.means_not}")
        return tuple(" ".join(line.split()) for line in lines)


def sheet_of(series: Sequence[PublishedTable], names: Names, is_demo: bool) -> Sheet:
    """Lay the published tables with the same id under each other.

    Args:
        series: at least one; their rows and columns may differ, since options come and go.
        names: names of the options.
        is_demo: then each row says that it was made up.
    """
    table_id = series[0].table.id
    wording = table_wording(table_id)
    columns = list(dict.fromkeys(column for published in series for column in columns_of(published.table)))
    head = [PERIOD_HEAD, wording.rows, *(column_label(table_id, column) for column in columns)]
    rows = [row for published in series for row in _rows(published, columns, names)]
    if is_demo:
        head.append(NOTE_HEAD)
        rows = [(*row, reading("demo")) for row in rows]
    return Sheet(table_id, wording.title, tuple(map(safe, head)), tuple(rows))


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns that are shown, the total last."""
    return (*table.columns, TOTAL) if table.row_totals else table.columns


def rows_of(table: Table) -> tuple[str, ...]:
    """The rows that are shown, the total last."""
    return (*table.rows, TOTAL) if table.column_totals else table.rows


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _rows(published: PublishedTable, columns: Sequence[str], names: Names) -> Iterator[tuple[Cell, ...]]:
    table, own = published.table, set(columns_of(published.table))
    for row in rows_of(table):
        # A column that did not exist then is left empty: it is not hidden.
        counts = (_shown(published.count(row, column)) if column in own else "" for column in columns)
        yield safe(str(published.period)), safe(row_label(table.id, row, names)), *counts


def _shown(count: int | None) -> Cell:
    return HIDDEN if count is None else count
