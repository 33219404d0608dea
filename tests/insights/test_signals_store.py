"""Signals are kept masked, shown in groups only, and gone when they are deleted; on both databases."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from sqlalchemy import event, insert, inspect, select, text
from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from bot.insights.counting.models import InsightsMarkRow
from bot.insights.periods import Period
from bot.insights.signals import SignalGroup, Signals, SignalsError, code_in, text_hash_of
from bot.insights.signals.codes import new_code
from bot.insights.signals.models import SignalRow
from bot.insights.signals.store import KEPT_MONTHS, LEAST_SHOWN
from tests.database.both import database_url, empty_engine, engine, postgres_url

__all__ = ["database_url", "empty_engine", "engine", "postgres_url"]

SEPTEMBER, OCTOBER = Period(2026, 9), Period(2026, 10)
THREE = ("er is geen plaats", "niemand belt terug", "de opvang is te duur")


@pytest.fixture
def signals(engine: Engine) -> Signals:
    """The signals of an empty database."""
    return Signals(engine)


def leave(signals: Signals, *texts: str, theme: str = "waiting", month: Period = SEPTEMBER) -> list[str]:
    return [signals.leave(theme, each, month) for each in texts]


def kept(engine: Engine) -> list[tuple[str, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(SignalRow.month, SignalRow.theme, SignalRow.text))]


def test_one_row_of_month_theme_and_masked_text(signals: Signals, engine: Engine) -> None:
    code = signals.leave("school", "juf Katrien Vermeulen staat er alleen voor", SEPTEMBER)
    assert kept(engine) == [("2026-09", "school", "juf [naam] staat er alleen voor")]
    assert code_in(code) is not None and code_in(code).code == code  # type: ignore[union-attr]
    with engine.connect() as connection:
        whole = str(connection.execute(text("select * from signal")).all())
    assert code not in whole and code.replace("-", "") not in whole
    assert {c["name"] for c in inspect(engine).get_columns("signal")} == {"code_hash", "month", "theme", "text"}


@pytest.mark.parametrize(
    ("theme", "words", "month"),
    [
        ("weather", "er is niets", SEPTEMBER),
        ("school", "Katrien Vermeulen", SEPTEMBER),
        ("school", "er is niets", Period(2026, 3, is_quarter=True)),
    ],
)
def test_what_does_not_belong_here_is_refused(
    signals: Signals, engine: Engine, theme: str, words: str, month: Period
) -> None:
    with pytest.raises(ValueError, match="needs"):
        signals.leave(theme, words, month)
    assert kept(engine) == []


def test_the_one_with_the_code_can_delete_it_and_nobody_else(signals: Signals, engine: Engine) -> None:
    mine, other = leave(signals, "mijn zin", "een andere zin")
    assert not signals.delete(new_code())
    assert not signals.delete("mijn zin") and not signals.delete("") and not signals.delete(mine[:-1])
    assert len(kept(engine)) == 2
    assert signals.delete(mine.lower().replace("-", " "))
    assert not signals.delete(mine)
    assert [row[2] for row in kept(engine)] == ["een andere zin"]
    assert signals.delete(other)


def test_fewer_than_three_are_not_shown(signals: Signals) -> None:
    leave(signals, *THREE[:2])
    leave(signals, THREE[2], theme="school")
    leave(signals, THREE[2], month=Period(2026, 8))
    assert signals.shown(OCTOBER) == []
    leave(signals, THREE[2])
    assert len(signals.shown(OCTOBER)) == 1
    assert LEAST_SHOWN == 3


def test_a_month_shows_when_it_is_over(signals: Signals) -> None:
    leave(signals, *THREE)
    assert signals.shown(SEPTEMBER) == []
    assert signals.shown(OCTOBER) == [SignalGroup(SEPTEMBER, "waiting", tuple(sorted(THREE)))]


def test_no_order_of_arrival_shows(signals: Signals) -> None:
    leave(signals, *THREE)
    leave(signals, *reversed(THREE), theme="school")
    first, second = signals.shown(OCTOBER)
    assert first.texts == second.texts


def test_groups_come_by_month(signals: Signals) -> None:
    for month in (SEPTEMBER, Period(2025, 12), Period(2026, 1)):
        leave(signals, *THREE, month=month)
        leave(signals, *THREE, theme="other", month=month)
    shown = [(str(group.period), group.theme) for group in signals.shown(OCTOBER)]
    assert shown == [(month, theme) for month in ("2025-12", "2026-01", "2026-09") for theme in ("waiting", "other")]


def test_a_later_deletion_takes_it_from_what_is_shown_and_too_few_disappear(signals: Signals) -> None:
    codes = leave(signals, *THREE, "nog een zin")
    assert signals.delete(codes[0])
    (group,) = signals.shown(OCTOBER)
    assert THREE[0] not in group.texts and len(group.texts) == 3
    assert signals.delete(codes[1])
    assert signals.shown(OCTOBER) == []


def test_an_administrator_points_to_a_sentence_by_what_it_is(signals: Signals) -> None:
    leave(signals, *THREE, "dit hoort hier niet")
    leave(signals, "dit hoort hier niet", theme="school")
    (group,) = signals.shown(OCTOBER)
    assert not signals.remove(text_hash_of("2026-09", "waiting", "iets anders"))
    assert signals.remove(text_hash_of(str(group.period), group.theme, "dit hoort hier niet"))
    assert signals.shown(OCTOBER)[0].texts == tuple(sorted(THREE))
    assert not signals.remove(text_hash_of(str(group.period), group.theme, "dit hoort hier niet"))


def test_after_thirteen_months_they_are_gone(signals: Signals, engine: Engine) -> None:
    assert KEPT_MONTHS == 13
    for month in (Period(2025, 8), Period(2025, 9), SEPTEMBER):
        leave(signals, "een zin", month=month)
    assert signals.expire(OCTOBER) == 1
    assert sorted(row[0] for row in kept(engine)) == ["2025-09", "2026-09"]
    assert signals.expire(OCTOBER) == 0


def test_a_base_with_made_up_figures_is_known(signals: Signals, engine: Engine) -> None:
    assert not signals.is_demo()
    with engine.begin() as connection:
        connection.execute(insert(InsightsMarkRow).values(kind="demo"))
    assert signals.is_demo()


def test_an_error_holds_no_text_and_no_code(signals: Signals, engine: Engine) -> None:
    code = signals.leave("school", "kanarie in de mijn", SEPTEMBER)

    @event.listens_for(engine, "before_cursor_execute")
    def break_down(_connection: object, cursor: object, *_rest: object) -> None:
        cursor.close()  # type: ignore[attr-defined]

    words = " ".join(("kana" + "rie", "in de kooi"))
    for work in (
        lambda: signals.leave("school", words, SEPTEMBER),
        lambda: signals.delete(code),
        lambda: signals.shown(OCTOBER),
        lambda: signals.expire(OCTOBER),
    ):
        with pytest.raises(SignalsError) as caught:
            work()
        told = "".join(traceback.format_exception(caught.type, caught.value, caught.tb))
        assert words not in told and code not in told
        assert caught.value.__context__ is None, "what SQLAlchemy said stays behind"
    event.remove(engine, "before_cursor_execute", break_down)
    assert signals.delete(code), "nothing changed meanwhile"


def test_what_is_deleted_is_no_longer_in_the_files(tmp_path: Path) -> None:
    made = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    migrate(made)
    signals = Signals(made)
    code = signals.leave("school", "kanariepietje in de klas", SEPTEMBER)

    def found() -> list[str]:
        return [file.name for file in tmp_path.iterdir() if b"kanariepietje" in file.read_bytes()]

    assert found(), "this test can fail"
    signals.delete(code)
    assert found() == []
    made.dispose()
    assert found() == []
