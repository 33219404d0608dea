"""When it does not understand: never a loop, never the same line three times, in the end a person."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conversations.steps import start_orientation, start_reflection
from tests.talking import Talk

NOISE = ("wxq vlorp", "zzt brmf kwee", "plonk jjq", "ghrt wawa xu", "qqrr ploef", "ksjdh aksjd", "nnn mrf", "oiu zxc")


def bot_lines(talk: Talk) -> list[str]:
    """The lines that the bot just said."""
    return [line for line in talk.text.splitlines() if line.strip()]


def test_meanings_then_the_menu_then_a_person(talk: Talk) -> None:
    talk.say("/nlu_fallback")
    assert len(talk.titles) >= 2, "likeliest meanings to choose from"
    talk.say("/nlu_fallback")
    assert {"/start_orientation", "/start_reflection"} <= {button["payload"] for button in talk.shown}
    talk.say("/nlu_fallback")
    assert "106" in talk.text and "102" in talk.text


def test_what_is_not_about_care_goes_the_same_way(talk: Talk) -> None:
    said = [talk.say("/out_of_scope") for _ in range(3)]
    assert len(set(said)) == 3
    assert "106" in said[2]


def test_a_meaning_that_is_offered_can_be_pressed(talk: Talk) -> None:
    talk.say("/nlu_fallback")
    for button in talk.shown:
        fresh = Talk(talk.address)
        assert fresh.say(button["payload"]), button


def test_noise_is_never_answered_with_the_same_line_three_times(talk: Talk) -> None:
    said: Counter[str] = Counter()
    for text in NOISE:
        talk.say(text)
        assert talk.messages
        said.update(set(bot_lines(talk)))
    assert max(said.values()) <= 2, said.most_common(1)


@pytest.mark.parametrize("again", ["/affirm", "/deny", "/dont_know", "/repeat", "/explain", "/back"])
def test_a_short_reply_to_nothing_is_answered(talk: Talk, again: str) -> None:
    assert talk.say(again)


def test_noise_in_an_orientation_ends_in_advice_or_a_door(talk: Talk) -> None:
    start_orientation(talk)
    asked: Counter[str | None] = Counter()
    said: Counter[str] = Counter()
    for text in NOISE * 3:
        if not talk.asked:
            break
        asked[talk.asked] += 1
        said.update(set(bot_lines(talk)))
        talk.say(text)
    assert not talk.asked, "it goes on asking"
    assert max(asked.values()) <= 2
    assert max(said.values()) <= 2, said.most_common(1)


def test_a_number_is_an_age_wherever_it_is_typed(talk: Talk) -> None:
    start_orientation(talk)
    talk.say("16")
    assert talk.asked == "asker"
    talk.press("Voor mezelf")
    assert talk.asked == "domains"
    talk.say("wxq vlorp")
    assert talk.asked == "domains"
    assert "Opvoeden" not in talk.titles, "a young person is asked as a young person, the second time as well"
    talk.press("School")
    assert talk.asked == "wish"


@pytest.mark.parametrize("word", ["mezelf", "voor mij", "ik zelf"])
def test_one_word_says_for_whom(talk: Talk, word: str) -> None:
    start_orientation(talk)
    talk.say(word)
    assert talk.asked == "domains"
    assert "Hoe ik me voel" in talk.titles


@pytest.mark.parametrize("noise", ["kwee zzt", "blorp"])
def test_noise_before_and_after_the_questions_of_a_reflection_ends(talk: Talk, noise: str) -> None:
    talk.say("/start_reflection")
    said: Counter[str] = Counter()
    for _ in range(16):
        said.update(set(bot_lines(talk)))
        talk.say(noise)
        if talk.custom("reflection_summary"):
            break
    assert talk.custom("reflection_summary"), "it goes on asking"
    assert max(said.values()) <= 2, said.most_common(1)


def test_a_scale_can_be_answered_by_name_number_and_button(talk: Talk) -> None:
    for answers, expected in (
        (("ik denk gids", "2"), ("Gids", "Gids")),
        (("expert", "de kompaan"), ("Expert", "Kompaan")),
    ):
        fresh = Talk(talk.address)
        start_reflection(fresh)
        fresh.says("overslaan", "overslaan", *answers, "overslaan")
        summary = fresh.custom("reflection_summary")
        assert summary is not None
        assert (summary["position_now"], summary["position_wanted"]) == expected


def test_what_tells_something_is_taken_up_even_when_the_rest_is_not_understood(talk: Talk) -> None:
    talk.say("14 jaar wxq kwee vlorp mijn dochter")
    assert talk.asked is not None or talk.titles
