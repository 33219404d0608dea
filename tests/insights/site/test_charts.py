"""Charts as numbers: lengths that are true, a mark for what is hidden, and words that fit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.insights.site.charts import HEIGHT, LONGEST_LINE, ONE_SERIES, TOP, bar_chart, line_chart, round_up

VALUES = st.one_of(st.none(), st.integers(0, 5000).map(lambda n: n * 5))


@given(st.lists(VALUES, min_size=1, max_size=30))
def test_lengths_are_in_proportion_and_hidden_ones_have_none(values: list[int | None]) -> None:
    chart = bar_chart([(f"rij {n}", [("", value)]) for n, value in enumerate(values)])
    most = max([value for value in values if value is not None] + [1])
    for group, value in zip(chart.groups, values, strict=True):
        (bar,) = group.bars
        if value is None:
            assert bar.width is None and bar.text == "•"
        else:
            assert bar.width == pytest.approx(ONE_SERIES * value / most, abs=0.01)
            assert bar.text == str(value)


@given(st.lists(VALUES, max_size=24))
def test_a_line_goes_only_between_neighbours_that_are_shown(values: list[int | None]) -> None:
    edge = round_up(max([value or 0 for value in values] + [1]))
    chart = line_chart("x", [(str(n), value) for n, value in enumerate(values)], edge)
    for point, value in zip(chart.points, values, strict=True):
        assert (point.y is None) is (value is None)
        assert 0 < point.x < 100
        if point.y is not None:
            assert TOP <= point.y <= TOP + HEIGHT
    pairs = sum(one is not None and two is not None for one, two in pairwise(values))
    assert len(chart.segments) == pairs


def test_bars_do_not_lie_over_each_other_or_over_words() -> None:
    chart = bar_chart(
        [("een rij met een naam die echt niet op één regel past", [("nu", 5), ("straks", None)]), ("b", [("nu", 1)])]
    )
    first, second = chart.groups
    assert all(len(line) <= LONGEST_LINE for _, line in first.lines) and len(first.lines) == 2
    for group in (first, second):
        heights = [baseline for baseline, _ in group.lines] + [bar.top for bar in group.bars]
        assert heights == sorted(heights)
        assert group.height > group.bars[-1].top + 1
    assert [bar.text for bar in first.bars] == ["5 nu", "• straks"]


def test_the_description_tells_the_highest_and_how_many_are_hidden() -> None:
    chart = bar_chart([("School", [("Nu", 40), ("Straks", None)]), ("Werk", [("Nu", None), ("Straks", 90)])])
    assert chart.description == (
        "Het hoogste cijfer is 90, bij Werk, straks. 2 cijfers zijn verborgen. Alle cijfers staan in de tabel hierbij."
    )
    assert "hoogste" not in bar_chart([("Werk", [("", None)])]).description


@given(st.integers(1, 10**7))
def test_an_upper_edge_is_round_and_never_too_low(value: int) -> None:
    assert value <= round_up(value) <= 2 * value
