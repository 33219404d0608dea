"""What leaves an option out: only something that was said, and it is told in those words."""

from __future__ import annotations

import pytest

from bot.knowledge.queries import OrientationData
from bot.orientation.matching import Criterion
from bot.orientation.ranking import rank
from bot.orientation.situation import ASKERS, Situation
from tests.orientation.making import ages, option, order, ranked

NOT_DURING_WAITING = Criterion(on="waiting", hard=True, none_of=("true",), because="dit kan dan niet")
ONLY_LIMBURG = Criterion(on="province", hard=True, any_of=("Limburg",), because="dit bestaat enkel in Limburg")
FAMILIES = [asker for asker in ASKERS if asker not in ("teacher", "professional")]


def excluded(situation: Situation, *criteria: Criterion) -> tuple[str, ...]:
    out = ranked(situation, option("hulp", *criteria)).excluded
    return out[0].reasons if out else ()


def test_nothing_said_excludes_nothing() -> None:
    assert excluded(Situation(), ages(0, 3), NOT_DURING_WAITING, ONLY_LIMBURG) == ()


def test_nothing_said_excludes_none_of_the_real_options(data: OrientationData) -> None:
    ranking = rank(Situation(), data.profiles, data.steps, data.wording)
    assert ranking.excluded == ()
    assert len(ranking.options) == 31


def test_other_things_said_exclude_nothing() -> None:
    assert excluded(Situation(asker="parent", domains=("school",)), ages(0, 3), ONLY_LIMBURG) == ()


@pytest.mark.parametrize(
    ("age", "fits"), [(-1.0, False), (11.9, False), (12.0, True), (18.0, True), (18.99, True), (19.0, False)]
)
def test_an_age_counts_until_the_next_birthday(age: float, fits: bool) -> None:
    assert (excluded(Situation(ages=(age,)), ages(12, 18)) == ()) is fits


def test_one_child_of_the_right_age_is_enough() -> None:
    assert excluded(Situation(ages=(4.0, 15.0)), ages(12, 18)) == ()


def test_the_reason_starts_with_the_users_own_fact() -> None:
    assert excluded(Situation(ages=(4.0,)), ages(12, 18, "dit is er vanaf 12 jaar")) == (
        "Het gaat over een kind van 4 jaar: dit is er vanaf 12 jaar.",
    )


def test_something_said_that_it_cannot_stand_leaves_it_out() -> None:
    assert excluded(Situation(waiting=True), NOT_DURING_WAITING) == ("Jullie wachten: dit kan dan niet.",)
    assert excluded(Situation(waiting=False), NOT_DURING_WAITING) == ()


def test_another_province_leaves_it_out_also_without_words_for_it() -> None:
    assert excluded(Situation(province="Antwerpen"), ONLY_LIMBURG) == ("Dit bestaat enkel in Limburg.",)
    assert excluded(Situation(province="Limburg"), ONLY_LIMBURG) == ()


def test_every_reason_is_told() -> None:
    assert len(excluded(Situation(ages=(40.0,), waiting=True), ages(0, 3), NOT_DURING_WAITING)) == 2


@pytest.mark.parametrize("asker", FAMILIES)
@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ({"access": "professional"}, "Een hulpverlener vraagt dit aan."),
        ({"access": "mandate"}, "Een rechter beslist dit."),
        ({"delivers": "coordination"}, "Dit regelt afspraken."),
    ],
)
def test_a_family_is_never_offered_what_it_cannot_ask_for(asker: str, kind: dict[str, str], why: str) -> None:
    ranking = ranked(Situation(asker=asker), option("hulp", **kind), option("anders"))
    assert [each.id for each in ranking.options] == ["anders"]
    assert ranking.excluded[0].reasons == (why,)


@pytest.mark.parametrize("asker", ["professional", "teacher"])
def test_a_worker_gets_all_of_it(asker: str) -> None:
    closed = [option("a", access="professional"), option("b", access="mandate"), option("c", delivers="coordination")]
    assert order(Situation(asker=asker), *closed) == ["a", "b", "c"]


def test_while_nobody_said_who_asks_it_comes_last_and_is_not_advised() -> None:
    fits = Criterion(on="domains", weights={"school": 3}, because="dit helpt")
    ranking = ranked(Situation(domains=("school",)), option("dicht", fits, access="mandate"), option("open"))
    assert [each.id for each in ranking.options] == ["open", "dicht"]
    assert ranking.advised() == ()


@pytest.mark.parametrize("asker", FAMILIES)
def test_of_the_real_options_a_family_gets_none_that_others_ask_for(asker: str, data: OrientationData) -> None:
    ranking = rank(Situation(asker=asker), data.profiles, data.steps, data.wording)
    fitting = {each.id for each in ranking.options}
    shown = [profile for profile in data.profiles if profile.id in fitting]
    assert shown
    assert all(profile.access == "self" and profile.delivers != "coordination" for profile in shown)


@pytest.mark.parametrize("disability", ["no", "suspected", "recognised", None])
@pytest.mark.parametrize("age", [-1.0, 0.2, 4.0, 15.0, 19.0, 24.0])
def test_whatever_the_age_or_diagnosis_there_is_something_for_a_family(
    age: float, disability: str | None, data: OrientationData
) -> None:
    situation = Situation(asker="parent", ages=(age,), disability=disability)
    assert rank(situation, data.profiles, data.steps, data.wording).advised()
