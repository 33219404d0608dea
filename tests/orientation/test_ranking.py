"""What comes first: what helps with everything told, own network and light help before heavier help."""

from __future__ import annotations

import pytest

from bot.orientation.matching import Criterion
from bot.orientation.situation import Situation
from tests.orientation.making import ages, helps_with, option, order, ranked

SCHOOL = Situation(asker="parent", domains=("school",))


def test_what_helps_more_comes_first() -> None:
    assert order(SCHOOL, option("weinig", helps_with("school", 1)), option("veel", helps_with("school", 3))) == [
        "veel",
        "weinig",
    ]


def test_what_helps_with_nothing_told_comes_after_and_is_not_advised() -> None:
    ranking = ranked(SCHOOL, option("los", helps_with("mental")), option("raak", helps_with("school", 1)))
    assert [each.id for each in ranking.options] == ["raak", "los"]
    assert [each.id for each in ranking.advised()] == ["raak"]


@pytest.mark.parametrize("heavier", ["light", "intensive", "specialised"])
def test_the_own_network_comes_before_heavier_help_when_both_fit(heavier: str) -> None:
    own = option("zelf", helps_with("school"), step="own_network")
    assert order(SCHOOL, option("anders", helps_with("school"), step=heavier), own) == ["zelf", "anders"]


def test_steps_of_help_come_from_light_to_heavy() -> None:
    steps = ["specialised", "own_network", "intensive", "light"]
    options = [option(step.replace("_", "-"), helps_with("school"), step=step) for step in steps]
    assert order(SCHOOL, *options) == ["own-network", "light", "intensive", "specialised"]


def test_light_help_that_does_not_help_with_it_stays_behind_heavy_help_that_does() -> None:
    options = (
        option("licht", helps_with("mental"), step="own_network"),
        option("zwaar", helps_with("school"), step="specialised"),
    )
    assert order(SCHOOL, *options) == ["zwaar", "licht"]


def test_helping_with_all_that_was_told_beats_helping_with_one() -> None:
    both = Situation(domains=("school", "mental"))
    all_of_it = option("alles", Criterion(on="domains", weights={"school": 2, "mental": 2}, because="dit helpt"))
    assert order(both, option("een", helps_with("school", 3)), all_of_it) == ["alles", "een"]


def test_telling_more_does_not_bring_heavier_help_to_the_front() -> None:
    def both(weight: int) -> Criterion:
        return Criterion(on="domains", weights={"school": weight, "mental": weight}, because="dit helpt")

    options = option("zelf", both(2), step="own_network"), option("zwaar", both(3), step="specialised")
    for told in (("school",), ("school", "mental")):
        assert order(Situation(domains=told), *options) == ["zelf", "zwaar"]


def test_what_it_is_about_weighs_more_than_other_facts() -> None:
    waits = Criterion(on="waiting", weights={"true": 3}, because="dit kan meteen")
    situation = Situation(domains=("school",), waiting=True)
    assert order(situation, option("wacht", waits), option("school", helps_with("school", 2)))[0] == "school"


def test_what_is_meant_for_you_comes_before_what_does_not_say() -> None:
    situation = Situation(domains=("school",), ages=(8.0,))
    meant = option("z-bedoeld", helps_with("school"), ages(6, 12))
    assert order(situation, option("a-algemeen", helps_with("school")), meant) == ["z-bedoeld", "a-algemeen"]


def test_what_asks_for_something_unsaid_comes_after_what_does_not() -> None:
    limburg = Criterion(on="province", hard=True, any_of=("Limburg",), because="dit is enkel in Limburg")
    special, plain = option("a", helps_with("school"), limburg), option("b", helps_with("school"))
    assert order(SCHOOL, special, plain) == ["b", "a"]
    there = Situation(domains=("school",), province="Limburg")
    assert order(there, special, plain) == ["a", "b"]


def test_what_speaks_against_it_puts_it_lower_without_shutting_the_door() -> None:
    against = Criterion(on="network", weights={"weak": -3}, because="hier zijn mensen voor nodig")
    lonely = Situation(domains=("school",), network="weak")
    assert order(lonely, option("a", helps_with("school"), against), option("b", helps_with("school"))) == ["b", "a"]


def test_equal_ones_come_in_the_order_of_their_names_every_time() -> None:
    options = [option(name, helps_with("school")) for name in "cab"]
    assert order(SCHOOL, *options) == order(SCHOOL, *reversed(options)) == ["a", "b", "c"]


def test_without_a_subject_other_facts_speak() -> None:
    waits = Criterion(on="waiting", weights={"true": 2}, because="dit kan meteen")
    ranking = ranked(Situation(waiting=True), option("los"), option("meteen", waits))
    assert [each.id for each in ranking.advised()] == ["meteen"]


def test_reasons_are_the_users_own_facts_the_strongest_first_and_each_once() -> None:
    waits = Criterion(on="waiting", weights={"true": 1}, because="dit kan meteen")
    again = helps_with("school", 2, "hier helpt iemand met leren")
    situation = Situation(asker="parent", domains=("school",), waiting=True)
    (found,) = ranked(
        situation, option("a", waits, helps_with("school", 3, "hier helpt iemand met leren"), again)
    ).options
    assert found.reasons == ("Het gaat over school: hier helpt iemand met leren.", "Jullie wachten: dit kan meteen.")


def test_what_speaks_against_it_is_no_reason() -> None:
    against = Criterion(on="waiting", weights={"true": -1}, because="hier is ook een wachtlijst")
    (found,) = ranked(Situation(waiting=True, domains=("school",)), option("a", helps_with("school"), against)).options
    assert len(found.reasons) == 1


def test_at_most_three_are_advised_and_a_rejected_one_makes_room() -> None:
    ranking = ranked(SCHOOL, *(option(name, helps_with("school")) for name in "abcde"))
    assert [each.id for each in ranking.advised()] == ["a", "b", "c"]
    assert [each.id for each in ranking.advised(without=["b", "c"])] == ["a", "d", "e"]
    assert ranking.advised(without="abcde") == ()


def test_without_options_there_is_nothing_and_no_error() -> None:
    ranking = ranked(SCHOOL)
    assert (ranking.options, ranking.excluded, ranking.advised()) == ((), (), ())
