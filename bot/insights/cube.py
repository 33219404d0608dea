"""The fixed cube: everything that is ever counted and shown, named beforehand.

There are no free filters: what is not a table here cannot be asked for, so that nobody can lay a filter over a
small group. A conversation adds at most once to a cell. See the requirements on gaps and anonymity in the design.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Iterator, Tuple

from bot.orientation.situation import ASKERS, DOMAINS, PROVINCES

TOTAL = "total"
"""The row or column that holds the sum of a line; no dimension has a value with this name."""

NOT_SAID = "not_said"
ONLY = "conversations"
"""The one column of a table that has no second dimension."""

AGE_BANDS = ("unborn", "0-2", "3-5", "6-11", "12-17", "18-25", "26+", "several")
CONVERSATIONS = ("orientation", "reflection", "questions")
HAPPENINGS = ("asked", "advised", "rejected")
GAPS = ("nothing_fits", "waiting", "stuck")
THEMES = ("role", "participation", "transparency", "demand", "selfdirection")
LEVELS = ("micro", "meso")
ROLES = ("expert", "gids", "kompaan")
RUNGS = ("informeren", "consulteren", "adviseren", "co-produceren", "mee-beslissen", "zelfbeheer")
MOMENTS = ("now", "wanted")
CRISES = ("suicide", "abuse", "danger")
VERDICTS = ("helpful", "not_helpful")

Key = Tuple[str, str, str]
"""Table, row and column of a cell."""


@dataclass(frozen=True)
class Table:
    """One table of the cube.

    Attributes:
        id: its name in the database, in addresses and in exports.
        rows: values of the rows.
        columns: values of the columns; only `ONLY` when there is no second dimension.
        row_totals: whether the sum of each row is shown: only where a conversation is in one column of a row.
        column_totals: whether the sum of each column is shown: only where it is in one row of a column.
    """

    id: str
    rows: tuple[str, ...]
    columns: tuple[str, ...] = (ONLY,)
    row_totals: bool = False
    column_totals: bool = False

    def keys(self) -> Iterator[Key]:
        """The cells that conversations add to, row by row."""
        for row in self.rows:
            for column in self.columns:
                yield self.id, row, column

    def shown_keys(self) -> Iterator[Key]:
        """The cells that are shown: those that are counted, and the totals."""
        yield from self.keys()
        if self.row_totals:
            yield from ((self.id, row, TOTAL) for row in self.rows)
        if self.column_totals:
            yield from ((self.id, TOTAL, column) for column in self.columns)
        if self.row_totals and self.column_totals:
            yield self.id, TOTAL, TOTAL


_PROVINCES = (*PROVINCES, NOT_SAID)
_DOMAINS = (*DOMAINS, NOT_SAID)

SAME_TOTALS: tuple[tuple[str, ...], ...] = (("domain_by_province", "domain_by_age", "domain_by_asker"),)
"""Tables whose row totals are the same number, since a conversation adds to all of them at once."""


def cube(option_ids: Iterable[str]) -> dict[str, Table]:
    """The tables by id, in the order in which they are shown.

    Args:
        option_ids: the options of the knowledge base; coordinators add options without programming.
    """
    tables = (
        Table("conversations", CONVERSATIONS),
        Table("domain_by_province", _DOMAINS, _PROVINCES, row_totals=True),
        Table("domain_by_age", _DOMAINS, (*AGE_BANDS, NOT_SAID), row_totals=True),
        Table("domain_by_asker", _DOMAINS, (*ASKERS, NOT_SAID), row_totals=True),
        Table("options", tuple(sorted(option_ids)), HAPPENINGS),
        Table("gap_by_province", GAPS, _PROVINCES, row_totals=True),
        Table("not_understood", ("not_understood",)),
        Table("theme_by_level", THEMES, LEVELS, row_totals=True),
        Table("role_position", ROLES, MOMENTS, column_totals=True),
        Table("rung_position", RUNGS, MOMENTS, column_totals=True),
        Table("crisis", CRISES),
        Table("helpful_by_conversation", CONVERSATIONS, VERDICTS, row_totals=True),
    )
    return {table.id: table for table in tables}
