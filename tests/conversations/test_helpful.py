"""At the end the bot asks once whether it helped, and counts yes and no."""

from __future__ import annotations

import pytest

from bot.database import connect
from bot.insights.cube import ONLY, Key
from bot.settings import Settings
from tests.conversations.steps import BOY, answer_until_advice, start_orientation, start_reflection
from tests.insights.grown import Cells, Grown
from tests.talking import Talk

QUESTION = "Had je iets aan dit gesprek?"
ABOUT_REFLECTION = "Hielp dit je om na te denken?"


def cell(kind: str, verdict: str) -> Key:
    return "helpful_by_conversation", kind, verdict


def verdicts(talk: Talk, grown: Grown) -> Cells:
    """What was counted of whether it helped, once the lines that this says last were counted too."""
    talk.say("/crisis_danger")
    added = grown.with_key(("crisis", "danger", ONLY))
    return {key: many for key, many in added.items() if key[0] == "helpful_by_conversation"}


@pytest.fixture
def grown(settings: Settings) -> Grown:
    """What is added to the counters of the running bot from here on."""
    return Grown(connect(settings.database_url))


@pytest.fixture
def advised(talk: Talk) -> Talk:
    """A conversation in which advice was given."""
    start_orientation(talk)
    answer_until_advice(talk, BOY)
    assert QUESTION not in talk.text
    return talk


def reflect(talk: Talk) -> None:
    """A reflection to its end."""
    start_reflection(talk)
    while talk.custom("reflection_question"):
        talk.say("wij vroegen het hem eerst zelf")
    talk.press("Gids")
    talk.press("Kompaan")
    talk.say("volgende week vraag ik wat hij zelf wil")


def test_after_the_card_the_buttons_count_the_first_answer_only(advised: Talk, grown: Grown) -> None:
    advised.say("/make_card")
    assert advised.text.endswith("Ik tel alleen hoe vaak ja en nee.")
    assert advised.press("Ja").startswith("Dank je")
    advised.say('/rate_helpful{"verdict": "not_helpful"}')
    assert verdicts(advised, grown) == {cell("orientation", "helpful"): 1}


def test_a_typed_no_is_thanked_for_and_offers_more(advised: Talk, grown: Grown) -> None:
    assert advised.say("bedankt").startswith("Graag gedaan. Had je iets aan")
    assert "106" in advised.say("nee")
    grown.until(cell("orientation", "not_helpful"))
    assert QUESTION not in advised.says("bedankt", "tot ziens")


def test_goodbye_comes_first(advised: Talk, grown: Grown) -> None:
    said = advised.say("tot ziens")
    assert said.index("Zorg goed") < said.index(QUESTION)
    advised.say("ja")
    grown.until(cell("orientation", "helpful"))


def test_who_does_not_want_to_say_does_not_have_to(advised: Talk, grown: Grown) -> None:
    advised.says("/make_card", "weet ik niet")
    assert QUESTION not in advised.text
    assert verdicts(advised, grown) == {}


def test_after_a_reflection_it_is_asked_about_that(talk: Talk, grown: Grown) -> None:
    reflect(talk)
    assert talk.custom("reflection_summary")
    assert ABOUT_REFLECTION in talk.text
    talk.press("Niet echt")
    grown.until(cell("reflection", "not_helpful"))


def test_who_stops_a_reflection_halfway_is_not_asked(talk: Talk) -> None:
    start_reflection(talk)
    talk.says("wij vroegen het hem eerst zelf", "stop")
    assert talk.custom("reflection_summary")
    assert ABOUT_REFLECTION not in talk.text


@pytest.mark.parametrize("danger", ["/crisis_suicide", "/crisis_abuse", "/crisis_danger", "ik wil niet meer leven"])
def test_after_danger_it_is_never_asked(advised: Talk, danger: str) -> None:
    advised.say(danger)
    said = [advised.say(text) for text in ("bedankt", "/make_card", "bedankt", "tot ziens")]
    assert not [text for text in said if QUESTION in text]


def test_an_answer_in_the_middle_of_a_form_counts_and_the_form_asks_on(advised: Talk, grown: Grown) -> None:
    advised.say("/make_card")
    button = advised.shown[-2]["payload"]
    start_orientation(advised)
    asked = advised.asked
    advised.say(button)
    assert advised.asked == asked
    grown.until(cell("orientation", "helpful"))


def test_without_advice_thanks_are_just_thanks(talk: Talk) -> None:
    assert talk.says("hallo", "bedankt").startswith("Graag gedaan. Is er nog iets?")
