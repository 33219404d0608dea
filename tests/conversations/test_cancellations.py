"""Stopping halfway, erasing, going somewhere else: nothing that was written is lost, nothing erased is known."""

from __future__ import annotations

import pytest

from tests.conversations.steps import TO_NETWORK, TO_SAFETY, TO_WISH, start_orientation, start_reflection
from tests.talking import Talk

ANSWERS = ("ik vroeg niet wat zij zelf al geprobeerd hadden", "volgende keer begin ik daarmee")


def test_a_reflection_that_is_stopped_shows_what_was_written(talk: Talk) -> None:
    start_reflection(talk, minutes="15")
    talk.say(ANSWERS[0])
    talk.say("overslaan")
    talk.say(ANSWERS[1])
    talk.say("stop")
    summary = talk.custom("reflection_summary")
    assert summary is not None
    assert (summary["answered"], summary["skipped"]) == (2, 1)
    assert all(answer in summary["markdown"] for answer in ANSWERS)
    assert summary["position_now"] is summary["position_wanted"] is summary["next_action"] is None


@pytest.mark.parametrize("after", [0, 1, 2])
def test_stopping_at_the_closing_steps_keeps_what_was_said(talk: Talk, after: int) -> None:
    start_reflection(talk)
    talk.says(*ANSWERS, *("gids", "kompaan")[:after])
    talk.say("stop")
    summary = talk.custom("reflection_summary")
    assert summary is not None
    assert summary["answered"] == 2
    assert [summary["position_now"], summary["position_wanted"]] == ["Gids", "Kompaan"][:after] + [None] * (2 - after)


@pytest.mark.parametrize("presses", [(), ("Mijn rol",), ("Mijn rol", "Naar mijn eigen")])
def test_stopping_before_the_first_question_is_just_stopping(talk: Talk, presses: tuple[str, ...]) -> None:
    talk.say("/start_reflection")
    for title in presses:
        talk.press(title)
    talk.say("stop")
    assert talk.custom("reflection_summary") is None
    assert "/erase" in [button["payload"] for button in talk.shown]


def test_a_stopped_orientation_offers_what_is_known_so_far(talk: Talk) -> None:
    start_orientation(talk, *TO_NETWORK)
    talk.say("stop")
    assert talk.asked is None
    assert talk.custom("advice") is None
    talk.press("Toon maar")
    advice = talk.custom("advice")
    assert advice is not None
    assert "3 tot 5 jaar" in advice["card_markdown"]


def test_yes_after_stopping_shows_it_as_well(talk: Talk) -> None:
    start_orientation(talk, *TO_NETWORK)
    talk.says("stop", "ja graag")
    assert talk.custom("advice")


def test_a_stopped_orientation_can_be_taken_up_where_it_was(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say("stop")
    talk.say("mijn kind wordt gepest op school")
    assert talk.asked not in ("asker", "ages", None)


def test_a_new_orientation_begins_empty(talk: Talk) -> None:
    start_orientation(talk, *TO_NETWORK)
    talk.says("stop", "/start_orientation")
    assert talk.asked == "asker"
    while talk.asked:
        talk.say("overslaan")
    assert "3 tot 5" not in str(talk.messages)


@pytest.mark.parametrize("steps", [(), TO_WISH, TO_SAFETY])
def test_erase_leaves_nothing_of_an_orientation(talk: Talk, steps: tuple[str, ...]) -> None:
    start_orientation(talk, *steps)
    talk.say("wis alles")
    assert talk.custom("erased") == {"type": "erased"}
    assert talk.asked is None
    talk.say("terug")
    assert talk.asked is None
    talk.say("/make_card")
    assert "Mijn kaartje" not in talk.text
    talk.say("wis alles")
    talk.say("/start_orientation")
    assert talk.asked == "asker"
    assert "chatbot" in talk.text


def test_erase_leaves_nothing_of_a_reflection(talk: Talk) -> None:
    start_reflection(talk, minutes="15")
    talk.says(*ANSWERS)
    talk.say("wis alles")
    assert talk.custom("erased")
    assert talk.custom("reflection_summary") is None
    start_reflection(talk)
    talk.say("stop")
    assert ANSWERS[0] not in str(talk.messages)


def test_erase_forgets_the_option_last_spoken_of(talk: Talk) -> None:
    talk.say("wat is gezinscoaching?")
    talk.says("wis alles", "bron")
    assert "gezinscoaching" not in talk.text.lower()
    talk.say("hoe lang duurt dat?")
    assert talk.custom("option_info") is None


def test_writing_about_erasing_erases_nothing(talk: Talk) -> None:
    start_reflection(talk, minutes="15")
    talk.say(ANSWERS[0])
    talk.say("ik zou liefst alles wissen wat ik toen gezegd heb en opnieuw beginnen met dat gezin")
    assert talk.custom("erased") is None
    talk.say("stop")
    summary = talk.custom("reflection_summary")
    assert summary is not None
    assert summary["answered"] == 2


def test_going_from_a_reflection_to_an_orientation_loses_no_answer(talk: Talk) -> None:
    start_reflection(talk)
    talk.say(ANSWERS[0])
    talk.say("/start_orientation")
    assert ANSWERS[0] in (talk.custom("reflection_summary") or {}).get("markdown", "")
    talk.say("/start_orientation")
    assert talk.asked == "asker"


def test_from_an_orientation_to_a_reflection_and_back(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say("/start_reflection")
    assert "Mijn rol" in talk.titles
    talk.say("stop")
    talk.say("ik zoek steun voor mijn kind dat niet goed slaapt")
    assert talk.asked not in ("asker", None)


def test_after_a_reflection_another_one_begins_empty(talk: Talk) -> None:
    start_reflection(talk)
    talk.says(*ANSWERS, "overslaan", "overslaan", "overslaan")
    assert talk.custom("reflection_summary")
    talk.press("Nog een thema")
    talk.press("Open zijn")
    talk.press("Naar mijn eigen")
    talk.press("5 ")
    talk.say("stop")
    assert talk.custom("reflection_summary") is None
