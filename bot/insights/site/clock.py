"""What time it is for the site: one place, so that tests can move it."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Callable

from bot.insights.periods import HERE, Period

Clock = Callable[[], datetime]
"""Gives the time in UTC, without a time zone, as the tables hold it."""


def utc_now() -> datetime:
    """The time in UTC, without a time zone."""
    return datetime.now(timezone.utc).replace(tzinfo=None)


def here(moment: datetime) -> datetime:
    """A time of the tables as it is on a clock in Flanders."""
    return moment.replace(tzinfo=timezone.utc).astimezone(HERE)


def month_of(moment: datetime) -> Period:
    """The month in Flanders at a time of the tables."""
    return Period.month(here(moment).date())
