"""Nobody can work out what is hidden from months, their quarter and linked tables together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Mapping

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.insights.cube import CONVERSATIONS, ONLY, SAME_TOTALS, TOTAL, Key, Table, cube
from bot.insights.periods import Period
from bot.insights.published import PublishedTable
from bot.insights.releases.deciding import Released, decide_month, decide_quarter
from tests.insights.attackers import Attacker, Releases, value
from tests.insights.random_months import talks
from tests.insights.test_disclosure_attacks import attacks, count

QUARTER = Period.parse("2026Q3")
SECONDS = 60.0


@dataclass(frozen=True)
class History:
    """Some months and their quarter: the counts, what was published of them, and k of each."""

    exact: Mapping[Period, Mapping[Key, int]]
    published: list[PublishedTable]
    smallest: Mapping[Period, int]


def publish(
    tables: Mapping[Period, Mapping[str, Table]],
    exact: Mapping[Period, Mapping[Key, int]],
    smallest: Mapping[Period, int],
    seconds: float = SECONDS,
) -> History:
    """Publish three months and then their quarter."""
    months, published = {}, []
    for month in QUARTER.months:
        shown = decide_month(month, tables[month], exact[month], smallest[month], seconds)
        months[month] = Released({table.table.id: table for table in shown}, exact[month], smallest[month])
        published += shown
    return History(exact, published + decide_quarter(QUARTER, months, smallest[QUARTER], seconds), smallest)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A cube of three linked tables, of options that come and go, and one with column totals."""
    rows = ("a", "b", "c")[: draw(st.integers(1, 3))]
    linked = [
        Table(table_id, rows, tuple("pqrs")[: draw(st.integers(1, 4))], row_totals=True) for table_id in SAME_TOTALS[0]
    ]
    both = Table("both", ("r", "s"), ("t", "u", "v"), row_totals=True, column_totals=True)
    tables: dict[Period, dict[str, Table]] = {}
    exact: dict[Period, dict[Key, int]] = {}
    for month in QUARTER.months:
        options = Table("options", draw(st.sampled_from([("x",), ("x", "y"), ("y", "z")])), ("asked",))
        tables[month] = {table.id: table for table in (*linked, options, both)}
        exact[month] = {key: draw(count) for table in (options, both) for key in table.keys()}  # noqa: SIM118
        chance = draw(st.randoms(use_true_random=False))
        for row in rows:
            exact[month].update(same_total(chance, row, draw(count), linked))
    smallest = {period: draw(st.sampled_from([5, 7, 10, 10])) for period in (*QUARTER.months, QUARTER)}
    return publish(tables, exact, smallest)


def same_total(chance: Random, row: str, total: int, linked: list[Table]) -> dict[Key, int]:
    """Put so many conversations into each of the linked tables, most of them in few columns."""
    counts: dict[Key, int] = {}
    for table in linked:
        weights = [chance.choice([0.02, 0.2, 1, 5]) for _ in table.columns]
        for column in chance.choices(table.columns, weights, k=total):
            counts[table.id, row, column] = counts.get((table.id, row, column), 0) + 1
    return counts


@settings(max_examples=attacks(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(history=histories())
def test_no_hidden_figure_can_be_narrowed_by_months_and_quarter_together(history: History) -> None:
    known = Releases(history.published, SAME_TOTALS)
    attacker = known.attacker(history.exact)
    knows_small = known.attacker(history.exact, known_small(history))
    shown_later = [history.smallest[month] for month in QUARTER.months]
    for published, row, column in known.hidden():
        if published.withheld:
            continue  # Nothing was said of it; what its months tell is attacked by itself.
        wanted = known.sum_of(published, row, column)
        true = value(wanted, history.exact)
        smallest = history.smallest[published.period]
        if published.period == QUARTER:
            smallest = min(smallest, *shown_later)
        small = true < smallest and published.period != QUARTER
        found = published.period, published.table.id, row, column
        assert attacker.spans(wanted, smallest, from_zero=small), (*found, attacker.interval(wanted))
        assert knows_small.spans(wanted, smallest - 1, from_zero=small), (*found, knows_small.interval(wanted))


def known_small(history: History) -> Mapping[Period, int]:
    """Below which number one may know that a hidden figure is, per period.

    A quarter with a hidden month is hidden whether it is small or not. When k changed in between, nobody can conclude
    from that that it is below k.
    """
    has_changed = len(set(history.smallest.values())) > 1
    return {period: k for period, k in history.smallest.items() if not (has_changed and period == QUARTER)}


@settings(max_examples=attacks(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    cells=st.lists(st.lists(st.integers(0, 14), min_size=3, max_size=3), min_size=1, max_size=8),
    smallest=st.integers(5, 12),
)
@example(cells=[[9, 9, 8], [5, 5, 0], [9, 9, 0], [0, 0, 4], [9, 4, 30], [7, 7, 30]], smallest=10)
def test_who_knows_that_hidden_is_below_k_narrows_no_month_by_its_quarter(
    cells: list[list[int]], smallest: int
) -> None:
    """In a table without totals a hidden month is below k, and this attacker only needs to add and subtract."""
    table = Table("crisis", tuple(f"row-{number}" for number in range(len(cells))))
    exact = {
        month: {("crisis", row, ONLY): counts[place] for row, counts in zip(table.rows, cells, strict=True)}
        for place, month in enumerate(QUARTER.months)
    }
    k = dict.fromkeys((*QUARTER.months, QUARTER), smallest)
    *months, quarter = publish({month: {"crisis": table} for month in exact}, exact, k).published
    for row in table.rows:
        of_months, all_ = [month.count(row, ONLY) for month in months], quarter.count(row, ONLY)
        hidden = of_months.count(None)
        if all_ is None or hidden == 0:
            assert all_ is not None or hidden, "the sum of what is shown is no secret"
            continue
        shown = [count for count in of_months if count is not None]
        least = max(all_ - 2, smallest) - sum(count + 2 for count in shown) - (hidden - 1) * (smallest - 1)
        most = all_ + 2 - sum(max(count - 2, smallest) for count in shown)
        assert least <= 0 and most >= smallest - 1, (row, of_months, all_)


def test_months_that_gave_away_something_before_do_not_take_their_quarter_along() -> None:
    """An older version showed that two small ones are 15 together: who knows that both are below 10 knows 6 to 9."""
    table = Table("gap_by_province", ("waiting",), ("Antwerpen", "Brussel"), row_totals=True)
    months = {}
    for month in QUARTER.months:
        shown = {("waiting", "Antwerpen"): None, ("waiting", "Brussel"): None, ("waiting", TOTAL): 15}
        exact = {("gap_by_province", "waiting", "Antwerpen"): 7, ("gap_by_province", "waiting", "Brussel"): 8}
        months[month] = Released({table.id: PublishedTable(table, month, shown)}, exact, 10)
    (quarter,) = decide_quarter(QUARTER, months, 10, SECONDS)
    assert not quarter.withheld
    assert quarter.count("waiting", TOTAL) == 45


@settings(max_examples=max(1, attacks(40) // 8), deadline=None, suppress_health_check=list(HealthCheck))
@given(history=histories())
def test_what_is_shown_is_large_and_rounded_so_that_nobody_knows_as_much(history: History) -> None:
    known = Releases(history.published, SAME_TOTALS)
    for published in history.published:
        for (row, column), shown in published.counts.items():
            true = value(known.sum_of(published, row, column), history.exact)
            assert shown is None or (shown % 5 == 0 and abs(shown - true) <= 2)
            if published.period != QUARTER:
                assert shown is None or true >= history.smallest[published.period]
    rounded, exact = known.attacker(), known.attacker(history.exact)
    for published, row, column in list(known.hidden())[:10]:
        wanted = known.sum_of(published, row, column)
        from_rounded, from_exact = rounded.interval(wanted), exact.interval(wanted)
        assert from_rounded[0] <= from_exact[0] + 1e-6 and from_rounded[1] >= from_exact[1] - 1e-6


def know_the_rules(attacker: Attacker, month: Period, tables: Mapping[str, Table]) -> None:
    """Tell what a conversation that adds to the one cell always adds to the other as well."""

    def learn(more: list[Key], less: list[Key]) -> None:
        attacker.learn({**{(month, *key): 1 for key in more}, **{(month, *key): -1 for key in less}}, 0)

    def line(table_id: str, row: str) -> list[Key]:
        return [(table_id, row, column) for column in tables[table_id].columns]

    orientation, reflection, questions = [[("conversations", kind, ONLY)] for kind in CONVERSATIONS]
    for table_id, kind in (*((name, orientation) for name in SAME_TOTALS[0]), ("theme_by_level", reflection)):
        learn([key for row in tables[table_id].rows for key in line(table_id, row)], kind)
        for row in tables[table_id].rows:
            learn(kind, line(table_id, row))
    for gap in tables["gap_by_province"].rows:
        learn(orientation, line("gap_by_province", gap))
    for kind in CONVERSATIONS:
        learn([("conversations", kind, ONLY)], line("helpful_by_conversation", kind))
    for option in tables["options"].rows:
        learn(questions, [("options", option, "asked")])
        learn(orientation, [("options", option, "advised")])
        learn([("options", option, "advised")], [("options", option, "rejected")])


def small_cube() -> dict[str, Table]:
    """The cube with fewer rows and columns, for a program of a size that an attacker in a test can solve often."""
    return {
        table.id: replace(table, rows=table.rows[:4], columns=table.columns[:4]) if "domain" in table.id else table
        for table in cube([f"option-{number}" for number in range(4)]).values()
    }


@pytest.mark.parametrize("conversations", [25, 150, 400])
def test_what_is_more_than_what_helps_nobody_either(conversations: int) -> None:
    tables = small_cube()
    chance = Random(conversations)  # noqa: S311
    exact = {month: talks(chance, tables, conversations) for month in QUARTER.months}
    history = publish(dict.fromkeys(QUARTER.months, tables), exact, dict.fromkeys((*QUARTER.months, QUARTER), 10))
    known = Releases(history.published, SAME_TOTALS)
    attacker, knows_small = known.attacker(exact), known.attacker(exact, history.smallest)
    for month in QUARTER.months:
        know_the_rules(attacker, month, tables)
        know_the_rules(knows_small, month, tables)
    assert not any(published.withheld for published in history.published)
    hidden = list(known.hidden())
    for published, row, column in chance.sample(hidden, min(200, len(hidden))):
        wanted, found = known.sum_of(published, row, column), (published.period, published.table.id, row, column)
        assert attacker.spans(wanted, 10), found
        is_small = published.period != QUARTER and value(wanted, exact) < 10
        assert knows_small.spans(wanted, 9, from_zero=is_small), (*found, knows_small.interval(wanted))
