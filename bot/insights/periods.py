"""Months and quarters: the only times that insights know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import total_ordering
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Brussels")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([0-9]{4})Q([1-4])")


class PeriodError(ValueError):
    """A text that is no month and no quarter; the message says how they are written (Dutch)."""


def this_month() -> Period:
    """The month that it is in Flanders now: the only one to which is still added."""
    today = datetime.now(timezone.utc).astimezone(HERE).date()
    return Period.month(today)


@total_ordering
@dataclass(frozen=True)
class Period:
    """A month (`2026-09`) or a quarter (`2026Q3`); earlier ones are smaller, a quarter comes after its last month.

    Attributes:
        year: the year, four digits.
        number: the month from 1 to 12, or the quarter from 1 to 4.
        is_quarter: whether it is a quarter.
    """

    year: int
    number: int
    is_quarter: bool = False

    @classmethod
    def month(cls, day: date) -> Period:
        """The month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2026-09` or `2026Q3`.

        Raises:
            PeriodError: for anything else.
        """
        if match := _MONTH.fullmatch(text):
            return cls(int(match[1]), int(match[2]))
        if match := _QUARTER.fullmatch(text):
            return cls(int(match[1]), int(match[2]), is_quarter=True)
        raise PeriodError("Schrijf een maand als 2026-09 en een kwartaal als 2026Q3.")

    def __str__(self) -> str:
        """As it is written everywhere."""
        return f"{self.year}Q{self.number}" if self.is_quarter else f"{self.year}-{self.number:02}"

    def __lt__(self, other: Period) -> bool:
        """In the order in which they end."""
        return self._end < other._end

    @property
    def _end(self) -> tuple[int, int, bool]:
        return self.year, self.number * 3 if self.is_quarter else self.number, self.is_quarter

    @property
    def months(self) -> tuple[Period, ...]:
        """The months in it, the first first."""
        if not self.is_quarter:
            return (self,)
        return tuple(Period(self.year, self.number * 3 - back) for back in (2, 1, 0))

    @property
    def quarter(self) -> Period:
        """The quarter that it is in."""
        return self if self.is_quarter else Period(self.year, (self.number + 2) // 3, is_quarter=True)

    @property
    def previous(self) -> Period:
        """The period of the same kind before it."""
        last = 4 if self.is_quarter else 12
        if self.number == 1:
            return Period(self.year - 1, last, self.is_quarter)
        return Period(self.year, self.number - 1, self.is_quarter)

    def is_closed(self, month: Period) -> bool:
        """Whether nothing is added to it any more when it is that month."""
        return self.months[-1] < month
