"""After the advice: the card, what does not fit, what one asks on, the other way round, and once more."""

from __future__ import annotations

import re

import pytest

from tests.conversations.steps import MOTHER, TO_SAFETY, answer_until_advice, start_orientation
from tests.talking import Talk

STORY = "mijn dochtertje van 4 luistert niet en ik doe alles alleen, ik heb niemand"


@pytest.fixture
def advised(talk: Talk) -> Talk:
    """A conversation in which the mother got her advice."""
    talk.say(STORY)
    answer_until_advice(talk, MOTHER)
    return talk


def ids(talk: Talk) -> list[str]:
    """Which options the last answer advises."""
    advice = talk.custom("advice")
    assert advice is not None, talk.text
    return [option["id"] for option in advice["options"]]


def test_one_place_and_a_card_are_offered(advised: Talk) -> None:
    assert advised.titles[0] == "Maak mijn kaartje"
    assert len([title for title in advised.titles if title.startswith("Meer over")]) == len(ids(advised))
    assert len(re.findall(r"Eén plek is genoeg", advised.text)) == 1


def test_the_card_holds_the_own_words_and_no_place_of_living(advised: Talk) -> None:
    in_advice = advised.custom("advice")
    card = advised.press("Maak mijn kaartje")
    assert in_advice is not None
    assert MOTHER["wish"] in card
    assert "4 jaar" in card
    assert "Mechelen" not in card and "Antwerpen" not in card
    assert in_advice["card_markdown"] in card
    assert all(option["name"] in card for option in in_advice["options"])


@pytest.mark.parametrize("yes", ["ja", "ja graag", "oke doe maar"])
def test_yes_to_the_card_gives_the_card(advised: Talk, yes: str) -> None:
    assert "Mijn kaartje" in advised.say(yes)


def test_no_to_the_card_leaves_the_advice_within_reach(advised: Talk) -> None:
    advice = advised.custom("advice")
    advised.say("nee")
    assert advised.custom("advice") is None
    advised.press("Toon mijn voorstel")
    assert advised.custom("advice") == advice


def test_what_does_not_fit_makes_room_for_something_else(advised: Talk) -> None:
    seen = ids(advised)
    for _ in range(12):
        advised.press("Dit past niet")
        if advised.custom("advice") is None:
            break
        assert not set(seen) & set(ids(advised))
        seen += ids(advised)
    else:
        raise AssertionError("there is always something else")
    assert len(seen) > 3
    contact = re.search(r"voor aan \*\*(.+?)\*\*", advised.text)
    assert contact, advised.text
    assert advised.press("Maak mijn kaartje")


def test_more_about_an_option_keeps_the_card_within_reach(advised: Talk) -> None:
    first = ids(advised)[0]
    advised.press("Meer over")
    info = advised.custom("option_info")
    assert info is not None
    assert (info["id"], info["field"]) == (first, None)
    assert info["source"]
    for title, field in (("Hoe begin ik", "how_to_start"), ("Maak mijn", None)):
        advised.press(title)
        info = advised.custom("option_info")
        assert (info["field"] if info else None) == field
    assert "Mijn kaartje" in advised.text


def test_compare_lays_them_side_by_side(advised: Talk) -> None:
    advice = ids(advised)
    advised.press("Vergelijk")
    comparison = advised.custom("comparison")
    assert comparison is not None
    assert comparison["ids"] == advice
    assert {"what", "for_whom", "cost", "duration"} <= {row["field"] for row in comparison["rows"]}
    assert all(len(row["values"]) == len(advice) and all(row["values"]) for row in comparison["rows"])


def test_where_to_begin_names_the_same_one_place(advised: Talk) -> None:
    contact = (advised.custom("advice") or {})["contact"]["name"]
    assert contact in advised.say("waar kan ik daarvoor terecht?")
    assert "Maak mijn kaartje" in advised.titles


def test_something_new_changes_the_advice_without_starting_over(advised: Talk) -> None:
    before = advised.custom("advice")
    advised.say("eigenlijk gaat het over mijn zoon van 16 en die wil niet meer naar school")
    while advised.asked:
        advised.say("overslaan")
    after = advised.custom("advice")
    assert after is not None and before is not None
    assert "16 jaar" in after["card_markdown"]
    assert "4 jaar" not in after["card_markdown"]
    assert MOTHER["wish"] in after["card_markdown"]
    assert after["options"] != before["options"]


def test_what_changes_nothing_is_not_told_all_over(advised: Talk) -> None:
    before = advised.custom("advice")
    length = len(advised.text)
    advised.say("wij wonen in Mechelen")
    assert advised.custom("advice") == before
    assert len(advised.text) < length / 2
    advised.say("/show_advice")
    assert len(advised.text) == length


def test_danger_is_no_longer_the_place_to_begin_once_it_was_answered(talk: Talk) -> None:
    start_orientation(talk, *TO_SAFETY)
    talk.press("Nee, nu niet")
    talk.press("Ik ben nu veilig")
    talk.say("overslaan")
    advice = talk.custom("advice")
    assert advice is not None
    assert advice["contact"]["name"] != "Noodnummer 112"
    assert "Er is nu gevaar" not in advice["card_markdown"]


@pytest.mark.parametrize("word", ["/make_card", "/show_advice", "/doesnt_fit"])
def test_before_anything_was_told_it_asks_what_is_the_matter(talk: Talk, word: str) -> None:
    talk.say(word)
    assert talk.asked == "asker" or "/start_orientation" in [button["payload"] for button in talk.shown]
