"""What is counted: each thing once per conversation, by month, with nothing that points to anybody."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from bot.insights.counters import Cell, Counters
from bot.insights.models import MonthlyCountRow
from bot.server.children import free_port

NOVEMBER = date(2026, 11, 21)
ROLE: Cell = ("theme", "role")
MICRO: Cell = ("level", "micro")


def counted(engine: Engine) -> dict[tuple[str, str, str], int]:
    table = MonthlyCountRow.__table__
    with engine.connect() as connection:
        return {(row.month, row.kind, row.value): row.conversations for row in connection.execute(select(table))}


def test_each_cell_counts_one_conversation_more(engine: Engine) -> None:
    counters = Counters(engine)
    assert counters.add([ROLE, MICRO], NOVEMBER)
    assert counters.add([ROLE], NOVEMBER)
    assert counted(engine) == {("2026-11", *ROLE): 2, ("2026-11", *MICRO): 1}


def test_the_same_thing_twice_in_one_conversation_counts_once(engine: Engine) -> None:
    Counters(engine).add([ROLE, ROLE, ROLE], NOVEMBER)
    assert counted(engine) == {("2026-11", *ROLE): 1}


def test_each_month_has_its_own_count(engine: Engine) -> None:
    counters = Counters(engine)
    for day in (date(2026, 11, 30), date(2026, 12, 1), date(2027, 12, 1)):
        counters.add([ROLE], day)
    assert sorted(counted(engine)) == [(month, *ROLE) for month in ("2026-11", "2026-12", "2027-12")]


def test_without_a_date_this_month_is_counted(engine: Engine) -> None:
    before = date.today()
    Counters(engine).add([ROLE])
    ((month, _, _),) = counted(engine)
    assert month in {before.strftime("%Y-%m"), date.today().strftime("%Y-%m")}


def test_nothing_touched_counts_nothing(engine: Engine) -> None:
    assert Counters(engine).add([], NOVEMBER)
    assert counted(engine) == {}


def test_cells_may_be_read_only_once(engine: Engine) -> None:
    assert Counters(engine).add(iter([ROLE, MICRO]), NOVEMBER)
    assert len(counted(engine)) == 2


@pytest.mark.parametrize("value", ["één", "'; DROP TABLE monthly_count; --", "%s", "a" * 60])
def test_any_value_is_counted_as_it_is(value: str, engine: Engine) -> None:
    assert Counters(engine).add([("gap", value)], NOVEMBER)
    assert counted(engine) == {("2026-11", "gap", value): 1}


def test_twenty_conversations_at_once_lose_nothing(engine: Engine) -> None:
    counters = Counters(engine)
    cells: list[Cell] = [ROLE, MICRO, ("conversation", "reflection")]

    def talk(number: int) -> bool:
        # Each in another order, so that two that wait for each other would show.
        return all(counters.add(cells[number % 3 :] + cells[: number % 3], NOVEMBER) for _ in range(5))

    with ThreadPoolExecutor(20) as pool:
        assert all(pool.map(talk, range(20)))
    assert counted(engine) == {("2026-11", *cell): 100 for cell in cells}
    assert counters.lost == 0


def test_two_servers_count_in_the_same_database(database_url: str, engine: Engine) -> None:
    other = connect(database_url)
    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(lambda made: Counters(made).add([ROLE], NOVEMBER), [engine, other] * 5))
    other.dispose()
    assert counted(engine) == {("2026-11", *ROLE): 10}


def test_nothing_is_kept_but_month_kind_value_and_a_number(engine: Engine) -> None:
    Counters(engine).add([ROLE])
    columns = {column["name"]: str(column["type"]) for column in inspect(engine).get_columns("monthly_count")}
    assert set(columns) == {"month", "kind", "value", "conversations"}
    assert columns["month"] == "VARCHAR(7)"
    assert columns["conversations"] == "INTEGER"


def test_a_database_that_is_gone_stops_no_conversation(caplog: pytest.LogCaptureFixture) -> None:
    counters = Counters(connect(f"postgresql://kompaan:heel-geheim@127.0.0.1:{free_port()}/kompaan"))
    with caplog.at_level(logging.WARNING):
        assert counters.add([ROLE, MICRO]) is False
        assert counters.add([ROLE]) is False
    assert counters.lost == 3
    assert "3 additions lost" in caplog.text


def test_the_log_of_a_failure_tells_nothing_of_the_conversation(caplog: pytest.LogCaptureFixture) -> None:
    counters = Counters(connect(f"postgresql://kompaan:heel-geheim@127.0.0.1:{free_port()}/kompaan"))
    with caplog.at_level(logging.DEBUG, logger="bot"):
        counters.add([("domain", "violence")])
    assert "violence" not in caplog.text
    assert "geheim" not in caplog.text


def test_a_table_that_is_gone_stops_no_conversation(empty_engine: Engine) -> None:
    counters = Counters(empty_engine)
    assert counters.add([ROLE]) is False
    assert counters.lost == 1


def test_a_count_that_fails_halfway_counts_nothing_of_it(engine: Engine) -> None:
    counters = Counters(engine)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO monthly_count VALUES ('2026-11', 'theme', 'demand', 1)"))
        connection.execute(text("CREATE UNIQUE INDEX one_of_each ON monthly_count (kind, conversations)"))
    # The level comes first and could be added; the theme meets the other theme with one conversation.
    assert counters.add([MICRO, ROLE], NOVEMBER) is False
    assert counted(engine) == {("2026-11", "theme", "demand"): 1}


def test_after_a_failure_counting_goes_on(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    counters = Counters(engine)
    assert counters.add([ROLE], NOVEMBER) is False
    migrate(engine)
    assert counters.add([ROLE], NOVEMBER) is True
    assert counted(engine) == {("2026-11", *ROLE): 1}
