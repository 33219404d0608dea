"""Passing one sentence on: shown beforehand, sent after a clear yes only, and deletable with a code of one's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy

from bot.settings import Settings
from tests.conversations.steps import NO_TO_CHECK, TO_NETWORK, start_orientation, start_reflection
from tests.talking import Talk

OFFER = "Laat weten"
SENTENCE = "er is nergens opvang na school voor kinderen met autisme"
DOUBT = "ik zie het allemaal niet meer zitten"
QUESTION = "Wat ontbreekt er"

Rows = list[tuple[str, ...]]


@pytest.fixture
def rows(settings: Settings) -> Callable[[], Rows]:
    """Reads theme and text of every signal that is kept."""
    engine = sqlalchemy.create_engine(settings.database_url)

    def read() -> Rows:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(sqlalchemy.text("select theme, text from signal"))]

    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("delete from signal"))
    return read


def to_consent(talk: Talk, sentence: str = SENTENCE) -> None:
    """Up to the question whether it may be passed on."""
    talk.says("/leave_signal", sentence)
    talk.press("School")
    assert talk.custom("signal_preview"), talk.text


def sent(talk: Talk) -> str:
    """Pass a sentence on; returns the code."""
    to_consent(talk)
    talk.press("Ja, geef")
    return str((talk.custom("signal_sent") or {})["code"])


def to_current_help(talk: Talk) -> None:
    start_orientation(talk, *TO_NETWORK, "Bijna niemand")


def advice_to_who_waits(talk: Talk) -> None:
    to_current_help(talk)
    for title in ("We wachten", "Ja", "Antwerpen"):
        talk.press(title)
    assert talk.custom("advice"), talk.text


def test_one_hears_first_what_happens_with_it(talk: Talk) -> None:
    talk.say("ik wil iets laten weten over de wachtlijst")
    for word in ("per maand", "geen antwoord", "geen klacht", "JO-lijn", QUESTION):
        assert word in talk.text, word
    assert "Toch niet" in talk.titles


def test_what_is_sent_is_what_was_shown_masked(talk: Talk, rows: Callable[[], Rows]) -> None:
    talk.says("/leave_signal", "mijn zoon Jonas Peeters wacht al een jaar, bel 0478 12 34 56")
    talk.press("Wachten")
    shown = talk.custom("signal_preview") or {}
    assert shown["text"] == "mijn zoon [naam] wacht al een jaar, bel [telefoon]"
    assert shown["theme"] == "Wachten of vastlopen"
    assert shown["text"] in talk.text
    assert rows() == []
    talk.press("Ja, geef")
    assert rows() == [("waiting", shown["text"])]
    code = (talk.custom("signal_sent") or {})["code"]
    assert code in talk.text and "Alleen jij" in talk.text


@pytest.mark.parametrize("yes", ["ja", "Ja, doe maar.", "ok", "dat mag zo", "geef maar door"])
def test_a_clear_yes_in_words(talk: Talk, rows: Callable[[], Rows], yes: str) -> None:
    to_consent(talk)
    talk.say(yes)
    assert len(rows()) == 1


@pytest.mark.parametrize(
    "answers", [["misschien", "weet niet"], ["ja maar", "bla bla"], ["nee"], ["stop"], ["overslaan"]]
)
def test_everything_else_sends_nothing(talk: Talk, rows: Callable[[], Rows], answers: list[str]) -> None:
    to_consent(talk)
    talk.says(*answers)
    assert "niets" in talk.text and talk.custom("signal_preview") is None
    talk.says("ja", "/affirm")
    assert rows() == []


def test_erasing_in_between_leaves_nothing(talk: Talk, rows: Callable[[], Rows]) -> None:
    to_consent(talk)
    talk.say("wis alles")
    assert talk.custom("erased")
    talk.say("/affirm")
    assert rows() == []


def test_one_can_change_it_before_it_goes(talk: Talk, rows: Callable[[], Rows]) -> None:
    to_consent(talk)
    talk.press("Ik wil het veranderen")
    assert SENTENCE not in talk.text
    talk.say("er is geen opvang op woensdag")
    assert (talk.custom("signal_preview") or {})["theme"] == "School"
    talk.press("Ja, geef")
    assert rows() == [("school", "er is geen opvang op woensdag")]


def test_steps_back(talk: Talk) -> None:
    to_consent(talk)
    talk.say("terug")
    assert "Iets anders" in talk.titles
    talk.say("terug")
    assert QUESTION in talk.text
    talk.say("terug")
    assert "eerste vraag" in talk.text


def test_a_theme_in_words_or_none(talk: Talk) -> None:
    talk.says("/leave_signal", SENTENCE, "het gaat over geld")
    assert (talk.custom("signal_preview") or {})["theme"] == "Geld of wonen"
    talk.says("terug", "bla", "blabla")
    assert (talk.custom("signal_preview") or {})["theme"] == "Iets anders"


def test_what_is_too_long_is_kept_in_view(talk: Talk, rows: Callable[[], Rows]) -> None:
    long = " ".join(f"woord{number}" for number in range(60))
    talk.says("/leave_signal", long)
    assert "280" in talk.text and str(len(long)) in talk.text and "woord20" in talk.text
    assert "Toch niet" in talk.titles and rows() == []


def test_only_names_are_not_passed_on(talk: Talk, rows: Callable[[], Rows]) -> None:
    talk.says("/leave_signal", "Katrien Vermeulen 0478 12 34 56")
    assert "Namen en nummers geef ik niet door" in talk.text
    talk.say("Katrien Vermeulen")
    assert "niets door" in talk.text and rows() == []


def test_a_question_in_between_is_answered_and_it_is_asked_on(talk: Talk) -> None:
    talk.says("/leave_signal", "wie leest dit mee?")
    assert "Niemand leest dit mee" in talk.text and QUESTION in talk.text


def test_danger_goes_first_and_nothing_is_sent(talk: Talk, rows: Callable[[], Rows]) -> None:
    for steps in ([], [SENTENCE], [SENTENCE, "school"]):
        again = Talk(talk.address)
        again.says("/leave_signal", *steps, "ik wil dood, er is nergens plaats voor mij")
        assert again.custom("crisis"), steps
        assert again.custom("signal_preview") is None
        again.say("ja")
        assert again.custom("signal_sent") is None and "gaf ik niet door" in again.text
        again.says("ja", "/affirm")
    assert rows() == []


def test_after_lines_a_story_is_heard_as_a_story(talk: Talk) -> None:
    talk.says("/leave_signal", "ik wil dood", "mijn zoon van 8 wil niet naar school")
    assert talk.asked, talk.text


def test_who_answers_no_to_a_check_need_not_write_it_twice(talk: Talk, rows: Callable[[], Rows]) -> None:
    talk.says("/leave_signal", DOUBT)
    assert NO_TO_CHECK in talk.titles, talk.text
    talk.press(NO_TO_CHECK)
    assert QUESTION not in talk.text
    talk.press("Wachten")
    assert (talk.custom("signal_preview") or {})["text"] == DOUBT and rows() == []


def test_who_answers_yes_to_a_check_sends_nothing(talk: Talk, rows: Callable[[], Rows]) -> None:
    talk.says("/leave_signal", DOUBT, "ja")
    assert talk.custom("crisis"), talk.text
    talk.says("ja", "/affirm")
    assert rows() == []


def test_one_conversation_one_sentence(talk: Talk, rows: Callable[[], Rows]) -> None:
    code = sent(talk)
    talk.say("/leave_signal")
    assert "al iets door" in talk.text and len(rows()) == 1
    talk.says(code, "/leave_signal")
    assert QUESTION in talk.text and rows() == []


def test_who_waits_gets_one_offer_and_is_not_pushed(talk: Talk) -> None:
    advice_to_who_waits(talk)
    assert sum(title.startswith(OFFER) for title in talk.titles) == 1
    for again in ("/show_advice", "/make_card", "/doesnt_fit", "bedankt"):
        talk.say(again)
        assert not [title for title in talk.titles if title.startswith(OFFER)], again


def test_after_the_form_the_card_is_still_there(talk: Talk) -> None:
    advice_to_who_waits(talk)
    talk.press(OFFER)
    talk.press("Toch niet")
    talk.press("Maak mijn kaartje")
    assert "Mijn kaartje" in talk.text


def test_after_danger_nothing_is_offered(talk: Talk) -> None:
    to_current_help(talk)
    talk.say("ik wil dood")
    assert talk.custom("crisis")
    while not talk.custom("advice"):
        talk.say("overslaan")
    for then in ("/show_advice", "/make_card"):
        talk.say(then)
        assert not [title for title in talk.titles if title.startswith(OFFER)]


def test_no_gap_no_offer_with_the_advice_but_one_at_the_end(talk: Talk) -> None:
    to_current_help(talk)
    for title in ("Nee, nog geen", "Ja", "Antwerpen"):
        talk.press(title)
    assert talk.custom("advice")
    assert not [title for title in talk.titles if title.startswith(OFFER)]
    talk.press("Maak mijn kaartje")
    assert [title for title in talk.titles if title.startswith(OFFER)]


def test_at_the_end_of_a_reflection_but_not_when_one_stops(talk: Talk) -> None:
    start_reflection(talk)
    talk.says("ik luister meer dan vroeger", "ik vraag wat zij willen", "overslaan", "overslaan", "morgen bellen")
    assert talk.custom("reflection_summary"), talk.text
    assert [title for title in talk.titles if title.startswith(OFFER)]
    other = Talk(talk.address)
    start_reflection(other)
    other.says("ik luister meer dan vroeger", "stop")
    assert other.custom("reflection_summary")
    assert not [title for title in other.titles if title.startswith(OFFER)]
