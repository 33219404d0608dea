"""What changed between two periods: only what rounding and chance hardly explain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Mapping

from bot.insights.chance import differs
from bot.insights.cube import ONLY, TOTAL
from bot.insights.published import PublishedTable
from bot.insights.wording import Names, row_label

_COMPARED = (
    ("conversations", ONLY),
    ("domain_by_province", TOTAL),
    ("gap_by_province", TOTAL),
    ("crisis", ONLY),
    ("not_understood", ONLY),
)


@dataclass(frozen=True)
class Change:
    """A figure that differs: its label, and both rounded counts."""

    label: str
    before: int
    now: int


def changes(before: Mapping[str, PublishedTable], now: Mapping[str, PublishedTable], names: Names) -> list[Change]:
    """The figures of which both are shown and that differ, the largest difference first.

    Args:
        before: the tables of the earlier period, by id.
        now: those of the later one.
        names: names of the options.
    """
    found = [change for change in _all(before, now, names) if differs(change.before, change.now)]
    return sorted(found, key=lambda change: -abs(change.now - change.before))


def _all(before: Mapping[str, PublishedTable], now: Mapping[str, PublishedTable], names: Names) -> Iterator[Change]:
    for table_id, column in _COMPARED:
        if table_id in before and table_id in now:
            for row in now[table_id].table.rows:
                one, two = before[table_id].count(row, column), now[table_id].count(row, column)
                if one is not None and two is not None:
                    yield Change(row_label(table_id, row, names), one, two)
