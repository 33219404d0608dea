"""Changing one's mind: back, skip, another answer, another child, another theme."""

from __future__ import annotations

import pytest

from tests.conversations.steps import TO_NETWORK, TO_WISH, questions_in, start_orientation, start_reflection
from tests.talking import Talk

ORDER = ("asker", "domains", "ages", "wish", "network")


def test_back_opens_each_question_again_in_turn_and_stops_at_the_first(talk: Talk) -> None:
    start_orientation(talk, *TO_NETWORK)
    for field in reversed(ORDER[:-1]):
        talk.say("terug")
        assert talk.asked == field
    talk.say("terug")
    assert talk.asked == "asker"
    assert "Verder terug kan niet" in talk.text


def test_what_was_taken_back_does_not_come_back(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say("terug")
    talk.press("12 tot 17")
    while talk.asked:
        talk.say("overslaan")
    advice = talk.custom("advice")
    assert advice is not None
    assert "12 tot 17" in advice["card_markdown"]
    assert "3 tot 5" not in advice["card_markdown"]


def test_an_age_put_right_in_passing_replaces_the_first(talk: Talk) -> None:
    talk.say("mijn zoon van 8 luistert thuis helemaal niet")
    asked = talk.asked
    talk.say("nee sorry hij is 9")
    assert talk.asked == asked
    assert "9 jaar" in talk.text
    while talk.asked:
        talk.say("overslaan")
    card = (talk.custom("advice") or {})["card_markdown"]
    assert "9 jaar" in card
    assert "8 jaar" not in card


def test_a_correction_is_no_wish(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say("oei sorry, ze is 2 jaar")
    assert talk.asked == "wish"
    talk.say("dat ze doorslaapt")
    while talk.asked:
        talk.say("overslaan")
    card = (talk.custom("advice") or {})["card_markdown"]
    assert "dat ze doorslaapt" in card
    assert "oei" not in card


def test_a_subject_that_was_misheard_is_taken_back_by_name(talk: Talk) -> None:
    talk.say("ons manneke wilt ni meer na school en thuis veel ruzie")
    assert "school" in talk.text
    asked = talk.asked
    talk.say("nee het gaat niet over school, het is thuis")
    assert talk.asked == asked
    assert "Ik hoor: ruzie of spanning thuis." in talk.text


def test_a_bare_no_opens_the_story_again(talk: Talk) -> None:
    talk.say("mijn dochter van 8 is gepest op school")
    talk.say("nee dat klopt niet")
    assert talk.asked == "domains"
    talk.say("thuis is er altijd ruzie, daar lijdt ze onder")
    assert "Ik hoor: een kind van 8 jaar en ruzie of spanning thuis." in talk.text
    assert talk.asked == "wish"


def test_a_yes_to_what_was_heard_is_no_wish(talk: Talk) -> None:
    talk.say("ik ben 16 en altijd ruzie thuis")
    assert "je bent 16 jaar" in talk.text
    talk.say("ja da klopt")
    assert talk.asked == "wish"
    talk.say("dat het stopt met roepen")
    while talk.asked:
        talk.say("overslaan")
    assert "dat het stopt met roepen" in (talk.custom("advice") or {})["card_markdown"]


@pytest.mark.parametrize("said", ["ja", "nee"])
def test_a_yes_or_no_to_a_question_stays_its_answer(talk: Talk, said: str) -> None:
    talk.say("mijn dochter van 8 is gepest op school")
    talk.say("dat ze weer graag gaat")
    assert talk.asked == "network"
    talk.say(said)
    assert talk.asked == "current_help"


@pytest.mark.parametrize("shrug", ["weet ik niet", "geen idee", "nee", "ja"])
def test_a_shrug_is_no_wish_for_the_card(talk: Talk, shrug: str) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say(shrug)
    assert talk.asked == "network"
    while talk.asked:
        talk.say("overslaan")
    assert f'"{shrug}"' not in (talk.custom("advice") or {})["card_markdown"]


def test_a_second_child_is_added_when_nothing_is_taken_back(talk: Talk) -> None:
    talk.say("mijn zoon van 8 luistert thuis helemaal niet")
    talk.say("dat hij en mijn dochter van 11 weer overeenkomen")
    while talk.asked:
        talk.say("overslaan")
    card = (talk.custom("advice") or {})["card_markdown"]
    assert "8 jaar" in card
    assert "11 jaar" in card


def test_every_question_of_an_orientation_can_be_skipped(talk: Talk) -> None:
    talk.say("/start_orientation")
    asked = []
    while talk.asked:
        asked.append(talk.asked)
        talk.say("zeg ik liever niet" if len(asked) % 2 else "overslaan")
    assert asked == [*ORDER, "current_help", "safety", "province"]


def test_back_in_a_reflection_gives_the_question_again_and_forgets_the_answer(talk: Talk) -> None:
    start_reflection(talk)
    first = talk.custom("reflection_question")
    talk.say("ik stuurde te veel en luisterde te weinig")
    talk.say("terug")
    assert talk.custom("reflection_question") == first
    talk.say("ik ging naast hen staan en dat deed deugd")
    talk.say("stop")
    summary = talk.custom("reflection_summary")
    assert summary is not None
    assert summary["answered"] == 1
    assert "deed deugd" in summary["markdown"]
    assert "stuurde te veel" not in summary["markdown"]


def test_back_from_the_first_question_to_the_time_and_to_the_theme(talk: Talk) -> None:
    start_reflection(talk)
    talk.say("terug")
    assert "15 minuten: 5 vragen" in talk.titles
    talk.press("15")
    question = talk.custom("reflection_question")
    assert question is not None
    assert question["position"] == "1/5"
    talk.says("terug", "terug", "terug")
    talk.press("Open zijn")
    talk.press("Naar ons team")
    talk.press("5 ")
    question = talk.custom("reflection_question")
    assert question is not None
    assert (question["theme"], question["level"], question["position"]) == ("transparency", "meso", "1/2")


def test_back_from_where_one_stands_to_the_last_question(talk: Talk) -> None:
    start_reflection(talk)
    talk.says("overslaan", "ik liet hen zelf kiezen en dat werkte")
    assert "Gids" in talk.titles
    talk.say("terug")
    assert questions_in(talk) == ["2/2"]
    talk.says("eigenlijk koos ik nog altijd zelf", "gids", "terug")
    assert "Kompaan" in talk.titles
    assert "waar sta je nu" in talk.text.lower()


def test_another_theme_can_be_chosen_until_the_questions_begin(talk: Talk) -> None:
    talk.say("/start_reflection")
    talk.press("Mijn rol")
    talk.press("Ander thema")
    talk.press("Eigen regie")
    talk.press("Naar ons team")
    talk.press("5 ")
    question = talk.custom("reflection_question")
    assert question is not None
    assert (question["theme"], question["level"]) == ("selfdirection", "meso")


def test_level_put_right_while_the_time_is_asked(talk: Talk) -> None:
    talk.say("/start_reflection")
    talk.press("Mijn rol")
    talk.press("Naar mijn eigen")
    talk.say("nee toch over ons team")
    talk.press("5 ")
    question = talk.custom("reflection_question")
    assert question is not None
    assert question["level"] == "meso"


def test_skipping_theme_level_and_time_still_leads_to_questions(talk: Talk) -> None:
    talk.say("/start_reflection")
    for _ in range(3):
        talk.say("overslaan")
    question = talk.custom("reflection_question")
    assert question is not None
    assert question["position"] == "1/2"


def test_a_button_pressed_twice_is_no_answer(talk: Talk) -> None:
    start_reflection(talk)
    first = talk.custom("reflection_question")
    talk.say('/inform{"minutes": 5}')
    assert talk.custom("reflection_question") == first
