"""What is hidden in tables and systems of which one can see by hand what is right."""

from __future__ import annotations

from random import Random

import pytest

from bot.insights.disclosure import ALL, Relation, Statistic, Status, System, protect, protect_table
from bot.insights.disclosure.tables import table_system

LARGE = [[30, 40, 50], [35, 45, 55], [32, 42, 52]]


def seeded(seed: int = 1) -> Random:
    return Random(seed)  # noqa: S311


def with_one(row: int, column: int, count: int) -> list[list[int]]:
    """The large table with one other count in it."""
    counts = [list(line) for line in LARGE]
    counts[row][column] = count
    return counts


def test_of_a_table_without_small_counts_nothing_is_hidden() -> None:
    assert protect_table(LARGE, 10).hidden == frozenset()


@pytest.mark.parametrize("count", [0, 3, 9])
def test_one_small_count_takes_others_along_in_its_row_and_column(count: int) -> None:
    hidden = protect_table(with_one(1, 1, count), 10, chance=seeded()).hidden
    assert (1, 1) in hidden
    assert any(row == 1 and column != 1 for row, column in hidden)
    assert any(column == 1 and row != 1 for row, column in hidden)
    assert len(hidden) <= 4


def test_what_is_just_k_is_shown() -> None:
    assert protect_table(with_one(1, 1, 10), 10).hidden == frozenset()


def test_zeros_beside_one_large_count_are_not_given_away_by_the_total() -> None:
    hidden = protect_table([[15, 0, 0]], 10).hidden
    assert {(0, 1), (0, 2)} < hidden
    assert {(0, ALL), (0, 0)} & hidden


def test_a_total_of_few_is_hidden_with_all_of_its_line() -> None:
    hidden = protect_table([[1, 2, 3], [40, 40, 40], [50, 50, 50]], 10).hidden
    assert {(0, 0), (0, 1), (0, 2), (0, ALL)} <= hidden


def test_of_several_equal_counts_not_always_the_same_is_hidden() -> None:
    counts = with_one(0, 0, 4)
    counts = [[4 if count == 4 else 40 for count in line] for line in counts]
    assert len({protect_table(counts, 10, chance=seeded(seed)).hidden for seed in range(12)}) > 1


def test_the_cheapest_is_not_always_taken_so_that_the_choice_gives_nothing_away() -> None:
    counts = [[4, 20, 26, 30]]
    chosen = {protect_table(counts, 10, chance=seeded(seed)).hidden for seed in range(40)}
    assert len(chosen) > 1


def test_without_time_everything_that_is_hidden_is_unsafe() -> None:
    protection = protect_table(with_one(1, 1, 3), 10, deadline_seconds=0)
    assert protection.hidden == protection.unsafe == {(1, 1)}


def test_what_was_shown_before_stays_shown_and_what_was_hidden_stays_hidden() -> None:
    system = System(
        [
            Statistic("july", 6, 5, Status.SHOWN),
            Statistic("august", 8, 10, Status.HIDDEN),
            Statistic("september", 40, 10, Status.SHOWN),
            Statistic("quarter", 54, 10),
        ],
        [Relation(("quarter",), ("july", "august", "september"))],
    )
    protection = protect(system)
    assert protection.hidden == {"august", "quarter"}
    assert not protection.unsafe


def test_what_an_earlier_release_gave_away_is_said_to_be_unsafe() -> None:
    system = System(
        [Statistic("a", 30, 10, Status.SHOWN), Statistic("b", 4, 10), Statistic("sum", 34, 10, Status.SHOWN)],
        [Relation(("sum",), ("a", "b"))],
    )
    assert protect(system).unsafe == {"b"}


def test_that_something_is_never_more_than_something_else_can_give_it_away_too() -> None:
    """36 conversations; whether they helped, 30 yes and 4 no: hiding 4 and the total would leave 0 to 6."""
    figures = [Statistic("asked", 36, 10, Status.SHOWN), Statistic("yes", 30, 10), Statistic("no", 4, 10)]
    relations = [Relation(("total",), ("yes", "no")), Relation(("asked",), ("total",), equal=False)]
    for seed in range(10):
        hidden = protect(System([*figures, Statistic("total", 34, 10)], relations), chance=seeded(seed)).hidden
        assert {"no", "yes"} <= hidden


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="contradict"):
        System([Statistic("a", 1, 10), Statistic("b", 2, 10)], [Relation(("a",), ("b",))])
    with pytest.raises(ValueError, match="below zero"):
        System([Statistic("a", -1, 10)], [])


def test_few_others_are_hidden_in_tables_as_real_ones_are() -> None:
    """Few large counts and many small ones: at most 15 % of all figures are hidden only to protect others."""
    chance = seeded(7)
    shares = []
    for _ in range(12):
        counts = [[int(chance.lognormvariate(2.2, 1.2)) for _ in range(8)] for _ in range(12)]
        small = sum(statistic.is_small for statistic in table_system(counts, 10).statistics.values())
        shares.append((len(protect_table(counts, 10, chance=chance).hidden) - small) / (13 * 9))
    assert max(shares) <= 0.15
