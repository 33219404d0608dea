"""Figures: a published table as a chart with its table and the words for both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable, Sequence

from bot.insights.cube import ONLY, TOTAL, Table
from bot.insights.periods import Period
from bot.insights.published import HIDDEN, PublishedTable
from bot.insights.site.charts import BarChart, LineChart, Series, bar_chart, line_chart, round_up
from bot.insights.wording import (
    Names,
    TableWording,
    column_label,
    period_name,
    reading,
    row_label,
    short_period_name,
    table_wording,
    texts,
)

SHADES = 4
LONGEST_CHART = 20
DRAWN = 12
"""Of more groups of bars than the longest chart holds, so many are drawn."""


@dataclass(frozen=True)
class Cell:
    """A cell as it is shown; `shade` is how large it is beside the others, from 0 to `SHADES`."""

    text: str
    hidden: bool
    shade: int = 0
    is_total: bool = False


@dataclass(frozen=True)
class Line:
    """A row of a table: its label and its cells."""

    label: str
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Figure:
    """What is shown of one table.

    Attributes:
        id: unique on the page.
        wording: title and meaning.
        when: the period or periods, as people write them.
        heads: the heads of the columns, that of the labels first.
        lines: the rows.
        bars: a bar chart, or None.
        charted: the one row that is in the chart; empty when all are.
        trends: line charts, one for each row.
        notes: how to read it: hidden cells when there are any.
        withheld: nothing of it can be shown.
    """

    id: str
    wording: TableWording
    when: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    bars: BarChart | None = None
    charted: str = ""
    trends: tuple[LineChart, ...] = ()
    notes: tuple[str, ...] = ()
    withheld: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether chart and table do not fit beside each other."""
        return len(self.heads) > 4 or bool(self.trends)


def figure(published: PublishedTable, names: Names, row: str | None = None) -> Figure:
    """A published table with a chart of its totals, of its columns beside each other, or of one row.

    Args:
        published: what may be shown.
        names: names of the options.
        row: chart the columns of this row; KeyError when the table has no such row.
    """
    table, wording = published.table, table_wording(published.table.id)
    heads = (wording.rows, *(column_label(table.id, column) for column in columns_of(table)))
    if published.withheld:
        said = str(texts()["signs"]["withheld"])
        return Figure(table.id, wording, period_name(published.period), heads, (), withheld=said)
    lines = _lines(published, names)
    groups, left_out = _worth_drawing(_groups(published, names, row))
    return Figure(
        table.id,
        wording,
        period_name(published.period),
        heads,
        lines,
        bar_chart(groups),
        row_label(table.id, row, names) if row else "",
        notes=(*left_out, *_notes(lines)),
    )


def trend(tables: Sequence[PublishedTable], periods: Sequence[Period], column: str, names: Names) -> Figure:
    """One column of a table over several periods, a small chart for each row.

    Args:
        tables: the table in each period where it is published, at least one; what is not there counts as hidden.
        periods: the periods, the oldest first.
        column: which column, or `TOTAL`.
        names: names of the options.
    """
    by_period = {published.period: published for published in tables}
    rows = list(dict.fromkeys(row for published in reversed(tables) for row in rows_of(published.table, column)))
    table_id = tables[-1].table.id
    wording = table_wording(table_id)
    values = {
        row: [by_period[period].count(row, column) if period in by_period else None for period in periods]
        for row in rows
    }
    most = round_up(max([value for line in values.values() for value in line if value is not None], default=1) or 1)
    charts = tuple(
        line_chart(
            row_label(table_id, row, names),
            [(short_period_name(period), value) for period, value in zip(periods, line, strict=True)],
            most,
        )
        for row, line in values.items()
    )
    lines = tuple(
        Line(row_label(table_id, row, names), tuple(_cell(value) for value in line), row == TOTAL)
        for row, line in values.items()
    )
    when = f"{period_name(periods[0])} tot en met {period_name(periods[-1])}"
    heads = (wording.rows, *(short_period_name(period) for period in periods))
    return Figure(f"{table_id}-trend", wording, when, heads, lines, trends=charts, notes=_notes(lines))


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns as they are shown, the total last."""
    return (*table.columns, TOTAL) if table.row_totals else table.columns


def rows_of(table: Table, column: str = ONLY) -> tuple[str, ...]:
    """The rows as they are shown, the total last; a column of totals has one only when both kinds are shown."""
    both = table.column_totals and (column != TOTAL or table.row_totals)
    return (*table.rows, TOTAL) if both else table.rows


def _groups(published: PublishedTable, names: Names, row: str | None) -> list[tuple[str, Series]]:
    table = published.table
    if row is not None:
        if row not in table.rows:
            raise KeyError(row)
        return [(column_label(table.id, column), [("", published.count(row, column))]) for column in table.columns]
    if table.columns == (ONLY,) or len(table.columns) > 3:
        column = ONLY if table.columns == (ONLY,) else TOTAL
        return [(row_label(table.id, each, names), [("", published.count(each, column))]) for each in table.rows]
    return [
        (
            row_label(table.id, each, names),
            [(column_label(table.id, column), published.count(each, column)) for column in table.columns],
        )
        for each in table.rows
    ]


def _worth_drawing(groups: list[tuple[str, Series]]) -> tuple[list[tuple[str, Series]], tuple[str, ...]]:
    """Of many groups only the highest that have a figure, and a note that the others stand in the table."""
    if len(groups) <= LONGEST_CHART:
        return groups, ()
    drawn = [(label, series) for label, series in groups if any(value is not None for _, value in series)]
    drawn.sort(key=lambda group: -max(value or 0 for _, value in group[1]))
    drawn = drawn[:DRAWN]
    return drawn, (reading("only_in_table", drawn=len(drawn), all=len(groups)),)


def _lines(published: PublishedTable, names: Names) -> tuple[Line, ...]:
    table = published.table
    inner = [published.count(row, column) or 0 for row in table.rows for column in table.columns]
    most = max(inner, default=0) if len(table.columns) > 3 else 0
    return tuple(
        Line(
            row_label(table.id, row, names),
            tuple(
                _cell(published.count(row, column), 0 if TOTAL in (row, column) else most, column == TOTAL)
                for column in columns_of(table)
            ),
            row == TOTAL,
        )
        for row in rows_of(table)
    )


def _cell(value: int | None, most: int = 0, is_total: bool = False) -> Cell:
    if value is None:
        return Cell(HIDDEN, hidden=True, is_total=is_total)
    return Cell(str(value), False, -(-SHADES * value // most) if most else 0, is_total)


def _notes(lines: Iterable[Line]) -> tuple[str, ...]:
    if not any(cell.hidden for line in lines for cell in line.cells):
        return ()
    return (reading("hidden"),)


def totals(published: PublishedTable, names: Names, most: int | None = None) -> Figure:
    """Only the totals of the rows, the highest first; with `most`, no more than so many of those that are shown."""
    table, wording = published.table, table_wording(published.table.id)
    whole = figure(published, names)
    if published.withheld:
        return whole
    counts = [(row, published.count(row, TOTAL)) for row in table.rows]
    if most is not None:
        ranked = sorted((pair for pair in counts if pair[1]), key=lambda pair: -(pair[1] or 0))
        counts = list(ranked[:most])
        wording = replace(wording, title=reading("highest", title=wording.title.split(",")[0], most=most))
    else:
        wording = replace(wording, title=wording.title.split(",")[0])
    lines = tuple(Line(row_label(table.id, row, names), (_cell(value),)) for row, value in counts)
    chart = bar_chart([(line.label, [("", value)]) for line, (_, value) in zip(lines, counts, strict=True)])
    heads = (wording.rows, str(texts()["dimensions"]["only"]["title"]))
    return Figure(table.id, wording, whole.when, heads, lines, chart, notes=_notes(lines))
