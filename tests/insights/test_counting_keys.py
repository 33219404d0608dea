"""From what a conversation is about to cells of the cube."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.insights.counting import keys
from bot.insights.counting.keys import age_band, is_key, new_keys, place_of
from bot.insights.cube import AGE_BANDS, NOT_SAID, SAME_TOTALS, Key, cube
from bot.orientation.situation import ASKERS, DOMAINS, PROVINCES, Situation

CUBE = cube(["buddy", "hergo"])

situations = st.builds(
    Situation,
    asker=st.none() | st.sampled_from(ASKERS),
    ages=st.lists(st.sampled_from([-1.0, 0.5, 4.0, 8.0, 15.0, 20.0, 40.0]), max_size=3, unique=True).map(tuple),
    domains=st.lists(st.sampled_from(DOMAINS), max_size=4, unique=True).map(tuple),
    current_help=st.lists(st.sampled_from(["some", "stuck"]), max_size=2, unique=True).map(tuple),
    waiting=st.none() | st.booleans(),
    province=st.none() | st.sampled_from(PROVINCES),
)


@pytest.mark.parametrize(
    ("ages", "band"),
    [
        ((), NOT_SAID),
        ((-1,), "unborn"),
        ((0,), "0-2"),
        ((2.9,), "0-2"),
        ((3,), "3-5"),
        ((5.99,), "3-5"),
        ((6,), "6-11"),
        ((11.5,), "6-11"),
        ((12,), "12-17"),
        ((17.9,), "12-17"),
        ((18,), "18-25"),
        ((25.9,), "18-25"),
        ((26,), "26+"),
        ((120,), "26+"),
        ((6, 8, 11), "6-11"),
        ((-1, 0), "several"),
        ((5, 6), "several"),
    ],
)
def test_ages_fall_in_one_band(ages: tuple[float, ...], band: str) -> None:
    assert age_band(ages) == band
    assert band in (*AGE_BANDS, NOT_SAID)


def test_a_domain_is_counted_by_province_age_and_asker() -> None:
    situation = Situation(asker="parent", ages=(8,), domains=("school", "mental"), province="Limburg")
    assert set(keys.keys_of_situation(situation)) == {
        ("domain_by_province", "school", "Limburg"),
        ("domain_by_age", "school", "6-11"),
        ("domain_by_asker", "school", "parent"),
        ("domain_by_province", "mental", "Limburg"),
        ("domain_by_age", "mental", "6-11"),
        ("domain_by_asker", "mental", "parent"),
    }


def test_what_was_not_said_is_counted_as_that() -> None:
    assert set(keys.keys_of_situation(Situation())) == {
        (table, NOT_SAID, NOT_SAID) for table in ("domain_by_province", "domain_by_age", "domain_by_asker")
    }


def test_waiting_and_being_stuck_are_gaps_of_a_province() -> None:
    situation = Situation(waiting=True, current_help=("several", "stuck"), province="Brussel")
    gaps = {key for key in keys.keys_of_situation(situation) if key[0] == "gap_by_province"}
    assert gaps == {("gap_by_province", "waiting", "Brussel"), ("gap_by_province", "stuck", "Brussel")}


def test_when_nothing_fits_that_is_a_gap_but_not_when_nothing_was_told() -> None:
    gap = ("gap_by_province", "nothing_fits", NOT_SAID)
    assert gap in set(keys.keys_of_advice(Situation(domains=("work",)), [], []))
    assert gap not in set(keys.keys_of_advice(Situation(domains=("work",)), ["buddy"], []))
    assert gap not in set(keys.keys_of_advice(Situation(), [], []))


def test_advice_counts_what_is_advised_and_what_is_rejected() -> None:
    advice = set(keys.keys_of_advice(Situation(), ["buddy"], ["hergo"]))
    assert {("options", "buddy", "advised"), ("options", "hergo", "rejected")} <= advice
    assert ("conversations", "orientation", "conversations") in advice


def test_a_question_counts_the_options_it_is_about() -> None:
    assert list(keys.keys_of_question(["buddy"])) == [
        ("conversations", "questions", "conversations"),
        ("options", "buddy", "asked"),
    ]


def test_a_reflection_counts_theme_level_and_the_places_that_were_named() -> None:
    both = set(keys.keys_of_reflection("role", "meso", "role", "expert", "kompaan"))
    assert both == {
        ("conversations", "reflection", "conversations"),
        ("theme_by_level", "role", "meso"),
        ("role_position", "expert", "now"),
        ("role_position", "kompaan", "wanted"),
    }
    rung = set(keys.keys_of_reflection("participation", "micro", "rung", None, "mee-beslissen"))
    assert {key for key in rung if key[0].endswith("position")} == {("rung_position", "mee-beslissen", "wanted")}


class TestOncePerConversation:
    """A conversation adds at most once to a cell, and to one cell of a line whose sum is shown."""

    def test_of_a_domain_the_first_province_counts(self) -> None:
        first: Key = ("domain_by_province", "school", NOT_SAID)
        later: Key = ("domain_by_province", "school", "Limburg")
        other: Key = ("domain_by_province", "mental", "Limburg")
        assert new_keys([first], []) == [first]
        assert new_keys([later, other], [place_of(first)]) == [other]

    def test_of_two_reflections_on_the_same_scale_the_first_place_counts(self) -> None:
        first: Key = ("role_position", "expert", "now")
        assert new_keys([("role_position", "gids", "now")], [place_of(first)]) == []
        assert new_keys([("role_position", "gids", "wanted")], [place_of(first)]) != []

    def test_of_two_answers_to_whether_it_helped_the_first_counts(self) -> None:
        no = keys.verdict("reflection", "not_helpful")
        assert new_keys([keys.verdict("reflection", "helpful")], [place_of(no)]) == []

    def test_an_option_can_be_asked_about_advised_and_rejected(self) -> None:
        all_three: list[Key] = [("options", "buddy", happening) for happening in ("asked", "advised", "rejected")]
        assert new_keys(all_three, []) == all_three

    @given(st.lists(situations, min_size=1, max_size=5))
    def test_sums_are_true_whatever_is_told_in_whatever_order(self, told: list[Situation]) -> None:
        counted: set[tuple[str, ...]] = set()
        cells: Counter[Key] = Counter()
        for situation in told:
            new = new_keys(keys.keys_of_advice(situation, [], []), counted)
            counted |= {place_of(key) for key in new}
            cells.update(new)
        assert set(cells.values()) == {1}
        lines = Counter((table, row) for table, row, _ in cells if CUBE[table].row_totals)
        assert set(lines.values()) <= {1}
        for tables in SAME_TOTALS:
            assert len({frozenset(row for table, row in lines if table == name) for name in tables}) == 1

    @given(situations)
    def test_whatever_is_told_falls_in_the_cube(self, situation: Situation) -> None:
        known = {key for table in CUBE.values() for key in table.keys()}  # noqa: SIM118  (a table is no dictionary)
        advised = set(keys.keys_of_advice(situation, ["buddy"], ["hergo"]))
        assert advised <= known
        assert all(is_key(key) for key in advised)


def test_every_cell_of_the_cube_can_be_counted_and_no_total() -> None:
    for table in CUBE.values():
        cells = list(table.keys())
        assert all(is_key(key) for key in cells)
        assert not any(is_key(key) for key in set(table.shown_keys()) - set(cells))
