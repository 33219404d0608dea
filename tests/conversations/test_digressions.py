"""A question in the middle of a form: it is answered, and the form resumes, once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.steps import TO_NETWORK, TO_WISH, questions_in, start_orientation, start_reflection
from tests.talking import Talk

ASIDES: tuple[tuple[str, str], ...] = (
    ("wat is een brugfiguur?", "option_info"),
    ("hoe lang duurt dat?", "option_info"),
    ("wat kost dat?", "option_info"),
    ("wie leest dit?", "tellingen"),
    ("bron", "Dat komt uit"),
    ("waarom", "steun vaak begint"),
    ("herhaal", ""),
    ("ben je een robot?", "computerprogramma"),
    ("wat is het verschil tussen een buddy en gezinscoaching?", "comparison"),
    ("help", "112"),
)


def is_answered(talk: Talk, sign: str) -> bool:
    """Whether the answer holds the payload or the words that belong to the question."""
    return bool(talk.custom(sign)) or sign in talk.text


@pytest.mark.parametrize("many", [1, 5, 10])
def test_questions_in_an_orientation(talk: Talk, many: int) -> None:
    start_orientation(talk, *TO_NETWORK)
    position = _position(talk)
    for question, sign in ASIDES[:many]:
        talk.say(question)
        assert is_answered(talk, sign), (question, talk.text)
        assert questions_in(talk) == ["network"]
        assert _position(talk) == position
    talk.press("Bijna niemand")
    assert questions_in(talk) == ["current_help"]
    while talk.asked:
        talk.say("overslaan")
    card = (talk.custom("advice") or {})["card_markdown"]
    assert "bijna niemand" in card
    assert "brugfiguur?" not in card


@pytest.mark.parametrize(("question", "sign"), ASIDES[:4])
def test_a_question_is_no_wish(talk: Talk, question: str, sign: str) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say("wat is een brugfiguur?")
    talk.say(question)
    assert is_answered(talk, sign)
    assert questions_in(talk) == ["wish"]


@pytest.mark.parametrize("steps", [(), TO_WISH[:1], TO_WISH[:2], TO_WISH, TO_NETWORK])
def test_why_at_every_question(talk: Talk, steps: tuple[str, ...]) -> None:
    start_orientation(talk, *steps)
    asked = talk.asked
    talk.say("waarom vraag je dat?")
    assert questions_in(talk) == [asked]
    reason, question = talk.text.splitlines()
    assert reason != question
    assert reason.endswith((".", "niet"))


def test_repeat_gives_the_whole_question(talk: Talk) -> None:
    start_orientation(talk, *TO_NETWORK)
    question = talk.text.splitlines()[-1]
    talk.say("wie leest dit?")
    talk.say("herhaal")
    assert talk.text == question


def test_in_the_middle_of_a_form_only_the_open_question_has_buttons(talk: Talk) -> None:
    start_orientation(talk, *TO_NETWORK)
    titles = talk.titles
    talk.say("wat is een buddy?")
    assert talk.titles == titles


@pytest.mark.parametrize("many", [1, 5])
def test_questions_in_a_reflection(talk: Talk, many: int) -> None:
    start_reflection(talk)
    first = talk.custom("reflection_question")
    asides = (
        ("waarom", ""),
        ("bron", "Dat komt uit"),
        ("wie leest dit?", "tellingen"),
        ("wat is een buddy?", "option_info"),
        ("herhaal", ""),
    )
    for question, sign in asides[:many]:
        talk.say(question)
        assert is_answered(talk, sign), (question, talk.text)
        assert questions_in(talk) == ["1/2"]
        assert talk.custom("reflection_question") == first
    talk.say("ik nam het gesprek over omdat de stilte mij te lang duurde")
    assert questions_in(talk) == ["2/2"]
    talk.say("stop")
    assert (talk.custom("reflection_summary") or {})["answered"] == 1


def test_the_source_of_a_reflection_question_is_that_of_its_payload(talk: Talk) -> None:
    start_reflection(talk)
    question = talk.custom("reflection_question") or {}
    assert question["source"] in talk.say("bron")


@pytest.mark.parametrize(
    "answer",
    [
        "waarom zou ik dat niet mogen vragen aan de moeder?",
        "Mag zo'n jongere zelf kiezen wie mee aan tafel zit? Dat vroeg ik me achteraf af, en ook wie dat beslist.",
        "hoe lang hou ik dit nog vol dacht ik toen, en wie helpt mij eigenlijk?",
        "ik zei: stop, we gaan even terug",
        "help vragen aan een collega kost mij moeite",
    ],
)
def test_in_a_reflection_an_answer_is_an_answer(talk: Talk, answer: str) -> None:
    start_reflection(talk)
    talk.say(answer)
    talk.say("stop")
    summary = talk.custom("reflection_summary")
    assert summary is not None, talk.text
    assert answer in summary["markdown"]


@pytest.mark.parametrize("question", ["wie leest dit?", "help"])
def test_questions_before_the_first_question(talk: Talk, question: str) -> None:
    talk.say("/start_reflection")
    for title in ("Mijn rol", "Naar mijn eigen", "5 "):
        talk.say(question)
        talk.press(title)
    assert talk.custom("reflection_question")


def _position(talk: Talk) -> Any:
    return (talk.custom("orientation_question") or {})["position"]
