"""What is old is rolled up: exact counts and months go, quarters stay as they were; on both databases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.engine import Engine

from bot.database import Base
from bot.insights.counting import Counters, lost_additions
from bot.insights.counting.models import MonthlyCountRow
from bot.insights.cube import CONVERSATIONS, ONLY, Key
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow
from bot.insights.retention import KEEP_MONTHS, keep_months, roll_up
from bot.settings import SettingsError

TALKS: Key = ("conversations", "orientation", "conversations")
QUARTER = Period(2026, 4, is_quarter=True)


def count(engine: Engine, *months: Period, times: int = 40) -> None:
    rows = [
        dict(zip(("month", "table_id", "row_id", "column_id"), (str(month), *TALKS), strict=True), conversations=times)
        for month in months
    ]
    with engine.begin() as connection:
        connection.execute(insert(MonthlyCountRow), rows)


def everything(engine: Engine) -> dict[str, list[Any]]:
    """All rows of all tables of the insights that say something of a period."""
    with engine.connect() as connection:
        return {
            name: sorted(map(str, connection.execute(select(table))))
            for name, table in Base.metadata.tables.items()
            if {"month", "period"} & set(table.columns.keys())
        }


def release(engine: Engine, *periods: Period) -> None:
    shape = {"table_id": "conversations", "rows": list(CONVERSATIONS), "columns": [ONLY]}
    totals = {"row_totals": False, "column_totals": False, "withheld": False}
    names = [{"period": str(period)} for period in periods]
    cell = dict(zip(("table_id", "row_id", "column_id"), TALKS, strict=True))
    with engine.begin() as connection:
        connection.execute(insert(ReleaseRow), [{**n, "smallest": 10, "published_on": date(2027, 4, 1)} for n in names])
        connection.execute(insert(ReleasedTableRow), [{**name, **shape, **totals} for name in names])
        connection.execute(insert(ReleasedCellRow), [{**name, **cell, "conversations": 40} for name in names])


@pytest.fixture
def published(engine: Engine) -> Releases:
    """The last quarter of 2026 and the first of 2027, with months and quarters published."""
    for quarter in (QUARTER, Period(2027, 1, is_quarter=True)):
        count(engine, *quarter.months)
        release(engine, quarter, *quarter.months)
    return Releases(engine)


def test_what_is_not_old_stays(published: Releases, engine: Engine) -> None:
    before = everything(engine)
    assert roll_up(engine, Period(2028, 11), keep=25) == []
    assert everything(engine) == before


def test_a_month_goes_when_it_is_old_enough_and_not_before(published: Releases, engine: Engine) -> None:
    assert roll_up(engine, Period(2028, 12), keep=25) == [Period(2026, 10)]
    assert roll_up(engine, Period(2029, 1), keep=25) == [Period(2026, 11)]


def test_the_quarter_stays_as_it_was_and_nothing_of_its_months(published: Releases, engine: Engine) -> None:
    before = published.tables(QUARTER)
    assert roll_up(engine, Period(2029, 2), keep=25) == list(QUARTER.months)
    assert published.tables(QUARTER) == before
    assert published.periods()[0] == QUARTER
    left = everything(engine)
    assert not [row for rows in left.values() for row in rows if any(str(month) in row for month in QUARTER.months)]
    assert published.tables(Period(2027, 1))
    with pytest.raises(KeyError):
        published.tables(Period(2026, 11))


def test_a_second_time_there_is_nothing_to_do(published: Releases, engine: Engine) -> None:
    roll_up(engine, Period(2029, 2))
    before = everything(engine)
    assert roll_up(engine, Period(2029, 2)) == []
    assert everything(engine) == before


def test_what_was_rolled_up_is_never_published_anew(engine: Engine) -> None:
    count(engine, *QUARTER.months)
    release(engine, QUARTER, *QUARTER.months)
    january = Period(2027, 1)
    assert roll_up(engine, january, keep=2) == [Period(2026, 10)]
    releases = Releases(engine)
    assert releases.publish_closed(january) == []
    assert releases.periods() == [Period(2026, 11), Period(2026, 12), QUARTER]


def test_nothing_is_counted_any_more_in_a_month_that_was_rolled_up(published: Releases, engine: Engine) -> None:
    roll_up(engine, Period(2029, 2))
    counters = Counters(engine, lambda: QUARTER.months[0])
    counters.add([TALKS])
    counters.close(10)
    assert lost_additions(engine) == {QUARTER.months[0]: 1}
    assert not [row for row in everything(engine)["monthly_count"] if "2026-10" in row]


def test_a_month_without_a_quarter_stays_however_old(engine: Engine) -> None:
    count(engine, Period(2026, 10))
    assert roll_up(engine, Period(2040, 1)) == []
    assert len(everything(engine)["monthly_count"]) == 1


def test_how_long_is_a_setting(published: Releases, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert keep_months({}) == KEEP_MONTHS == 25
    monkeypatch.setenv("KOMPAAN_INSIGHTS_KEEP_MONTHS", "12")
    assert keep_months() == 12
    assert roll_up(engine, Period(2027, 12)) == [Period(2026, 10), Period(2026, 11)]


@pytest.mark.parametrize("value", ["", "nooit", "-3", "5", "2.5", "²5"])
def test_a_setting_that_makes_no_sense_is_refused_in_plain_dutch(value: str) -> None:
    with pytest.raises(SettingsError, match="minstens 6"):
        keep_months({"KOMPAAN_INSIGHTS_KEEP_MONTHS": value})
