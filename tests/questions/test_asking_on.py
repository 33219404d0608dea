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
    assert answer.offered[0] == FIELD_OF_INTENT[intent] and len(answer.offered) >= 2


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("maken ze samen met u een plan op", "plan"),
        ("krijgen die lessen vooraf", "training"),
        ("met welke miserie kan je bij zo iemand aankloppen", "situations"),
    ],
)
def test_a_question_in_words_of_ones_own_gets_the_fact_that_it_is_surely_like(text: str, field: str) -> None:
    assert "field" not in found(text), "a phrase asks for it: this tests nothing"
    assert asked(text, topic="buddy").fields == (field,)
    assert asked(text).kind != "option"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("mag je da ook doen als ge minderjarig zijt", "ages"),
        ("weten die van alles een beetje of enkel één ding", "generalist"),
    ],
)
def test_a_question_that_is_like_several_gets_those_to_choose_from(text: str, field: str) -> None:
    answer = asked(text, topic="buddy")
    assert answer.fields == () and field in answer.offered[:3]


@pytest.mark.parametrize("text", ["ruikt die lekker", "hebben die een hond"])
def test_a_question_like_none_gets_no_fact(text: str) -> None:
    answer = asked(text, topic="buddy")
    assert (answer.fields, answer.offered) == ((), ("what", "how_to_start", "for_whom"))


def test_a_word_alone_makes_no_fact_likely_when_the_question_is_like_others() -> None:
    assert asked("wat hoopt men ermee te bereiken", topic="ekc", intent="ask_contact").fields != ("how_to_start",)


@pytest.mark.parametrize(
    ("text", "about_it"),
    [
        ("haken ze af als het moeilijk wordt", True),
        ("bepaalt die alles", True),
        ("want die beslist altijd alles", False),
        ("wachten wachten wachten, wanneer komt die hulp eindelijk", False),
    ],
)
def test_a_verb_and_who_does_it_ask_without_a_question_mark(text: str, about_it: bool) -> None:
    assert (ABOUT_IT in found(text).get("question", ())) is about_it


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
