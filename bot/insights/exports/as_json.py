"""JSON for other programs: ids and labels side by side; the form is written down in `export.schema.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping, Sequence

from bot.insights.exports.contents import columns_of, rows_of
from bot.insights.periods import Period
from bot.insights.published import ROUNDED_TO, PublishedTable
from bot.insights.wording import Names, column_label, row_label, table_wording

SCHEMA = Path(__file__).with_name("export.schema.json")
VERSION = 1


def json_of(
    series: Sequence[Sequence[PublishedTable]], smallest: Mapping[Period, int], names: Names, is_demo: bool
) -> bytes:
    """All tables.

    Args:
        series: for each table its releases, the oldest first.
        smallest: of each period: fewer conversations than this were hidden.
        names: names of the options.
        is_demo: whether the figures were made up.
    """
    whole = {
        "version": VERSION,
        "example": is_demo,
        "rounded_to": ROUNDED_TO,
        "periods": [{"period": str(period), "smallest": least} for period, least in sorted(smallest.items())],
        "tables": [_table(tables, names) for tables in series],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _table(tables: Sequence[PublishedTable], names: Names) -> dict[str, Any]:
    table_id = tables[0].table.id
    wording = table_wording(table_id)
    rows = dict.fromkeys(row for published in tables for row in rows_of(published.table))
    columns = dict.fromkeys(column for published in tables for column in columns_of(published.table))
    return {
        "id": table_id,
        "title": wording.title,
        "means": wording.means,
        "means_not": wording.means_not,
        "rows": {row: row_label(table_id, row, names) for row in rows},
        "columns": {column: column_label(table_id, column) for column in columns},
        "releases": [_release(published) for published in tables],
    }


def _release(published: PublishedTable) -> dict[str, Any]:
    return {
        "period": str(published.period),
        "withheld": published.withheld,
        "counts": {
            row: {column: published.count(row, column) for column in columns_of(published.table)}
            for row in rows_of(published.table)
        },
    }
