"""Conversations in which nothing special happens."""

from __future__ import annotations

import pytest

from tests.talking import Talk


def test_a_greeting_says_who_is_speaking_and_what_one_can_do(talk: Talk) -> None:
    talk.say("goeiemorgen")
    assert "chatbot" in talk.text
    payloads = {button["payload"] for button in talk.shown}
    assert {"/start_orientation", "/start_reflection", "/help"} <= payloads


def test_who_was_greeted_is_not_told_again_that_it_is_a_bot(talk: Talk) -> None:
    talk.say("/greet")
    talk.press("Ik zoek hulp")
    assert "chatbot" not in talk.text
    assert talk.asked == "asker"


@pytest.mark.parametrize("first", ["mijn kind gaat niet graag naar school", "/start_orientation", "/start_reflection"])
def test_whoever_begins_with_a_story_is_told_that_it_is_a_bot(talk: Talk, first: str) -> None:
    assert "chatbot" in talk.say(first)


def test_a_question_about_an_option_with_its_source(talk: Talk) -> None:
    talk.say("wat is gezinscoaching?")
    info = talk.custom("option_info")
    assert info is not None
    assert (info["id"], info["field"]) == ("gezinscoaching", None)
    assert info["source"] not in (None, "")
    source = talk.say("bron")
    assert info["source"] in source


def test_asking_on_is_about_the_option_last_spoken_of(talk: Talk) -> None:
    talk.say("wat is gezinscoaching?")
    for question, field in (
        ("hoe lang duurt dat?", "duration"),
        ("wat kost dat?", "cost"),
        ("mag ik daar zelf voor kiezen?", "voluntary"),
    ):
        talk.say(question)
        info = talk.custom("option_info")
        assert info is not None, talk.text
        assert (info["id"], info["field"]) == ("gezinscoaching", field)


def test_what_the_sources_do_not_say_is_said(talk: Talk) -> None:
    talk.say('/ask_cost{"option": "buddy"}')
    assert "zeggen mijn bronnen niets" in talk.text


def test_two_options_side_by_side(talk: Talk) -> None:
    talk.say("wat is het verschil tussen een buddy en een brugfiguur?")
    comparison = talk.custom("comparison")
    assert comparison is not None
    assert set(comparison["ids"]) == {"buddy", "brugfiguur"}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("wie kan dit allemaal lezen?", "tellingen"),
        ("praat ik met een echt mens of met een computer?", "computerprogramma"),
    ],
)
def test_what_it_is_and_keeps(talk: Talk, question: str, words: str) -> None:
    assert words in talk.say(question)


def test_a_question_without_an_option_shows_which_there_are(talk: Talk) -> None:
    talk.say("/help")
    talk.press("Welke steun bestaat er?")
    assert len(talk.titles) > 2
    talk.press(talk.titles[0])
    assert talk.custom("option_info")


def test_thanks_and_goodbye(talk: Talk) -> None:
    talk.say("dankjewel")
    assert "terugkomen" in talk.say("nee")
    assert "/erase" in [button["payload"] for button in talk.shown]


def test_not_knowing_where_to_begin_is_enough_to_begin(talk: Talk) -> None:
    talk.say("/dont_know")
    talk.say("ja")
    assert talk.asked == "asker"
