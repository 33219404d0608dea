"""Tables and charts of one published table: what is hidden everywhere is left out, and named below it."""

from __future__ import annotations

from typing import Mapping

from bot.insights.cube import ONLY, TOTAL, Table
from bot.insights.published import PublishedTable
from bot.insights.report.document import Block, Chart, Figure, Grid, Paragraph, shown
from bot.insights.report.figures import Figures
from bot.insights.report.words import in_sentence, listed, say, texts
from bot.insights.wording import column_label, dimension, row_label, table_wording
from bot.orientation.situation import PROVINCES

MOST_NAMED = 5


def table_blocks(figures: Figures, table_id: str, chart: Chart | None = None) -> tuple[Block, ...]:
    """A table with the same figures as a chart, and what they do not say.

    Args:
        figures: what was published.
        table_id: the table of the cube.
        chart: the chart beside it, if any.

    Returns:
        Nothing when the table did not exist in that quarter, a sentence when none of it can be shown.
    """
    published = figures.tables.get(table_id)
    if published is None:
        return ()
    if published.withheld:
        return (Paragraph(say("left_out", "withheld")),)
    rows, columns = _shown_lines(published)
    if not rows:
        return (Paragraph(say("left_out", "all_hidden")),)
    wording = table_wording(table_id)
    grid = Grid(wording.title, wording.means, _head(table_id, columns), _rows(figures, published, rows, columns))
    notes = [wording.means_not, *_left_out(figures, published, rows, columns)]
    return (Figure(grid, chart), *(Paragraph(note, is_note=True) for note in notes))


def bars(title: str, figures: Figures, table_id: str, columns: tuple[str, ...], rows: tuple[str, ...]) -> Chart | None:
    """A chart of some columns of these rows; None when there is nothing in it to be seen."""
    counts = {column: tuple(figures.count(table_id, row, column) for row in rows) for column in columns}
    if not any(count is not None for of_column in counts.values() for count in of_column):
        return None
    labels = tuple(row_label(table_id, row, figures.names) for row in rows)
    return Chart(title, labels, tuple((column_label(table_id, column), counts[column]) for column in columns))


def _head(table_id: str, columns: list[str]) -> tuple[str, ...]:
    return (table_wording(table_id).rows, *(column_label(table_id, column) for column in columns))


def _rows(
    figures: Figures, published: PublishedTable, rows: list[str], columns: list[str]
) -> tuple[tuple[str, ...], ...]:
    table_id = published.table.id
    return tuple(
        (row_label(table_id, row, figures.names), *(shown(published.count(row, column)) for column in columns))
        for row in rows
    )


def _shown_lines(published: PublishedTable) -> tuple[list[str], list[str]]:
    """Rows and columns in which at least one cell is shown."""
    filled = {key for key, count in published.counts.items() if count is not None}
    rows, columns = {row for row, _ in filled}, {column for _, column in filled}
    all_rows, all_columns = _lines(published.table)
    return [row for row in all_rows if row in rows], [column for column in all_columns if column in columns]


def _left_out(figures: Figures, published: PublishedTable, rows: list[str], columns: list[str]) -> list[str]:
    table_id = published.table.id
    all_rows, all_columns = _lines(published.table)
    sides = {
        "rows": {row: row_label(table_id, row, figures.names) for row in all_rows if row not in rows},
        "columns": {column: column_label(table_id, column) for column in all_columns if column not in columns},
    }
    return [say("left_out", side, lines=_named(out, table_id, side)) for side, out in sides.items() if out]


def _named(out: Mapping[str, str], table_id: str, side: str) -> str:
    """The lines that are left out, by value; all of them together when they are many, but a total by its name."""
    names = [
        label if value in PROVINCES or (table_id == "options" and side == "rows") else in_sentence(label)
        for value, label in out.items()
        if value != TOTAL
    ]
    if len(names) > MOST_NAMED:
        names = [str(texts()["left_out"]["others"]).format(what=texts()["left_out"]["what"][dimension(table_id, side)])]
    return listed([*names, *(in_sentence(out[value]) for value in out if value == TOTAL)])


def _lines(table: Table) -> tuple[list[str], list[str]]:
    columns = [*table.columns, *([TOTAL] if table.row_totals else [])]
    rows = [*table.rows, *([TOTAL] if table.column_totals else [])]
    return rows, columns if columns != [ONLY] else [ONLY]
