"""Publishing while other processes publish and count: one of them publishes, and nobody adds to it afterwards."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.insights.counting.holding import begin_publishing
from bot.insights.counting.models import CountingLossRow, MonthlyCountRow
from bot.insights.counting.writing import write
from bot.insights.cube import ONLY, Table
from bot.insights.periods import Period
from bot.insights.published import PublishedTable
from bot.insights.releases import Releases, publishing
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow

OCTOBER, NOVEMBER = Period.parse("2026-10"), Period.parse("2026-11")
CELL = ("2026-10", "conversations", "orientation", ONLY)
PUBLISH = """
import sys
from bot.database import connect
from bot.insights.periods import Period
from bot.insights.releases import Releases
print(*Releases(connect(sys.argv[1])).publish_closed(Period.parse("2026-11")), sep=",")
"""


def counted(engine: Engine) -> int:
    """What is counted in October."""
    with Session(engine) as session:
        return int(session.scalar(select(func.sum(MonthlyCountRow.conversations))) or 0)


def test_of_two_processes_that_publish_at_once_each_period_is_of_one(engine: Engine, database_url: str) -> None:
    write(engine, {CELL: 41}, {})
    command = [sys.executable, "-c", PUBLISH, database_url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    done = [process.communicate(timeout=120)[0].strip() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert sorted(done) == ["", "2026-10"]
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(ReleaseRow)) == 1
        tables = session.scalar(select(func.count()).select_from(ReleasedTableRow))
    assert tables == len(Releases(engine).tables(OCTOBER))


def test_who_counts_during_the_publishing_comes_too_late_and_that_is_known(engine: Engine) -> None:
    write(engine, {CELL: 41}, {})
    late = Thread(target=write, args=(engine, {CELL: 1}, {}))
    with engine.connect() as connection:
        begin_publishing(connection)
        late.start()
        late.join(0.3)
        assert late.is_alive(), "it did not wait"
        publishing._write(
            connection, OCTOBER, 10, [PublishedTable(Table("conversations", ("orientation",)), OCTOBER, {})]
        )
        connection.commit()
    late.join(20)
    assert not late.is_alive()
    assert counted(engine) == 41
    with Session(engine) as session:
        assert session.scalar(select(CountingLossRow.additions).filter_by(month="2026-10")) == 1


def test_what_was_counted_while_the_tables_were_made_is_in_them(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(engine, {CELL: 41}, {})
    decide, additions = publishing.decide_month, [30, 20]

    def slow(*arguments: object) -> object:
        if additions:
            write(engine, {CELL: additions.pop()}, {})
        return decide(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(publishing, "decide_month", slow)
    assert Releases(engine).publish_closed(NOVEMBER) == [OCTOBER]
    assert Releases(engine).table(OCTOBER, "conversations").count("orientation", ONLY) == 90


def test_a_month_to_which_is_always_added_waits_for_another_day(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(engine, {CELL: 41}, {})

    def always(*_: object) -> list[object]:
        write(engine, {CELL: 1}, {})
        return []

    monkeypatch.setattr(publishing, "decide_month", always)
    assert Releases(engine).publish_closed(NOVEMBER) == []
    assert Releases(engine).periods() == []


def test_a_publishing_that_breaks_off_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    write(engine, {CELL: 41}, {})

    def half(connection: object, *arguments: object) -> None:
        write_all(connection, *arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    write_all = publishing._write
    monkeypatch.setattr(publishing, "_write", half)
    with pytest.raises(KeyboardInterrupt):
        Releases(engine).publish_closed(NOVEMBER)
    with Session(engine) as session:
        for table in (ReleaseRow, ReleasedTableRow, ReleasedCellRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0
