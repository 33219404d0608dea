"""What leaves: tables of rounded counts in which small ones are hidden. Nothing else about counts is ever shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Tuple

from bot.insights.cube import Table
from bot.insights.periods import Period

HIDDEN = "•"
"""The one sign for every hidden cell: zero, few, or hidden to protect another."""

ROUNDED_TO = 5
SMALLEST = 10
"""Default of k: fewer conversations than this are hidden. It can be set higher, never below `LEAST_SMALLEST`."""
LEAST_SMALLEST = 5


@dataclass(frozen=True)
class PublishedTable:
    """One table of one closed period as everybody who may look sees it; frozen.

    Attributes:
        table: the table of the cube, as it was when this was published.
        period: the month or quarter.
        counts: a rounded count per (row, column), totals included; None is hidden. Empty when withheld.
        withheld: no safe way to show this table was found in time, so that all of it is hidden.
    """

    table: Table
    period: Period
    counts: Mapping[Tuple[str, str], int | None]
    withheld: bool = False

    def count(self, row: str, column: str) -> int | None:
        """The rounded count of a cell; None when it is hidden."""
        return self.counts.get((row, column))
