"""When the database is away the conversation goes on, nothing is counted twice, and what is lost is known."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Iterator

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError

from bot.database import connect, migrate
from bot.insights.counting import Counters, lost_additions
from bot.insights.counting import counters as module
from bot.insights.counting.holding import begin_publishing
from bot.insights.counting.waiting import Waiting
from bot.insights.cube import Key
from bot.insights.periods import Period
from bot.server.children import free_port
from tests.insights.test_counting import ASKED, NOVEMBER, ROLE, SOON, counted

DOMAIN: Key = ("domain_by_asker", "violence", "youth")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """New attempts come soon."""
    monkeypatch.setattr(module, "RETRY", (0.02,))


def nowhere() -> Engine:
    """A database that does not answer."""
    return connect(f"postgresql://kompaan:heel-geheim@127.0.0.1:{free_port()}/kompaan")


def away(seconds: float = 0.3) -> Counters:
    """Counters without a database, that have tried for a while."""
    counters = Counters(nowhere(), lambda: NOVEMBER)
    counters.add([ROLE, DOMAIN])
    assert not counters.flush(seconds)
    return counters


def test_what_waits_is_not_lost_and_takes_no_more_room() -> None:
    counters = Counters(nowhere(), lambda: NOVEMBER)
    for _ in range(50_000):
        counters.add([ROLE])
    assert counters.lost == 0
    assert len(counters._waiting._additions) <= 1
    counters.close(0)
    assert counters.lost == 50_000


def test_the_log_of_a_failure_tells_nothing_of_conversation_or_password(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        away().close(0.1)
    assert "waits for the database (OperationalError)" in caplog.text
    assert caplog.text.count("waits for the database") == 1
    assert "violence" not in caplog.text
    assert "geheim" not in caplog.text


def test_what_cannot_be_written_before_the_end_is_lost_and_said(caplog: pytest.LogCaptureFixture) -> None:
    counters = away()
    counters.add([ASKED])
    counters.close(0.1)
    assert counters.lost == 3
    assert "3 additions are lost" in caplog.text
    assert counters._thread is not None
    counters._thread.join(SOON)
    assert not counters._thread.is_alive()


def test_an_end_without_anything_to_write_says_nothing(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    Counters(engine).close(SOON)
    assert caplog.text == ""


def test_when_the_database_is_back_everything_is_written_once(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    counters = Counters(engine, lambda: NOVEMBER)
    for _ in range(3):
        counters.add([ROLE])
        assert not counters.flush(0.1)
    migrate(engine)
    assert counters.flush(SOON)
    assert counted(engine) == {("2026-11", *ROLE): 3}
    assert counters.lost == 0
    assert lost_additions(engine) == {}


def test_what_does_not_fit_any_more_is_lost_and_written_when_the_database_is_back(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    counters = Counters(engine, lambda: NOVEMBER, gather=60, most_cells=2)
    counters.add([ROLE, ASKED])
    counters.add([DOMAIN])
    counters.add([ROLE])
    assert counters.lost == 1
    migrate(engine)
    assert counters.flush(SOON)
    assert counted(engine) == {("2026-11", *ROLE): 2, ("2026-11", *ASKED): 1}
    assert lost_additions(engine) == {NOVEMBER: 1}


def test_of_one_conversation_all_fits_or_nothing() -> None:
    waiting = Waiting(most_cells=2)
    three: list[Key] = [("domain_by_asker", "school", asker) for asker in ("youth", "parent", "teacher")]
    assert waiting.add("2026-11", three) == 3
    assert not waiting.take().additions
    assert waiting.add("2026-11", three[:2]) == 0
    assert waiting.take().size == 2


@pytest.mark.parametrize("published", ["2026-11", "2026Q4"])
def test_nothing_is_added_to_what_was_published(published: str, engine: Engine) -> None:
    months = iter([NOVEMBER, Period(2026, 10 if published == "2026-11" else 9)])
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO release VALUES ('{published}', 10, '2026-12-01')"))  # noqa: S608
    counters = Counters(engine, lambda: next(months))
    counters.add([ROLE, ASKED])
    counters.add([ROLE])
    assert counters.flush(SOON)
    assert [month for month, *_ in counted(engine)] == ["2026-10" if published == "2026-11" else "2026-09"]
    assert lost_additions(engine) == {NOVEMBER: 2}
    assert counters.lost == 2


def test_nothing_real_is_added_to_made_up_figures(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO insights_mark VALUES ('demo')"))
    counters = Counters(engine, lambda: NOVEMBER)
    counters.add([ROLE, ASKED])
    assert counters.flush(SOON)
    assert counted(engine) == {}
    assert lost_additions(engine) == {}
    assert counters.lost == 2
    assert "made-up figures" in caplog.text


def test_a_batch_that_fails_halfway_is_written_whole_later(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE counting_loss RENAME TO elsewhere"))
    counters = Counters(engine, lambda: NOVEMBER)
    counters.add([ROLE, ("crisis", "nowhere", "conversations")])
    assert not counters.flush(0.2)
    assert counted(engine) == {}
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO counting_loss"))
    assert counters.flush(SOON)
    assert counted(engine) == {("2026-11", *ROLE): 1}
    assert lost_additions(engine) == {NOVEMBER: 1}


class TestBrokenEnd:
    """The connection breaks while a transaction ends."""

    @pytest.fixture
    def breaking(self, engine: Engine) -> Iterator[list[str]]:
        """The first three transactions end badly: before or after they were written, as this list says."""
        how = ["before", "after", "before"]

        def end(connection: Connection) -> None:
            if not how:
                return
            if (when := how.pop(0)) == "after" and engine.dialect.name == "postgresql":
                connection.connection.commit()
            raise OperationalError(f"broken {when}", {}, Exception())

        event.listen(engine, "commit", end)
        yield how
        event.remove(engine, "commit", end)

    def test_it_is_written_once(self, engine: Engine, breaking: list[str]) -> None:
        counters = Counters(engine, lambda: NOVEMBER)
        for _ in range(3):
            counters.add([ROLE])
            assert counters.flush(SOON)
        assert breaking == []
        assert counted(engine) == {("2026-11", *ROLE): 3}
        assert counters.lost == 0


def test_the_count_of_a_published_month_is_never_read_while_somebody_adds(engine: Engine) -> None:
    counters = Counters(engine, lambda: NOVEMBER)
    with engine.connect() as connection, connection.begin():
        begin_publishing(connection)
        counters.add([ROLE])
        assert not counters.flush(0.2)
        many = connection.execute(select(text("count(*) FROM monthly_count"))).scalar()
        connection.execute(text("INSERT INTO release VALUES ('2026-11', 10, '2026-12-01')"))
    assert many == 0
    assert counters.flush(SOON)
    assert counted(engine) == {}
    assert lost_additions(engine) == {NOVEMBER: 1}
