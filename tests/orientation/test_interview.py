"""The conversation that gathers a Situation: nothing twice, everything can be skipped and taken back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.orientation.interview import QUESTIONS, Interview
from bot.orientation.situation import Situation

ANSWERS: dict[str, dict[str, Any]] = {
    "asker": {"asker": "parent"},
    "domains": {"domains": ["school"]},
    "ages": {"ages": [15]},
    "wish": {"wish": "rust"},
    "network": {"network": "weak"},
    "current_help": {"current_help": ["some"]},
    "safety": {"safety": "none"},
    "province": {"province": "Limburg"},
}


def asked_until_the_end(interview: Interview, answers: dict[str, dict[str, Any]]) -> list[str]:
    asked = []
    while (question := interview.next_question) is not None:
        asked.append(question)
        interview = interview.answer(question, answers.get(question, {}))
        assert len(asked) <= len(QUESTIONS)
    return asked


def test_questions_come_from_close_to_the_story_to_what_only_finds_the_way() -> None:
    assert asked_until_the_end(Interview(), ANSWERS) == list(ANSWERS) == list(QUESTIONS)


def test_every_question_can_be_skipped_and_is_not_asked_again() -> None:
    assert asked_until_the_end(Interview(), {}) == list(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_was_said_beforehand_is_not_asked(question: str) -> None:
    interview = Interview().hears(ANSWERS[question])
    assert question not in asked_until_the_end(interview, ANSWERS)


def test_what_was_said_along_the_way_is_not_asked() -> None:
    interview = Interview().answer("asker", {"asker": "parent", "ages": [4], "network": "weak"})
    assert asked_until_the_end(interview, ANSWERS) == ["domains", "wish", "current_help", "safety", "province"]


@pytest.mark.parametrize("fact", [{"waiting": True}, {"waiting": False}, {"court": True}])
def test_who_waits_or_sees_a_judge_is_not_asked_about_help(fact: dict[str, Any]) -> None:
    assert "current_help" not in asked_until_the_end(Interview().hears(fact), ANSWERS)


def test_who_told_everything_is_asked_nothing() -> None:
    everything = {name: value for answer in ANSWERS.values() for name, value in answer.items()}
    interview = Interview().hears(everything)
    assert interview.next_question is None
    assert interview.position == "0/0"


def test_the_place_in_the_talk_counts_on_and_never_past_the_end() -> None:
    interview, positions = Interview(), []
    for question in QUESTIONS:
        positions.append(interview.position)
        interview = interview.answer(question, {})
    assert positions == [f"{number}/8" for number in range(1, 9)]
    assert interview.position == "8/8"


def test_the_end_comes_closer_when_more_is_told_at_once() -> None:
    interview = Interview().answer("asker", {"asker": "parent", "ages": [4], "domains": ["school"]})
    assert interview.position == "2/6"


def test_back_opens_the_last_question_again_and_its_answer_goes() -> None:
    interview = Interview().answer("asker", {"asker": "parent"}).answer("domains", {"domains": ["school"]})
    back = interview.back()
    assert back.next_question == "domains"
    assert back.situation == Situation(asker="parent")
    assert back.position == "2/8"


def test_back_takes_everything_that_the_answer_told() -> None:
    interview = Interview().answer("asker", {"asker": "parent", "ages": [4], "waiting": True})
    assert interview.back() == Interview()


def test_back_over_a_skipped_question_opens_it_again() -> None:
    interview = Interview().answer("asker", {}).answer("domains", {})
    assert interview.back().next_question == "domains"


def test_back_does_not_touch_what_was_told_before() -> None:
    interview = Interview().hears({"network": "weak", "domains": ["mental"]})
    interview = interview.answer("asker", {"asker": "parent", "domains": ["school"]})
    assert interview.back().situation == Situation(network="weak", domains=("mental",))


def test_back_to_the_start_and_beyond_changes_nothing_more() -> None:
    interview = Interview()
    for question in QUESTIONS:
        interview = interview.answer(question, ANSWERS[question])
    for question in reversed(QUESTIONS):
        interview = interview.back()
        assert interview.next_question == question
    assert interview == interview.back() == interview.back().back() == Interview()


def test_back_and_another_answer_replaces_the_first() -> None:
    interview = Interview().answer("asker", {"asker": "parent"}).back().answer("asker", {"asker": "youth"})
    assert interview.situation.asker == "youth"
    assert interview.asked == ("asker",)


def test_who_says_mid_talk_that_they_are_nineteen_is_no_child_any_more() -> None:
    interview = Interview().answer("asker", {"asker": "youth"}).answer("ages", {"ages": [19]})
    assert interview.situation.asker == "young_adult"
    assert interview.back().situation.asker == "youth"


def test_an_answer_leaves_the_talk_before_it_as_it_was() -> None:
    before = Interview()
    before.answer("asker", {"asker": "parent"})
    before.hears({"asker": "parent"})
    assert before == Interview()
