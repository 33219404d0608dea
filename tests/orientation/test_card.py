"""The card to take along: own words and facts, and nothing that tells where somebody lives."""

from __future__ import annotations

import pytest

from bot.knowledge.queries import OrientationData
from bot.orientation.card import LONGEST_WISH, card, facts_in_words
from bot.orientation.contact import Contact
from bot.orientation.ranking import Ranked
from bot.orientation.situation import PROVINCES, Situation
from tests.orientation.making import WORDING

CAW = Contact("caw", "place", "CAW", "0800 13 500", "https://www.caw.be", "elke dag", "iedereen", ())
OPTIONS = [Ranked("buddy", "Buddy's", 3.0, ("omdat",), True), Ranked("1g1p", "1 Gezin 1 Plan", 2.0, (), True)]
TOLD = Situation(asker="parent", ages=(4.0, 15.0), domains=("school",), waiting=True, wish="dat het rustig wordt")


def test_a_full_card_reads_from_wish_to_first_step() -> None:
    assert card(TOLD, OPTIONS, CAW, WORDING) == (
        "**Mijn kaartje**\n\n"
        '**Wat er voor mij anders mag**\n"dat het rustig wordt"\n\n'
        "**Wat er speelt**\n"
        "- Je bent ouder\n- Het gaat over een kind van 4 jaar\n- Het gaat over een kind van 15 jaar\n"
        "- Het gaat over school\n- Jullie wachten\n\n"
        "**Wat misschien kan helpen**\n- Buddy's\n- 1 Gezin 1 Plan\n\n"
        "**Waar ik begin**\nCAW, 0800 13 500, https://www.caw.be"
    )


def test_who_told_nothing_gets_a_card_without_empty_headings() -> None:
    assert card(Situation(), [], None, WORDING) == "**Mijn kaartje**"
    assert card(Situation(), [], CAW, WORDING).count("**") == 4


@pytest.mark.parametrize("province", PROVINCES)
def test_where_somebody_lives_stays_off_the_card(province: str, data: OrientationData) -> None:
    situation = Situation(asker="parent", ages=(4.0,), province=province)
    assert province not in card(situation, OPTIONS, CAW, data.wording)


def test_the_wish_stands_in_the_users_own_words_on_one_line() -> None:
    wish = "  rust,\n\nen *eens* slapen & <niet>   bang zijn "
    assert '"rust, en *eens* slapen & <niet> bang zijn"' in card(Situation(wish=wish), [], None, WORDING)


@pytest.mark.parametrize("wish", ["", "   ", "\n\t", None])
def test_an_empty_wish_is_left_out(wish: str | None) -> None:
    assert card(Situation(wish=wish), [], None, WORDING) == "**Mijn kaartje**"


def test_a_very_long_wish_is_cut_and_says_so() -> None:
    text = card(Situation(wish="slapen " * 10_000), [], None, WORDING)
    assert len(text) < LONGEST_WISH + 100
    assert text.endswith('…"')


@pytest.mark.parametrize("wish", ["{{ 7 * 7 }}", "{% for x in y %}", "{# weg #}"])
def test_braces_in_a_wish_are_just_braces(wish: str) -> None:
    assert f'"{wish}"' in card(Situation(wish=wish), [], None, WORDING)


def test_a_contact_without_number_or_site_is_just_a_name() -> None:
    bare = Contact("ocmw", "place", "OCMW", None, None, None, "iedereen", ())
    assert card(Situation(), [], bare, WORDING).endswith("**Waar ik begin**\nOCMW")


def test_facts_are_told_once_in_a_fixed_order() -> None:
    one = Situation(waiting=True, ages=(-1.0,), asker="parent")
    assert facts_in_words(one, WORDING) == ["Je bent ouder", "Er is een kindje op komst", "Jullie wachten"]
    assert facts_in_words(Situation(ages=(0.49, 0.5)), WORDING) == ["Het gaat over een baby van 6 maanden"]


def test_a_fact_without_words_is_left_out() -> None:
    assert facts_in_words(Situation(network="weak", safety="concern"), WORDING) == []
