"""What an address may ask for: only values that are named beforehand."""

from __future__ import annotations

from typing import Iterable, Sequence

from fastapi import HTTPException

from bot.insights.periods import Period, PeriodError

NO_SUCH_CHOICE = "Die keuze bestaat niet. Kies iets uit de lijst."


def one_of(given: str | None, allowed: Sequence[str], default: str | None = None) -> str:
    """One of the allowed values; the first, or the default, when nothing was asked.

    Raises:
        HTTPException: 400 for another value.
    """
    if not given:
        return default or allowed[0]
    if given not in allowed:
        raise HTTPException(400, NO_SUCH_CHOICE)
    return given


def pick_period(given: str | None, published: Sequence[Period]) -> Period:
    """A published period; the newest when none was asked.

    Raises:
        HTTPException: 400 for what is no period, 404 for one that is not published.
    """
    if not given:
        return published[-1]
    try:
        period = Period.parse(given)
    except PeriodError as error:
        raise HTTPException(400, str(error)) from None
    if period not in published:
        raise HTTPException(404, "Van die periode zijn er geen cijfers. Kies een andere.")
    return period


def pick_range(start: str | None, end: str | None, published: Iterable[Period], most: int = 12) -> list[Period]:
    """The published periods between two, both included; the last ones when nothing was asked.

    Raises:
        HTTPException: 400 when they are of another kind or the wrong way round, 404 when one is not published.
    """
    known = list(published)
    last = pick_period(end, known)
    first = pick_period(start, known) if start else known[max(0, known.index(last) - most + 1)]
    if last < first:
        raise HTTPException(400, "De eerste periode komt na de laatste. Draai ze om.")
    return [period for period in known if first <= period <= last]


def as_kind(given: str | None, published: Sequence[Period], last: bool) -> str | None:
    """A period as its quarter, or as its first or last month, when only the other kind is looked at.

    Args:
        given: what was asked for, as it was written.
        published: the periods of the kind that is looked at.
        last: whether a quarter stands for its last month.
    """
    try:
        period = Period.parse(given) if given else None
    except PeriodError:
        return given
    if period is None or period.is_quarter == published[-1].is_quarter:
        return given
    other = period.months[-1 if last else 0] if period.is_quarter else period.quarter
    return str(other) if other in published else None
