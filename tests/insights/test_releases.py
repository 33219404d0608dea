"""Publishing and reading what was published, on both databases."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Mapping

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.database import DatabaseError, connect
from bot.insights.counting.models import InsightsMarkRow, MonthlyCountRow
from bot.insights.cube import ONLY, TOTAL, Key, Table, cube
from bot.insights.periods import Period
from bot.insights.published import PublishedTable
from bot.insights.releases import Releases, deciding, publishing
from bot.insights.releases.models import ReleaseRow
from bot.knowledge.models import OptionRow
from tests.insights.random_months import talks

JULY, AUGUST, SEPTEMBER, OCTOBER = (Period.parse(f"2026-{month:02}") for month in (7, 8, 9, 10))
QUARTER = JULY.quarter
TABLES = cube(())
SCHOOL = ("domain_by_province", "school")


def put(engine: Engine, month: Period, counts: Mapping[Key, int]) -> None:
    """Have these conversations counted in a month."""
    rows = [
        {"month": str(month), "table_id": key[0], "row_id": key[1], "column_id": key[2], "conversations": count}
        for key, count in counts.items()
    ]
    with Session(engine) as session, session.begin():
        session.execute(insert(MonthlyCountRow), rows)


def orientations(many: int) -> dict[Key, int]:
    return {("conversations", "orientation", ONLY): many}


def have_options(engine: Engine, *ids: str) -> None:
    """Make these the options of the knowledge base."""
    rest = {"name": "", "kind": "form", "short": "", "step": "", "access": "", "delivers": "", "position": 0}
    lists: dict[str, list[str]] = {"contacts": [], "criteria": [], "traits": []}
    with Session(engine) as session, session.begin():
        session.execute(delete(OptionRow))
        session.execute(insert(OptionRow), [{"id": option_id, **rest, **lists} for option_id in ids])


@pytest.fixture(autouse=True)
def _only_the_small_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about publishing, not about the large programs of the linked tables."""
    kept = ("conversations", "options", "gap_by_province", "theme_by_level")

    def few(option_ids: object, before: PublishedTable | None) -> Mapping[str, Table]:
        return {table_id: table for table_id, table in shapes(option_ids, before).items() if table_id in kept}  # type: ignore[arg-type]

    shapes = publishing.shapes
    monkeypatch.setattr(publishing, "shapes", few)


def test_a_closed_month_is_published_rounded_with_small_counts_hidden(engine: Engine) -> None:
    put(engine, OCTOBER, {("conversations", "orientation", ONLY): 43, ("conversations", "reflection", ONLY): 9})
    releases = Releases(engine)
    assert releases.publish_closed(Period.parse("2026-11")) == [OCTOBER]
    table = releases.table(OCTOBER, "conversations")
    assert table.counts == {("orientation", ONLY): 45, ("reflection", ONLY): None, ("questions", ONLY): None}
    assert (releases.periods(), releases.smallest(OCTOBER)) == ([OCTOBER], 10)


def test_the_month_that_it_is_stays_closed_to_everybody(engine: Engine) -> None:
    put(engine, OCTOBER, orientations(43))
    releases = Releases(engine)
    assert releases.publish_closed(OCTOBER) == []
    for look in (releases.smallest, releases.tables):
        with pytest.raises(KeyError):
            look(OCTOBER)
    with pytest.raises(KeyError):
        releases.table(OCTOBER, "conversations")
    assert releases.series("conversations", [OCTOBER]) == []


def test_what_is_published_never_changes_whatever_is_counted_after(engine: Engine) -> None:
    put(engine, OCTOBER, orientations(43))
    releases = Releases(engine)
    releases.publish_closed(Period.parse("2026-11"))
    before = releases.tables(OCTOBER)
    with Session(engine) as session, session.begin():
        session.execute(update(MonthlyCountRow).values(conversations=99))
    assert releases.publish_closed(Period.parse("2026-11"), smallest=20) == []
    assert releases.tables(OCTOBER) == before


def test_a_quarter_follows_its_three_months_and_is_their_sum(engine: Engine) -> None:
    for month, many in ((JULY, 41), (AUGUST, 52), (SEPTEMBER, 64)):
        put(engine, month, orientations(many))
    releases = Releases(engine)
    assert releases.publish_closed(OCTOBER) == [JULY, AUGUST, SEPTEMBER, QUARTER]
    assert releases.table(QUARTER, "conversations").count("orientation", ONLY) == 155
    shown = [table.period for table in releases.series("conversations", [QUARTER, JULY, Period.parse("2020-01")])]
    assert shown == [JULY, QUARTER]


CASES = [((41, 3, 64), None), ((4, 5, 64), None), ((3, 4, 6), 15), ((8, 9, 9), None), ((0, 9, 9), 20)]


@pytest.mark.parametrize(("months", "total"), CASES)
def test_a_quarter_is_hidden_when_its_hidden_months_could_be_narrowed(
    engine: Engine, months: tuple[int, int, int], total: int | None
) -> None:
    """Each hidden month can be 0 to 9: not when three are 26 together, nor when two are 7."""
    for month, many in zip(QUARTER.months, months, strict=True):
        put(engine, month, orientations(many))
    releases = Releases(engine)
    releases.publish_closed(OCTOBER)
    assert releases.table(QUARTER, "conversations").count("orientation", ONLY) == total


def test_months_without_any_count_are_published_too_so_that_the_quarter_is_whole(engine: Engine) -> None:
    put(engine, AUGUST, orientations(41))
    releases = Releases(engine)
    assert releases.publish_closed(OCTOBER) == [JULY, AUGUST, SEPTEMBER, QUARTER]
    assert set(releases.table(JULY, "conversations").counts.values()) == {None}


def test_nothing_counted_is_nothing_published(engine: Engine) -> None:
    assert Releases(engine).publish_closed(OCTOBER) == []


def test_publishing_again_does_nothing_also_after_a_roll_up(engine: Engine) -> None:
    for month in QUARTER.months:
        put(engine, month, orientations(41))
    put(engine, OCTOBER, orientations(41))
    releases = Releases(engine)
    releases.publish_closed(OCTOBER)
    with Session(engine) as session, session.begin():
        session.execute(delete(MonthlyCountRow).where(MonthlyCountRow.month.in_(["2026-07", "2026-08"])))
        session.execute(delete(ReleaseRow).where(ReleaseRow.period.in_(["2026-07", "2026-08"])))
    assert releases.publish_closed(OCTOBER) == []


def test_an_option_that_comes_in_the_quarter_is_in_its_sum(engine: Engine) -> None:
    have_options(engine, "buddy", "dop")
    releases = Releases(engine)
    put(engine, JULY, {("options", "buddy", "advised"): 30, ("conversations", "orientation", ONLY): 60})
    releases.publish_closed(AUGUST)
    have_options(engine, "buddy", "dop", "nieuw")
    for month in (AUGUST, SEPTEMBER):
        put(engine, month, {("options", "nieuw", "advised"): 25, **orientations(60)})
    releases.publish_closed(OCTOBER)
    assert "nieuw" not in releases.table(JULY, "options").table.rows
    assert releases.table(QUARTER, "options").count("nieuw", "advised") == 50


def test_an_option_that_is_removed_stays_as_long_as_it_was_shown(engine: Engine) -> None:
    have_options(engine, "buddy", "dop")
    releases = Releases(engine)
    put(engine, JULY, {("options", "buddy", "advised"): 30, **orientations(60)})
    releases.publish_closed(AUGUST)
    have_options(engine, "dop")
    put(engine, AUGUST, {("options", "buddy", "advised"): 2, **orientations(60)})
    put(engine, SEPTEMBER, {("options", "buddy", "advised"): 1, **orientations(60)})
    releases.publish_closed(OCTOBER)
    assert releases.table(AUGUST, "options").count("buddy", "advised") is None
    assert "buddy" in releases.table(AUGUST, "options").table.rows
    assert "buddy" not in releases.table(SEPTEMBER, "options").table.rows


def test_k_can_be_raised_later_but_is_never_below_five(engine: Engine) -> None:
    releases = Releases(engine)
    put(engine, JULY, orientations(7))
    releases.publish_closed(AUGUST, smallest=5)
    put(engine, AUGUST, orientations(7))
    put(engine, SEPTEMBER, orientations(40))
    releases.publish_closed(OCTOBER, smallest=10)
    assert releases.table(JULY, "conversations").count("orientation", ONLY) == 5
    assert releases.table(AUGUST, "conversations").count("orientation", ONLY) is None
    assert releases.table(QUARTER, "conversations").count("orientation", ONLY) is None
    assert [releases.smallest(period) for period in (JULY, AUGUST, QUARTER)] == [5, 10, 10]
    with pytest.raises(ValueError, match="5 gesprekken"):
        releases.publish_closed(OCTOBER, smallest=4)


def test_a_total_that_is_small_is_hidden_with_its_whole_line(engine: Engine) -> None:
    put(engine, OCTOBER, {("gap_by_province", "waiting", "Limburg"): 4, ("gap_by_province", "waiting", "Brussel"): 3})
    releases = Releases(engine)
    releases.publish_closed(Period.parse("2026-11"))
    assert releases.table(OCTOBER, "gap_by_province").count("waiting", TOTAL) is None


def test_without_time_to_prove_it_safe_a_table_is_withheld_and_so_is_its_quarter(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(1)  # noqa: S311
    for month in QUARTER.months:
        put(engine, month, talks(chance, cube(["buddy"]), 100))
    monkeypatch.setattr(publishing, "MONTH_SECONDS", 0)
    releases = Releases(engine)
    releases.publish_closed(SEPTEMBER)
    assert all(table.withheld and not table.counts for table in releases.tables(JULY).values())
    monkeypatch.setattr(publishing, "MONTH_SECONDS", deciding.MONTH_SECONDS)
    releases.publish_closed(OCTOBER)
    assert not any(table.withheld for table in releases.tables(SEPTEMBER).values())
    quarter = releases.table(QUARTER, "conversations")
    # Two of three months are unknown: their sum gives nothing away.
    assert quarter.count("orientation", ONLY) in range(150, 210)


def test_a_quarter_of_which_the_counts_were_changed_is_withheld(engine: Engine) -> None:
    for month in (JULY, AUGUST):
        put(engine, month, orientations(41))
    releases = Releases(engine)
    releases.publish_closed(SEPTEMBER)
    with Session(engine) as session, session.begin():
        session.execute(update(MonthlyCountRow).where(MonthlyCountRow.month == "2026-07").values(conversations=90))
    put(engine, SEPTEMBER, orientations(41))
    releases.publish_closed(OCTOBER)
    assert all(table.withheld for table in releases.tables(QUARTER).values())
    assert releases.table(QUARTER, "conversations").count("orientation", ONLY) is None


def test_a_release_says_nothing_finer_than_its_day(engine: Engine) -> None:
    put(engine, OCTOBER, orientations(41))
    Releases(engine).publish_closed(Period.parse("2026-11"))
    with Session(engine) as session:
        assert type(session.scalars(select(ReleaseRow.published_on)).one()) is date


def test_made_up_figures_are_known_as_such(engine: Engine) -> None:
    releases = Releases(engine)
    assert not releases.is_demo()
    with Session(engine) as session, session.begin():
        session.add(InsightsMarkRow(kind="demo"))
    assert releases.is_demo()


def test_a_database_that_does_not_answer_is_told_without_what_is_in_it() -> None:
    releases = Releases(connect("sqlite://"))
    for ask in (releases.periods, releases.publish_closed, releases.is_demo):
        with pytest.raises(DatabaseError) as told:
            ask()
        assert "SELECT" not in str(told.value)
