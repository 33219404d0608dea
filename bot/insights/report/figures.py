"""What was published about a quarter and the one before it, in the form in which sentences need it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterable, Mapping, Sequence, Tuple

from bot.insights.cube import NOT_SAID, SAME_TOTALS, TOTAL
from bot.insights.periods import Period
from bot.insights.published import ROUNDED_TO, PublishedTable
from bot.insights.report.words import about, in_sentence, listed
from bot.insights.wording import Names, column_label, row_label
from bot.orientation.situation import PROVINCES

ROUNDING = ROUNDED_TO // 2
"""How far a shown count can be from the real one."""

Signal = Tuple[Period, str, Tuple[str, ...]]
"""Month, id of the theme, and the sentences that people left: a group as `Signals.shown` gives it."""


@dataclass(frozen=True)
class Line:
    """A shown count with what it is called; a name keeps its capital in a sentence."""

    id: str
    label: str
    count: int
    is_name: bool = False

    @property
    def name(self) -> str:
        """What it is called within a sentence."""
        return self.label if self.is_name else in_sentence(self.label)

    @property
    def in_words(self) -> str:
        """As it stands in a sentence: `opvoeden (ongeveer 40)`."""
        return f"{self.name} ({about(self.count)})"


@dataclass(frozen=True)
class Figures:
    """The published tables of a quarter.

    Attributes:
        quarter: which one.
        tables: its tables by id.
        before: those of the quarter before it; empty when that was not published.
        smallest: fewer conversations than this were hidden.
        names: names of the options.
        is_demo: whether the figures were made up.
        signals: groups of sentences that may be shown.
        lost: how many additions were lost in the quarter, because the database did not answer.
    """

    quarter: Period
    tables: Mapping[str, PublishedTable]
    before: Mapping[str, PublishedTable]
    smallest: int
    names: Names
    is_demo: bool = False
    signals: Sequence[Signal] = field(default=())
    lost: int = 0

    def count(self, table_id: str, row: str, column: str) -> int | None:
        """The rounded count of a cell; None when it is hidden or was not counted then."""
        return _count(self.tables, table_id, row, column)

    def count_before(self, table_id: str, row: str, column: str) -> int | None:
        """The same of the quarter before."""
        return _count(self.before, table_id, row, column)

    def rows(self, table_id: str, column: str) -> list[Line]:
        """The rows of a column that are shown and were said, the largest first."""
        table = self.tables.get(table_id)
        found = [
            Line(row, row_label(table_id, row, self.names), count, is_name=table_id == "options")
            for row in (table.table.rows if table else ())
            if row != NOT_SAID and (count := self.count(table_id, row, column)) is not None
        ]
        return sorted(found, key=lambda line: -line.count)

    def columns(self, table_id: str, row: str) -> list[Line]:
        """The columns of a row that are shown and were said, the largest first."""
        table = self.tables.get(table_id)
        found = [
            Line(column, column_label(table_id, column), count, is_name=column in PROVINCES)
            for column in (table.table.columns if table else ())
            if column != NOT_SAID and (count := self.count(table_id, row, column)) is not None
        ]
        return sorted(found, key=lambda line: -line.count)

    def largest(self, table_id: str, row: str, most: int) -> list[Line]:
        """The columns of a row that are surely larger than all others, also than those that are hidden.

        Nothing when the total is hidden: then nobody knows what is left. Nothing either when no other column is left
        to be larger than.

        Args:
            table_id: a table with row totals.
            row: of which row.
            most: no more than so many; fewer when it is not sure of the last ones.
        """
        published, total = self.tables.get(table_id), self.count(table_id, row, TOTAL)
        if published is None or total is None:
            return []
        counts = [self.count(table_id, row, column) for column in published.table.columns]
        left = total + ROUNDING - sum(self.least(count) for count in counts if count is not None)
        return self.surely_first(self.columns(table_id, row), most, hidden=left if None in counts else None)

    def surely_first(self, lines: Sequence[Line], most: int, hidden: int | None = None) -> list[Line]:
        """The first lines that are surely larger than all that follow, however each was rounded.

        Args:
            lines: the largest first.
            most: no more than so many; fewer when it is not sure of the last ones.
            hidden: the most that a hidden one can be; None when there is none.
        """
        for end in range(min(most, len(lines)), 0, -1):
            others = [line.count + ROUNDING for line in lines[end:]] + ([] if hidden is None else [hidden])
            if others and self.least(lines[end - 1].count) > max(others):
                return list(lines[:end])
        return []

    def first_shown(self, lines: Sequence[Line], most: int) -> list[Line]:
        """The same, to say what comes first of what is shown: all of it when that is not too much."""
        return list(lines) if len(lines) <= most else self.surely_first(lines, most)

    def least(self, count: int) -> int:
        """The least that a shown count can really be."""
        return max(count - ROUNDING, self.smallest)

    def domains(self) -> list[Line]:
        """What people asked about, the largest first; each table that holds these totals will do."""
        lines = (line for table_id in SAME_TOTALS[0] for line in self.rows(table_id, TOTAL))
        found = {line.id: line for line in lines}
        return sorted(found.values(), key=lambda line: -line.count)

    @property
    def shown_cells(self) -> int:
        """How many counts are shown at all."""
        return sum(count is not None for table in self.tables.values() for count in table.counts.values())


def enumerated(lines: Iterable[Line], most: int = 3) -> str:
    """The first lines as part of a sentence."""
    return listed([line.in_words for line in list(lines)[:most]])


def _count(tables: Mapping[str, PublishedTable], table_id: str, row: str, column: str) -> int | None:
    table = tables.get(table_id)
    return None if table is None or table.withheld else table.count(row, column)
