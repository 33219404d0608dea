"""Questions about what was spoken of: which fact is asked, and when that is asked back."""

from __future__ import annotations

import pytest

from bot.nlu.entities.pointing import ABOUT_IT
from bot.questions import understand
from bot.questions.asked import FIELD_OF_INTENT
from tests.nlu.test_entities_questions import asked, found


@pytest.mark.parametrize("intent", ["ask_duration", "ask_cost", "ask_choice", "ask_contact"])
def test_a_fact_that_no_word_speaks_of_is_asked_back(intent: str) -> None:
    answer = asked("ruikt die lekker", topic="buddy", intent=intent)
    assert (answer.kind, answer.ids, answer.fields) == ("option", ("buddy",), ())
    assert answer.offered[0] == FIELD_OF_INTENT[intent] and 2 <= len(answer.offered) <= 3


def test_a_word_that_makes_a_fact_likely_is_enough_for_what_it_sounds_like() -> None:
    assert asked("is die betalend misschien", topic="buddy", intent="ask_cost").fields == ("cost",)


def test_a_button_needs_no_words() -> None:
    pressed = understand("ask_duration", {"option": ["buddy"]}, {}, None, pressed=True)
    assert (pressed.fields, pressed.offered) == (("duration",), ())


@pytest.mark.parametrize(
    ("text", "about_it"),
    [
        ("moet ik dan lang wachten", True),
        ("kan die bemiddelen met school", True),
        ("wie heeft dat uitgevonden", True),
        ("hoe lang duurt dat verdriet nog", False),
        ("moet ik mijn kind verplichten om te gaan", False),
        ("wanneer stopt hij met roepen", False),
        ("hoeveel keer komt een buddy", False),
    ],
)
def test_whether_nothing_is_said_but_the_question_for_a_fact(text: str, about_it: bool) -> None:
    assert (ABOUT_IT in found(text).get("question", ())) is about_it


def test_one_option_is_compared_only_when_a_word_says_so() -> None:
    assert asked("wat is gezinscoaching", intent="ask_comparison").kind == "option"
    assert asked("wat is het verschil met gezinscoaching", topic="buddy", intent="ask_comparison").kind == "comparison"


def test_how_long_one_waits_is_not_how_long_it_goes_on() -> None:
    assert asked("duurt het weken voor ik iemand heb", topic="trajectgezel").fields == ("waiting_list",)
