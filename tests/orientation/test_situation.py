"""What a Situation takes, what it refuses and says of it, and how it grows while somebody talks."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.orientation.situation import Situation, SituationError

FULL: dict[str, Any] = {
    "asker": "parent",
    "ages": [15, 0.5, -1],
    "domains": ["school", "mental"],
    "network": "weak",
    "current_help": ["some", "stuck"],
    "waiting": True,
    "disability": "suspected",
    "court": False,
    "safety": "none",
    "province": "Limburg",
    "wish": "dat het weer rustig wordt",
}


def test_everything_of_the_contract_goes_in_and_comes_out_again() -> None:
    assert Situation.from_mapping(FULL).as_mapping() == FULL
    assert Situation.from_mapping(json.loads(json.dumps(FULL))) == Situation.from_mapping(FULL)


@pytest.mark.parametrize("nothing", [{}, dict.fromkeys(FULL), dict.fromkeys(FULL, "")])
def test_null_and_empty_mean_not_said(nothing: dict[str, Any]) -> None:
    assert Situation.from_mapping(nothing) == Situation()


def test_empty_lists_mean_not_said() -> None:
    assert Situation.from_mapping({"ages": [], "domains": [], "current_help": []}) == Situation()


def test_false_and_zero_are_said() -> None:
    situation = Situation.from_mapping({"waiting": False, "court": False, "ages": [0]})
    assert situation.known("waiting") == situation.known("court") == (False,)
    assert situation.known("ages") == (0.0,)


REFUSED: list[tuple[Any, str]] = [
    ([], "een Situatie is een JSON-object"),
    ("ouder", "een Situatie is een JSON-object"),
    (None, "een Situatie is een JSON-object"),
    (15, "een Situatie is een JSON-object"),
    ({"naam": "Jan"}, "onbekend veld; de velden zijn asker, ages"),
    ({"Asker": "parent"}, "onbekend veld"),
    ({"asker": "mama"}, "asker: verwacht een van youth"),
    ({"asker": ["parent"]}, "asker: verwacht een van"),
    ({"asker": {"is": "parent"}}, "asker: verwacht een van"),
    ({"asker": 1}, "asker: verwacht een van"),
    ({"asker": False}, "asker: verwacht een van"),
    ({"ages": 15}, "ages: verwacht een lijst"),
    ({"ages": "15"}, "ages: verwacht een lijst"),
    ({"ages": ["15"]}, "ages: verwacht jaren van 0 tot 120, of -1 voor ongeboren"),
    ({"ages": [None]}, "ages: verwacht jaren"),
    ({"ages": [True]}, "ages: verwacht jaren"),
    ({"ages": [[15]]}, "ages: verwacht jaren"),
    ({"ages": [-2]}, "ages: verwacht jaren"),
    ({"ages": [-0.5]}, "ages: verwacht jaren"),
    ({"ages": [121]}, "ages: verwacht jaren"),
    ({"ages": [float("nan")]}, "ages: verwacht jaren"),
    ({"ages": [float("inf")]}, "ages: verwacht jaren"),
    ({"ages": [10**400]}, "ages: verwacht jaren"),
    ({"domains": "school"}, "domains: verwacht een lijst"),
    ({"domains": {"school": 1}}, "domains: verwacht een lijst"),
    ({"domains": ["school", "voetbal"]}, "domains: verwacht een van parenting, school"),
    ({"domains": [["school"]]}, "domains: verwacht een van"),
    ({"network": "groot"}, "network: verwacht een van strong, weak"),
    ({"current_help": "some"}, "current_help: verwacht een lijst"),
    ({"current_help": ["psycholoog"]}, "current_help: verwacht een van none, some"),
    ({"waiting": "ja"}, "waiting: verwacht true of false"),
    ({"waiting": 1}, "waiting: verwacht true of false"),
    ({"waiting": []}, "waiting: verwacht true of false"),
    ({"court": "false"}, "court: verwacht true of false"),
    ({"disability": True}, "disability: verwacht een van no, suspected, recognised"),
    ({"safety": "unsafe"}, "safety: verwacht een van none, concern, acute"),
    ({"province": "limburg"}, "province: verwacht een van Antwerpen, Brussel"),
    ({"wish": ["rust"]}, "wish: verwacht tekst"),
    ({"wish": 3}, "wish: verwacht tekst"),
]


@pytest.mark.parametrize(("given", "says"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_is_not_in_the_contract_is_refused_with_what_is(given: Any, says: str) -> None:
    with pytest.raises(SituationError) as caught:
        Situation.from_mapping(given)
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize("given", [{"asker": "Jan Janssens"}, {"Jan Janssens": 1}, {"ages": ["Jan Janssens"]}])
def test_a_refusal_never_repeats_what_somebody_typed(given: dict[str, Any]) -> None:
    with pytest.raises(SituationError) as caught:
        Situation.from_mapping(given)
    assert "Jan" not in str(caught.value)


def test_doubles_are_kept_once_in_the_order_of_telling() -> None:
    situation = Situation.from_mapping({"ages": [4, 15, 4.0], "domains": ["mental", "school", "mental"]})
    assert situation.ages == (4.0, 15.0)
    assert situation.domains == ("mental", "school")


def test_what_is_told_later_is_added_to_lists_and_replaces_single_facts() -> None:
    before = Situation.from_mapping({"asker": "relative", "ages": [4], "domains": ["school"]})
    after = before.with_facts({"asker": "parent", "ages": [7, 4], "domains": ["mental"]})
    assert (after.asker, after.ages, after.domains) == ("parent", (4.0, 7.0), ("school", "mental"))
    assert before.ages == (4.0,)


def test_nothing_told_changes_nothing() -> None:
    situation = Situation.from_mapping(FULL)
    assert situation.with_facts({}) == situation
    assert situation.with_facts(dict.fromkeys(FULL)) == situation


def test_a_no_can_replace_a_yes() -> None:
    assert Situation(waiting=True).with_facts({"waiting": False}).waiting is False


@pytest.mark.parametrize("first", ["none", "some"])
def test_help_that_is_there_takes_the_place_of_none(first: str) -> None:
    second = {"none": "some", "some": "none"}[first]
    grown = Situation(current_help=(first,)).with_facts({"current_help": [second]})
    assert grown.current_help == ("some",)


@pytest.mark.parametrize(
    ("asker", "ages", "expected"),
    [
        ("youth", [17], "youth"),
        ("youth", [18], "young_adult"),
        ("youth", [22], "young_adult"),
        ("youth", [22, 15], "youth"),
        ("youth", [], "youth"),
        ("parent", [22], "parent"),
    ],
)
def test_a_young_person_of_eighteen_is_a_young_adult(asker: str, ages: list[int], expected: str) -> None:
    assert Situation().with_facts({"asker": asker, "ages": ages}).asker == expected


def test_wrong_facts_are_refused_while_talking_too() -> None:
    with pytest.raises(SituationError):
        Situation().with_facts({"ages": [200]})
