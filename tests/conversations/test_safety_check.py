"""When it is not sure: one caring question with the lines beside it, and what follows on yes, no and unsure."""

from __future__ import annotations

import pytest

from tests.conversations.steps import (
    NO_TO_CHECK,
    TO_NETWORK,
    TO_SAFETY,
    questions_in,
    start_orientation,
    start_reflection,
)
from tests.talking import Talk

DOUBT = "ik zie het allemaal niet meer zitten"
DOUBT_ABOUT_CHILD = "mijn dochter zegt dat het voor haar niet meer hoeft"


@pytest.fixture
def checked(talk: Talk) -> Talk:
    """A conversation that begins with something that may be a sign."""
    talk.say(DOUBT)
    assert NO_TO_CHECK in talk.titles, talk.text
    return talk


@pytest.fixture
def checked_in_form(talk: Talk) -> Talk:
    """The same in the middle of an orientation."""
    start_orientation(talk, *TO_NETWORK)
    talk.say(DOUBT)
    assert NO_TO_CHECK in talk.titles, talk.text
    return talk


def test_it_asks_one_thing_with_the_lines_beside_it(checked: Talk) -> None:
    assert checked.text.count("?") == 1
    assert "1813" in checked.text
    assert checked.custom("crisis") is None
    assert len(checked.titles) == 3


@pytest.mark.parametrize("yes", ["ja", "soms wel", "ja eigenlijk wel", "af en toe", "/affirm"])
def test_yes_gives_the_lines(checked: Talk, yes: str) -> None:
    checked.say(yes)
    assert (checked.custom("crisis") or {}).get("category") == "suicide"
    assert "1813" in checked.text


@pytest.mark.parametrize("no", ["nee", "neen dat niet", "nee gewoon heel moe", "/deny"])
def test_no_goes_on_with_the_conversation(checked: Talk, no: str) -> None:
    checked.say(no)
    assert checked.custom("crisis") is None
    assert len(questions_in(checked)) == 1


@pytest.mark.parametrize("unsure", ["weet ik niet", "/dont_know", "nee, maar soms denk ik het"])
def test_unsure_gives_the_number_and_goes_on(checked: Talk, unsure: str) -> None:
    checked.say(unsure)
    assert "1813" in checked.text
    assert len(questions_in(checked)) == 1 or checked.custom("crisis")


@pytest.mark.parametrize("reply", ["nee", "weet ik niet"])
def test_in_a_form_it_goes_on_where_it_was(checked_in_form: Talk, reply: str) -> None:
    checked_in_form.say(reply)
    assert questions_in(checked_in_form) == ["network"]
    checked_in_form.press("Bijna niemand")
    assert questions_in(checked_in_form) == ["current_help"]


def test_in_a_form_yes_gives_the_lines_and_then_it_goes_on(checked_in_form: Talk) -> None:
    checked_in_form.say("ja")
    assert checked_in_form.custom("crisis")
    assert not questions_in(checked_in_form)
    checked_in_form.press("Ik wil verder praten")
    assert questions_in(checked_in_form) == ["network"]


def test_the_reply_is_no_answer_to_what_was_asked_before(checked_in_form: Talk) -> None:
    checked_in_form.says("nee")
    while checked_in_form.asked:
        checked_in_form.say("overslaan")
    assert "bijna niemand" not in (checked_in_form.custom("advice") or {})["card_markdown"]


def test_another_sign_instead_of_an_answer_is_a_yes(checked: Talk) -> None:
    checked.say("ik kan echt niet meer")
    checked.say("ik zie het niet meer zitten")
    assert "1813" in checked.text or checked.custom("crisis")


def test_it_is_not_asked_again_and_again(checked: Talk) -> None:
    checked.say("nee")
    questions = 0
    for _ in range(3):
        checked.say(DOUBT)
        questions += NO_TO_CHECK in checked.titles
        assert checked.messages
    assert questions == 0


def test_the_second_time_the_lines_stay_within_reach_and_the_message_counts(checked_in_form: Talk) -> None:
    checked_in_form.says("nee", "ik zie het niet meer zitten, er is bijna niemand die mij helpt")
    assert "1813" in checked_in_form.text
    assert questions_in(checked_in_form) == ["current_help"]


def test_about_somebody_else_it_asks_about_that_person(talk: Talk) -> None:
    talk.say(DOUBT_ABOUT_CHILD)
    assert NO_TO_CHECK in talk.titles, talk.text
    assert "denk je" not in talk.text.lower()
    talk.say("ja")
    assert (talk.custom("crisis") or {}).get("category") == "suicide"


def test_what_was_told_with_the_sign_is_not_asked_again(talk: Talk) -> None:
    talk.say("ik zie het niet meer zitten. mijn zoon is 7")
    talk.say("nee, gewoon doodmoe")
    assert questions_in(talk)
    assert not {"asker", "ages"} & set(questions_in(talk))
    assert "7 jaar" in talk.text


def test_lines_still_come_when_danger_is_plain_after_a_no(checked: Talk) -> None:
    checked.say("nee")
    checked.say("ik wil dood")
    assert checked.custom("crisis")


def test_a_check_on_the_question_of_safety_is_not_asked_over(talk: Talk) -> None:
    start_orientation(talk, *TO_SAFETY)
    talk.say(DOUBT)
    assert NO_TO_CHECK in talk.titles
    talk.say("nee")
    assert questions_in(talk) == ["province"]


def test_in_a_reflection_the_lines_stand_beside_and_the_answer_counts(talk: Talk) -> None:
    start_reflection(talk)
    talk.say(DOUBT)
    assert "1813" in talk.text
    assert questions_in(talk) == ["2/2"]
    talk.say("stop")
    assert DOUBT in (talk.custom("reflection_summary") or {})["markdown"]
