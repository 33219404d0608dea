"""Nobody can work out what is hidden in a table: attacks on random ones. `KOMPAAN_ATTACKS=1000` makes many more."""

from __future__ import annotations

import os
from random import Random

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.insights.disclosure import ALL, Protection, protect_table
from tests.insights.attackers import Attacker, Sum

Counts = list[list[int]]


def attacks(usually: int) -> int:
    """How many random tables or histories to attack."""
    return int(os.environ.get("KOMPAAN_ATTACKS", usually))


SIDE = 28
"""How many numbers each cell of the smallest tables is tried with."""

count = st.one_of(
    st.just(0), st.integers(1, 9), st.integers(8, 13), st.sampled_from([10, 20, 20, 20]), st.integers(14, 400)
)
"""Zeros, few, around k, ties, and many."""


@st.composite
def tables(draw: st.DrawFn, most_rows: int = 7, most_columns: int = 6) -> Counts:
    rows, columns = draw(st.integers(1, most_rows)), draw(st.integers(1, most_columns))
    return draw(st.lists(st.lists(count, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


def cells(counts: Counts, row: int, column: int) -> Sum:
    """A cell or total of a table as the sum of cells that it is."""
    rows = range(len(counts)) if row == ALL else [row]
    columns = range(len(counts[0])) if column == ALL else [column]
    return {(row, column): 1 for row in rows for column in columns}


def figures(counts: Counts) -> dict[tuple[int, int], int]:
    """All cells and totals."""
    keys = [(row, column) for row in (*range(len(counts)), ALL) for column in (*range(len(counts[0])), ALL)]
    return {key: sum(counts[row][column] for row, column in cells(counts, *key)) for key in keys}


def attacker_of(counts: Counts, protection: Protection, smallest: int = 0) -> Attacker:
    """Who sees every shown figure exactly, and when k is given knows of each that is below it that it is."""
    attacker = Attacker()
    for key, true in figures(counts).items():
        least, most = (true, true) if key not in protection.hidden else (0, smallest - 1 if true < smallest else np.inf)
        attacker.learn(cells(counts, *key), least, most)
    return attacker


@settings(max_examples=attacks(50), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(counts=tables(), smallest=st.integers(5, 12), seed=st.integers(0, 10**6))
@example(counts=[[0, 0], [0, 0]], smallest=10, seed=0)
@example(counts=[[15, 0, 0]], smallest=10, seed=0)
@example(counts=[[3, 30, 30], [30, 30, 30], [30, 30, 30]], smallest=10, seed=0)
@example(counts=[[1, 1, 200], [1, 1, 200], [200, 200, 200]], smallest=10, seed=0)
@example(counts=[[9]], smallest=10, seed=0)
def test_no_hidden_figure_of_a_table_can_be_narrowed(counts: Counts, smallest: int, seed: int) -> None:
    protection = protect_table(counts, smallest, chance=Random(seed))  # noqa: S311
    assert not protection.unsafe
    attacker, knows_small = attacker_of(counts, protection), attacker_of(counts, protection, smallest)
    for key, true in figures(counts).items():
        if key not in protection.hidden:
            assert true >= smallest
            continue
        wanted, is_small = cells(counts, *key), true < smallest
        assert attacker.spans(wanted, smallest, from_zero=is_small), (key, attacker.interval(wanted))
        # Who guesses that it was hidden because it is small, guesses all that there is to know.
        assert knows_small.spans(wanted, smallest - 1, from_zero=is_small), (key, knows_small.interval(wanted))


@settings(max_examples=attacks(30), deadline=None)
@given(
    counts=st.lists(st.lists(st.integers(0, 14), min_size=2, max_size=2), min_size=2, max_size=2),
    smallest=st.integers(5, 8),
    seed=st.integers(0, 10**6),
)
def test_trying_all_whole_numbers_narrows_nothing_either(counts: Counts, smallest: int, seed: int) -> None:
    protection = protect_table(counts, smallest, chance=Random(seed))  # noqa: S311
    grid = dict(zip(((0, 0), (0, 1), (1, 0), (1, 1)), np.indices((SIDE,) * 4, dtype=np.int16), strict=True))
    possible = np.ones((SIDE,) * 4, dtype=bool)
    for key, true in figures(counts).items():
        if key not in protection.hidden:
            possible &= sum(grid[cell] for cell in cells(counts, *key)) == true
    small = possible.copy()
    for key in protection.hidden:
        if figures(counts)[key] < smallest:
            small &= sum(grid[cell] for cell in cells(counts, *key)) < smallest
    for key in protection.hidden:
        for known, width in ((possible, smallest), (small, smallest - 1)):
            numbers = np.unique(sum(grid[cell] for cell in cells(counts, *key))[known])
            assert numbers[-1] - numbers[0] >= width, (key, numbers)


@settings(max_examples=max(1, attacks(40) // 8), deadline=None)
@given(counts=tables(most_rows=12, most_columns=8), seed=st.integers(0, 10**6))
def test_whole_numbers_narrow_no_larger_table(counts: Counts, seed: int) -> None:
    protection = protect_table(counts, 10, chance=Random(seed))  # noqa: S311
    attacker = attacker_of(counts, protection)
    for key in Random(seed).sample(sorted(protection.hidden), min(6, len(protection.hidden))):  # noqa: S311
        least, most = attacker.whole_interval(cells(counts, *key))
        assert most - least >= 10
