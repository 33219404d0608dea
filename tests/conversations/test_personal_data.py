"""Names and numbers are not needed: said once per kind, and the card can go without them."""

from __future__ import annotations

from tests.conversations.steps import TO_WISH, questions_in, start_orientation, start_reflection
from tests.talking import Talk

NOTICE = "niet nodig"


def test_a_name_gets_a_friendly_word_once_and_the_conversation_goes_on(talk: Talk) -> None:
    talk.say("ik heet Fatima El Amrani en mijn zoon wil niet meer naar school")
    notice = talk.custom("privacy_notice")
    assert notice is not None
    assert notice["kinds"] == ["name"]
    assert NOTICE in talk.messages[0]["text"]
    assert "Fatima" not in str(talk.messages)
    assert talk.asked
    talk.say("mijn dochter heet Yasmina Janssens")
    assert talk.custom("privacy_notice") is None


def test_another_kind_gets_a_word_of_its_own(talk: Talk) -> None:
    talk.say("ik ben Jens Peeters en ik zoek hulp voor mijn kind")
    talk.say("bel mij maar op 0478 12 34 56")
    notice = talk.custom("privacy_notice")
    assert notice is not None and notice["kinds"] == ["phone"]


def test_a_line_to_call_is_no_personal_number(talk: Talk) -> None:
    talk.say("moet ik 1712 bellen of het jac")
    assert talk.custom("privacy_notice") is None


def test_in_danger_nobody_hears_about_names(talk: Talk) -> None:
    talk.say("ik ben Jens Peeters en ik wil dood")
    assert talk.custom("crisis") is not None
    assert talk.custom("privacy_notice") is None


def test_in_a_reflection_the_answer_still_counts(talk: Talk) -> None:
    start_reflection(talk)
    position = (talk.custom("reflection_question") or {})["position"]
    talk.say("Ik sprak er met Katrien Vermeulen over en dat hielp mij")
    assert (talk.custom("privacy_notice") or {})["kinds"] == ["name"]
    assert (talk.custom("reflection_question") or {})["position"] != position


def test_the_card_keeps_what_was_written_until_one_chooses_otherwise(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    assert questions_in(talk) == ["wish"]
    talk.say("dat juf Katrien Vermeulen mij eens belt op 0478 12 34 56")
    while talk.asked:
        talk.say("overslaan")
    advice = talk.custom("advice") or {}
    assert "Katrien" in advice["card_markdown"]
    assert "Katrien" not in advice["card_masked_markdown"]
    talk.press("Maak mijn kaartje")
    assert "Katrien" in talk.text
    talk.press("Zonder namen en nummers")
    assert "Katrien" not in talk.text and "0478" not in talk.text
    assert "[naam]" in talk.text


def test_a_card_without_personal_data_offers_nothing_to_hide(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say("dat het thuis rustiger wordt")
    while talk.asked:
        talk.say("overslaan")
    assert "card_masked_markdown" not in (talk.custom("advice") or {})
    talk.press("Maak mijn kaartje")
    assert "Zonder namen en nummers" not in talk.titles
