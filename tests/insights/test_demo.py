"""Example figures: plausible, the same every time, and never in a base with real ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.database import connect, migrate
from bot.insights.counting import keys
from bot.insights.counting.models import MonthlyCountRow
from bot.insights.cube import SAME_TOTALS, Key
from bot.insights.demo import DemoError, demo_url, fill, filling, likely
from bot.insights.demo.filling import Demo
from bot.insights.demo.talks import Talks
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.signals import Signals
from bot.insights.site.models import CoordinatorRow
from bot.insights.site.passwords import Passwords
from bot.orientation.situation import Situation
from bot.settings import Settings
from tests.knowledge.bases import small

MAY = Period(2026, 5)
YEAR = tuple(Period(2026, number) for number in range(1, 13))


def advised(situation: Situation) -> tuple[str, ...]:
    return ("buddy",) if "parenting" in situation.domains else ("jac-traject", "caw-traject")


def months(seed: int = 1) -> dict[Period, Counter[Key]]:
    return dict(Talks(seed, advised, ["buddy", "jac-traject", "caw-traject"]).months(YEAR))


def talks(counts: Counter[Key]) -> int:
    return sum(count for (table, _, _), count in counts.items() if table == "conversations")


def of_row(counts: Counter[Key], table: str, row: str) -> int:
    return sum(count for (of, named, _), count in counts.items() if (of, named) == (table, row))


def test_the_same_seed_makes_the_same_figures_and_another_seed_others() -> None:
    assert months() == months()
    assert months() != months(seed=2)


def test_every_count_is_of_a_cell_of_the_cube_and_an_option_that_exists() -> None:
    counted = {key for counts in months().values() for key in counts}
    assert all(keys.is_key(key) for key in counted)
    assert {row for table, row, _ in counted if table == "options"} == {"buddy", "jac-traject", "caw-traject"}


def test_linked_tables_have_the_same_totals_as_with_real_counting() -> None:
    for counts in months().values():
        for domain in likely.DOMAINS:
            totals = {of_row(counts, table, domain) for table in SAME_TOTALS[0]}
            assert len(totals) == 1


def test_figures_look_like_a_year_with_growth_season_and_skew() -> None:
    made = months()
    assert talks(made[Period(2026, 9)]) > 1.5 * talks(made[Period(2026, 7)])
    assert talks(made[Period(2026, 11)]) > talks(made[Period(2026, 2)])
    autumn, summer = made[Period(2026, 9)], made[Period(2026, 7)]
    school = [of_row(counts, "domain_by_age", "school") / talks(counts) for counts in (autumn, summer)]
    assert school[0] > 2 * school[1]
    parents = sum(autumn["domain_by_asker", domain, "parent"] for domain in likely.DOMAINS)
    neighbours = sum(autumn["domain_by_asker", domain, "neighbour"] for domain in likely.DOMAINS)
    assert parents > 10 * neighbours


def test_some_cells_are_so_small_that_hiding_shows() -> None:
    cells = [count for (table, _, _), count in months()[Period(2026, 9)].items() if table == "domain_by_province"]
    assert any(count < 10 for count in cells)
    assert any(count >= 40 for count in cells)


def test_every_kind_of_gap_crisis_and_verdict_happens() -> None:
    whole = sum(months().values(), Counter())
    for table in ("gap_by_province", "crisis", "helpful_by_conversation", "rung_position", "theme_by_level"):
        rows = {row for of, row, _ in whole if of == table}
        assert len(rows) >= 2, table
    assert whole["not_understood", "not_understood", "conversations"] > 0


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little enough to be made and published in seconds."""
    monkeypatch.setattr(likely, "FIRST_MONTH", 60.0)
    monkeypatch.setattr(filling, "QUARTERS", 1)


@pytest.fixture
def empty(tmp_path: Path) -> Engine:
    """A base that does not exist yet."""
    return connect(f"sqlite:///{tmp_path / 'demo.db'}")


def password_fits(engine: Engine, made: Demo) -> bool:
    with Session(engine) as session:
        (kept,) = session.scalars(select(CoordinatorRow.password_hash).filter_by(name=made.name))
    return Passwords().fits(made.password, kept)


def test_a_filled_base_is_marked_published_and_can_be_logged_in_to(few: None, empty: Engine) -> None:
    made = fill(empty, small(), MAY)
    releases = Releases(empty)
    assert releases.is_demo()
    assert [str(period) for period in releases.periods()] == ["2026-01", "2026-02", "2026-03", "2026Q1", "2026-04"]
    assert made.months == tuple(Period(2026, number) for number in range(1, 5))
    shown = [count for table in releases.tables(Period(2026, 1, True)).values() for count in table.counts.values()]
    assert None in shown
    assert any(shown)
    assert password_fits(empty, made)
    assert all(len(group.texts) >= 3 for group in Signals(empty).shown(MAY))
    assert Signals(empty).shown(MAY)


def test_filling_again_makes_it_anew_with_another_password(
    few: None, empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Publishing takes most of the time, and another test looks at it.
    monkeypatch.setattr(Releases, "publish_closed", lambda *_: [])
    first = fill(empty, small(), MAY)
    with Session(empty) as session:
        counted = session.scalar(select(func.sum(MonthlyCountRow.conversations)))
    second = fill(empty, small(), MAY)
    with Session(empty) as session:
        assert session.scalar(select(func.sum(MonthlyCountRow.conversations))) == counted
    assert password_fits(empty, second)
    assert not password_fits(empty, first)


def test_a_base_with_real_counts_is_refused_and_left_alone(empty: Engine) -> None:
    migrate(empty)
    row = {"month": "2026-01", "table_id": "conversations", "row_id": "questions", "column_id": "conversations"}
    with empty.begin() as connection:
        connection.execute(insert(MonthlyCountRow).values(**row, conversations=7))
    with pytest.raises(DemoError, match="echte gegevens"):
        fill(empty, small(), MAY)
    with Session(empty) as session:
        assert session.scalars(select(MonthlyCountRow.conversations)).all() == [7]
        assert session.scalars(select(CoordinatorRow)).all() == []
    assert not Releases(empty).is_demo()


def test_the_example_base_is_another_one_than_the_real_one(tmp_path: Path) -> None:
    settings = Settings.from_environment({"KOMPAAN_STATE": str(tmp_path)})
    assert demo_url(settings, {}) == f"sqlite:///{tmp_path}/demo.db" != settings.database_url
    assert demo_url(settings, {"KOMPAAN_DEMO_DATABASE_URL": "postgresql://x/demo"}) == "postgresql://x/demo"
