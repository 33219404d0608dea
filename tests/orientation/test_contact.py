"""One place to turn to: the one that fits, never a list, never a closed door."""

from __future__ import annotations

from typing import Any

import pytest

from bot.knowledge.queries import OrientationData
from bot.orientation.advice import advise
from bot.orientation.contact import Contact, one_contact
from bot.orientation.matching import Criterion
from bot.orientation.ranking import Ranked
from bot.orientation.situation import Situation
from tests.orientation.making import contact

FOR_ALL = Criterion(on="asker", weights={"parent": 1})
FOR_PARENTS = Criterion(on="asker", weights={"parent": 2})
YOUTH_ONLY = Criterion(on="asker", hard=True, any_of=("youth",))
PARENT = Situation(asker="parent")


def chosen(situation: Situation, *contacts: Contact, first: str = "", doors: tuple[str, ...] = ()) -> str | None:
    advised = [Ranked(first, first, 1.0, (), True)] if first else []
    found = one_contact(situation, advised, {first: doors}, contacts)
    return found.id if found else None


def test_the_one_with_most_points_is_chosen() -> None:
    assert chosen(PARENT, contact("caw", FOR_ALL), contact("huis", FOR_PARENTS)) == "huis"


def test_a_tie_and_silence_go_to_the_first_in_the_file() -> None:
    assert chosen(PARENT, contact("caw", FOR_ALL), contact("ocmw", FOR_ALL)) == "caw"
    assert chosen(Situation(), contact("caw", FOR_ALL), contact("huis", FOR_PARENTS)) == "caw"


def test_one_that_is_not_for_you_is_not_chosen() -> None:
    assert chosen(PARENT, contact("awel", YOUTH_ONLY, FOR_PARENTS), contact("caw", FOR_ALL)) == "caw"


def test_where_the_first_option_starts_weighs_most() -> None:
    contacts = contact("huis", FOR_PARENTS), contact("clb", FOR_ALL)
    assert chosen(PARENT, *contacts, first="draaischijf", doors=("clb",)) == "clb"
    assert chosen(PARENT, *contacts, first="draaischijf", doors=()) == "huis"


def test_a_line_for_a_special_need_is_not_chosen_by_points() -> None:
    assert chosen(PARENT, contact("zelfmoordlijn"), contact("caw", FOR_ALL)) == "caw"
    assert chosen(PARENT, contact("zelfmoordlijn")) is None
    assert chosen(PARENT) is None


def test_only_what_is_known_of_a_contact_is_shown() -> None:
    known = Contact("x", "line", "Awel", "102", None, "Niet dag en nacht.", "kinderen", ())
    assert known.as_payload() == {"name": "Awel", "phone": "102", "hours": "Niet dag en nacht."}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({}, "CAW"),
        ({"asker": "youth"}, "JAC"),
        ({"asker": "youth", "ages": [15], "domains": ["loneliness_network"]}, "Awel"),
        ({"asker": "youth", "domains": ["voice"], "current_help": ["residential"]}, "JO-lijn"),
        ({"asker": "parent", "ages": [0.2], "domains": ["baby"]}, "Kind en Gezin-Lijn"),
        ({"asker": "parent", "ages": [6], "domains": ["parenting"]}, "Huis van het Kind"),
        ({"asker": "parent", "ages": [8], "domains": ["school"]}, "CLB van de school"),
        ({"asker": "teacher", "ages": [13], "domains": ["school"]}, "CLB van de school"),
        ({"asker": "parent", "safety": "concern"}, "1712"),
        ({"asker": "youth", "ages": [15], "domains": ["violence"]}, "1712"),
        ({"asker": "youth", "safety": "acute"}, "Noodnummer 112"),
    ],
)
def test_the_real_door_fits_who_knocks(told: dict[str, Any], name: str, data: OrientationData) -> None:
    situation = Situation.from_mapping(told)
    advice = advise(situation, data.profiles, data.contacts, data.steps, data.wording)
    assert advice.contact is not None
    assert advice.contact.name == name


@pytest.mark.parametrize("asker", ["youth", "parent", "professional", None])
@pytest.mark.parametrize("safety", ["concern", "acute"])
def test_who_is_not_safe_is_sent_to_a_line_for_that(asker: str, safety: str, data: OrientationData) -> None:
    situation = Situation(asker=asker, safety=safety, domains=("school",), ages=(15.0,))
    advice = advise(situation, data.profiles, data.contacts, data.steps, data.wording)
    assert advice.contact is not None
    assert advice.contact.kind == "line"
    assert advice.contact.phone in ("1712", "112", "101")
