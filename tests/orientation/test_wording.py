"""Facts are given back the way they concern who asks: *je*, *een kind*, or *de jongere*."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge.queries import OrientationData
from bot.orientation.situation import ASKERS, WRITTEN, Situation
from tests.orientation.making import WORDING


@pytest.mark.parametrize(
    ("asker", "said"),
    [
        ("youth", "Je bent 15 jaar"),
        ("young_adult", "Je bent 15 jaar"),
        ("parent", "Het gaat over een kind van 15 jaar"),
        ("expecting", "Het gaat over een kind van 15 jaar"),
        ("foster_parent", "Het gaat over een kind van 15 jaar"),
        ("relative", "Het gaat over een kind van 15 jaar"),
        ("neighbour", "Het gaat over een kind van 15 jaar"),
        ("teacher", "Het kind of de jongere is 15 jaar"),
        ("professional", "Het kind of de jongere is 15 jaar"),
        (None, "Het gaat over een kind van 15 jaar"),
    ],
)
def test_an_age_is_said_to_whom_it_concerns(asker: str | None, said: str) -> None:
    assert WORDING.fact(Situation(asker=asker), "ages", 15.0) == said


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (-1.0, "Er is een kindje op komst"),
        (0.0, "Er is een pasgeboren kindje"),
        (1 / 12, "Het gaat over een baby van 1 maand"),
        (0.5, "Het gaat over een baby van 6 maanden"),
        (1.0, "Het gaat over een kind van 1 jaar"),
        (2.5, "Het gaat over een kind van 2,5 jaar"),
        (15.0, "Het gaat over een kind van 15 jaar"),
    ],
)
def test_an_age_is_said_as_people_say_it(age: float, said: str) -> None:
    assert WORDING.fact(Situation(asker="parent"), "ages", age) == said


def test_an_age_told_as_a_range_is_said_back_as_one() -> None:
    wording = replace(WORDING, age_words="3 tot 5")
    assert wording.fact(Situation(asker="parent"), "ages", 4.0) == "Het gaat over een kind van 3 tot 5 jaar"
    assert wording.fact(Situation(), "ages", -1.0) == "Er is een kindje op komst"


def test_yes_and_no_have_their_own_words() -> None:
    assert WORDING.fact(Situation(asker="youth"), "waiting", True) == "Je wacht"
    assert WORDING.fact(Situation(asker="parent"), "waiting", False) == "Jullie wachten niet"


def test_a_reason_is_one_sentence_with_the_fact_in_front() -> None:
    parent = Situation(asker="parent")
    assert (
        WORDING.because(parent, "domains", "school", "hier helpt iemand") == "Het gaat over school: hier helpt iemand."
    )


def test_a_reason_for_a_fact_without_words_is_a_sentence_all_the_same() -> None:
    assert WORDING.because(Situation(), "domains", "leisure", "hier kan je sporten") == "Hier kan je sporten."


@pytest.mark.parametrize("asker", ASKERS)
def test_every_real_fact_has_words_for_everybody(asker: str, data: OrientationData) -> None:
    situation = Situation(asker=asker)
    for field, values in WRITTEN.items():
        for value in values:
            plain = {"true": True, "false": False}.get(value, value)
            said = data.wording.fact(situation, field, plain)
            assert said and not said.endswith("."), (field, value)
            assert "{" not in said


@pytest.mark.parametrize("age", [-1.0, 0.0, 1 / 12, 0.5, 4.0, 17.5])
def test_every_real_age_has_words(age: float, data: OrientationData) -> None:
    for asker in ("youth", "parent", "professional"):
        said = data.wording.fact(Situation(asker=asker), "ages", age)
        assert said and "{" not in said


def test_to_a_young_person_the_real_words_say_je_and_to_a_worker_they_do_not(data: OrientationData) -> None:
    facts = {"ages": 15.0, "domains": "mental", "network": "weak", "current_help": "none"}
    for field, value in facts.items():
        own = data.wording.fact(Situation(asker="youth"), field, value)
        worker = data.wording.fact(Situation(asker="professional"), field, value)
        assert own.startswith("Je ") or " je " in own
        assert not worker.startswith("Je ") and " je " not in worker
