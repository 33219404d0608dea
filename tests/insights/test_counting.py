"""What is counted is written, each thing once, by month, with nothing that points to anybody; on both databases."""

from __future__ import annotations

import logging
from typing import Iterator

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from bot.insights.counting import Counters, lost_additions
from bot.insights.counting.models import MonthlyCountRow
from bot.insights.cube import Key
from bot.insights.periods import Period, this_month

NOVEMBER = Period(2026, 11)
ROLE: Key = ("theme_by_level", "role", "micro")
ASKED: Key = ("options", "buddy", "asked")
SOON = 10.0


def counted(engine: Engine) -> dict[tuple[str, ...], int]:
    """All counts: month, table, row and column, and how many."""
    rows = select(MonthlyCountRow.__table__)
    with engine.connect() as connection:
        return {tuple(row)[:-1]: row.conversations for row in connection.execute(rows)}


@pytest.fixture
def counters(engine: Engine) -> Iterator[Counters]:
    """Counters in November."""
    made = Counters(engine, lambda: NOVEMBER)
    yield made
    made.close(SOON)


def test_each_cell_counts_one_conversation_more(counters: Counters, engine: Engine) -> None:
    counters.add([ROLE, ASKED])
    counters.add([ROLE])
    assert counters.flush(SOON)
    assert counted(engine) == {("2026-11", *ROLE): 2, ("2026-11", *ASKED): 1}


def test_what_was_written_before_is_added_to(counters: Counters, engine: Engine) -> None:
    for _ in range(3):
        counters.add([ROLE])
        assert counters.flush(SOON)
    assert counted(engine) == {("2026-11", *ROLE): 3}


def test_the_same_thing_twice_in_one_conversation_counts_once(counters: Counters, engine: Engine) -> None:
    counters.add([ROLE, ROLE, ROLE])
    assert counters.flush(SOON)
    assert counted(engine) == {("2026-11", *ROLE): 1}


def test_it_is_counted_without_being_asked_to_hurry(engine: Engine) -> None:
    counters = Counters(engine, lambda: NOVEMBER, gather=0.01)
    counters.add([ROLE])
    with counters._changed:
        assert counters._changed.wait_for(counters._is_done, SOON)
    assert counted(engine) == {("2026-11", *ROLE): 1}


def test_each_month_has_its_own_count_also_when_both_wait(engine: Engine) -> None:
    months = iter([Period(2026, 11), Period(2026, 12), Period(2027, 12)])
    counters = Counters(engine, lambda: next(months))
    for _ in range(3):
        counters.add([ROLE])
    assert counters.flush(SOON)
    assert sorted(counted(engine)) == [(month, *ROLE) for month in ("2026-11", "2026-12", "2027-12")]


def test_the_month_is_that_of_flanders(engine: Engine) -> None:
    before = this_month()
    counters = Counters(engine)
    counters.add([ROLE])
    assert counters.flush(SOON)
    ((month, *_),) = counted(engine)
    assert month in {str(before), str(this_month())}


def test_nothing_touched_counts_nothing(counters: Counters, engine: Engine) -> None:
    counters.add([])
    assert counters.flush(SOON)
    assert counted(engine) == {}
    assert counters._thread is None


def test_keys_may_be_read_only_once(counters: Counters, engine: Engine) -> None:
    counters.add(iter([ROLE, ASKED]))
    assert counters.flush(SOON)
    assert len(counted(engine)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ("themes", "role", "micro"),
        ("theme_by_level", "role", "macro"),
        ("theme_by_level", "'; DROP TABLE monthly_count; --", "micro"),
        ("options", "Mijn zoon heet Jan", "asked"),
        ("options", "a" * 61, "asked"),
        ("options", "buddy", "total"),
    ],
)
def test_what_is_no_cell_is_lost_and_the_rest_counts(
    wrong: Key, counters: Counters, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    counters.add([wrong, ROLE])
    assert counters.flush(SOON)
    assert counted(engine) == {("2026-11", *ROLE): 1}
    assert counters.lost == 1
    assert lost_additions(engine) == {NOVEMBER: 1}
    assert wrong[1] not in caplog.text


def test_nothing_is_kept_but_month_cell_and_a_number(engine: Engine) -> None:
    columns = {column["name"]: str(column["type"]) for column in inspect(engine).get_columns("monthly_count")}
    assert columns.pop("month") == "VARCHAR(7)"
    assert set(columns) == {"table_id", "row_id", "column_id", "conversations"}
    assert columns["conversations"] == "INTEGER"


@pytest.mark.parametrize("table", ["monthly_count", "counting_loss", "insights_mark", "signal"])
def test_sqlite_keeps_no_order_of_arrival(table: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('order') / 'kompaan.db'}")
    migrate(engine)
    with engine.connect() as connection, pytest.raises(Exception, match="no such column: rowid"):
        connection.execute(text(f"SELECT rowid FROM {table}"))  # noqa: S608


def test_adding_waits_for_nothing(engine: Engine) -> None:
    counters = Counters(engine, lambda: NOVEMBER)
    with engine.connect() as connection, connection.begin():
        # Somebody else holds the whole table for as long as it takes.
        if engine.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE monthly_count IN ACCESS EXCLUSIVE MODE"))
        else:
            connection.execute(text("DELETE FROM monthly_count"))
        for _ in range(1000):
            counters.add([ROLE])
        assert not counters.flush(0.05)
    assert counters.flush(SOON)
    assert counted(engine) == {("2026-11", *ROLE): 1000}
    assert counters.lost == 0


def test_the_log_tells_nothing_of_a_conversation(counters: Counters, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        counters.add([("domain_by_asker", "violence", "youth"), ("crisis", "nowhere", "conversations")])
        assert counters.flush(SOON)
    assert "1 additions" in caplog.text
    assert "violence" not in caplog.text
    assert "nowhere" not in caplog.text
