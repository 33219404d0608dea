"""Which tables a month has: the cube with the options of that moment, and those that were there until just before."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterable, Mapping

from bot.insights.cube import Table, cube
from bot.insights.published import PublishedTable

OPTIONS = "options"


def shapes(option_ids: Iterable[str], before: PublishedTable | None) -> Mapping[str, Table]:
    """The tables of a month.

    Only what everybody knows decides about rows, never what was counted: a row that appears only when it is not
    empty would say so. An option that was removed stays for as long as something of it could be shown.

    Args:
        option_ids: the options of the knowledge base now.
        before: the table of options of the month before, when that is published.
    """
    tables = cube(option_ids)
    options = tables[OPTIONS]
    gone = [
        row
        for row in (before.table.rows if before else ())
        if before and any(before.count(row, column) is not None for column in before.table.columns)
    ]
    tables[OPTIONS] = replace(options, rows=tuple(dict.fromkeys((*options.rows, *gone))))
    return tables
