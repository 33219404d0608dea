"""Advice is at most three options, one door, and it listens to a no."""

from __future__ import annotations

from bot.knowledge.queries import OrientationData
from bot.orientation.advice import Advice, advise
from bot.orientation.situation import Situation
from tests.orientation.making import STEPS, WORDING, contact, helps_with, option

SCHOOL = Situation(asker="parent", domains=("school",))


def advice(situation: Situation, data: OrientationData, without: tuple[str, ...] = ()) -> Advice:
    return advise(situation, data.profiles, data.contacts, data.steps, data.wording, without=without)


def test_three_options_with_reasons_and_one_contact(data: OrientationData) -> None:
    given = advice(SCHOOL, data)
    assert len(given.options) == 3
    assert all(each.reasons for each in given.options)
    assert given.contact is not None


def test_a_rejected_option_makes_room_and_does_not_come_back(data: OrientationData) -> None:
    first = advice(SCHOOL, data).options
    again = advice(SCHOOL, data, without=(first[0].id,)).options
    assert again[:2] == first[1:]
    assert first[0].id not in [each.id for each in again]


def test_who_rejects_everything_still_has_somebody_to_turn_to(data: OrientationData) -> None:
    given = advice(SCHOOL, data, without=tuple(profile.id for profile in data.profiles))
    assert given.options == ()
    assert given.contact is not None


def test_rejecting_something_unknown_changes_nothing(data: OrientationData) -> None:
    assert advice(SCHOOL, data, without=("bestaat-niet",)).options == advice(SCHOOL, data).options


def test_the_door_of_a_rejected_option_does_not_pull_any_more() -> None:
    options = option("een", helps_with("school", 3), contacts=("clb",)), option("twee", helps_with("school", 2))
    contacts = contact("caw", helps_with("school", 1)), contact("clb", helps_with("school", 1))
    before = advise(SCHOOL, options, contacts, STEPS, WORDING)
    after = advise(SCHOOL, options, contacts, STEPS, WORDING, without=["een"])
    assert before.contact is not None and before.contact.id == "clb"
    assert after.contact is not None and after.contact.id == "caw"


def test_when_nothing_fits_the_gap_shows_and_the_door_stays_open() -> None:
    given = advise(
        SCHOOL, [option("los", helps_with("mental"))], [contact("caw", helps_with("school"))], STEPS, WORDING
    )
    assert given.options == ()
    assert given.contact is not None


def test_options_may_be_read_only_once() -> None:
    given = advise(SCHOOL, iter([option("een", helps_with("school"))]), iter([]), STEPS, WORDING)
    assert [each.id for each in given.options] == ["een"]
    assert given.contact is None
