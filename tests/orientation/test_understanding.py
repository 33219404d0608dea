"""A plain yes or no means what was asked; a wish is kept as it was said."""

from __future__ import annotations

from typing import Any

import pytest

from bot.orientation.interview import QUESTIONS, answers, understand
from bot.orientation.situation import Situation


@pytest.mark.parametrize(
    ("question", "intent", "expected"),
    [
        ("network", "affirm", {"network": "strong"}),
        ("network", "deny", {"network": "weak"}),
        ("current_help", "affirm", {"current_help": ["some"]}),
        ("current_help", "deny", {"current_help": ["none"]}),
        ("safety", "affirm", {"safety": "none"}),
        ("safety", "deny", {"safety": "concern"}),
    ],
)
def test_yes_and_no_are_heard_in_the_light_of_the_question(
    question: str, intent: str, expected: dict[str, Any]
) -> None:
    understood = understand(question, intent, {}, "ja")
    assert understood == expected
    assert answers(question, understood)
    Situation().with_facts(understood)


@pytest.mark.parametrize("question", ["asker", "domains", "ages", "province"])
@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_yes_and_no_to_an_open_question_say_nothing(question: str, intent: str) -> None:
    assert understand(question, intent, {}, "ja") == {}


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question != "wish"])
def test_something_else_is_not_taken_for_yes_or_no(question: str) -> None:
    assert understand(question, "out_of_scope", {}, "pizza") == {}


def test_what_was_said_outright_goes_before_yes_or_no() -> None:
    facts = {"network": "weak"}
    assert understand("network", "affirm", facts, "ja maar ik heb eigenlijk niemand") == facts


def test_a_yes_with_another_fact_keeps_both() -> None:
    assert understand("network", "affirm", {"ages": [4]}, "ja, mijn moeder. hij is 4") == {
        "ages": [4],
        "network": "strong",
    }


@pytest.mark.parametrize("fact", [{"waiting": True}, {"court": True}])
def test_no_after_waiting_does_not_mean_that_there_is_no_help(fact: dict[str, Any]) -> None:
    assert understand("current_help", "deny", fact, "nee, we wachten") == fact


def test_the_wish_is_kept_as_it_was_said_with_the_facts_in_it() -> None:
    understood = understand("wish", "affirm", {"domains": ["school"]}, "dat ze terug naar school gaat")
    assert understood == {"domains": ["school"], "wish": "dat ze terug naar school gaat"}


def test_only_an_answer_to_the_question_counts_as_one() -> None:
    assert answers("ages", {"ages": [4]})
    assert not answers("ages", {"domains": ["school"]})
    assert not answers("ages", {})
    assert answers("current_help", {"waiting": False})
