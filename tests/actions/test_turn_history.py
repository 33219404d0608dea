"""What went before a message decides what it is: an answer, a nod to the lines, or something to make good."""

from __future__ import annotations

import pytest

from actions.turn import Turn, missed_facts, was_said
from tests.actions.making import FORM, RESTART, entity, message, now, tracker, turn

ANSWER = message("15", "inform", entity("age", 15.0))
LINES = "utter_crisis_danger"
CHECK = "utter_check_suicide"


def interrupted(*done: str) -> bool:
    return Turn.of(now(ANSWER, *done)).interrupted


def test_a_message_is_an_answer_as_long_as_the_bot_said_nothing_else() -> None:
    assert not interrupted()
    assert not Turn.of(tracker(ANSWER, turn(ANSWER))).interrupted
    assert not Turn.of(tracker(ANSWER)).interrupted


def test_after_an_answer_of_another_kind_it_is_none() -> None:
    assert interrupted("action_answer_question")
    assert interrupted(LINES)


@pytest.mark.parametrize("care", ["utter_consult_reminder", "utter_lines_reminder"])
def test_after_a_word_of_care_it_is_still_the_answer_it_was(care: str) -> None:
    assert not interrupted(care)
    assert interrupted("action_answer_question", care)


def test_what_the_bot_did_before_the_message_is_no_interruption() -> None:
    before = turn(message("wat kost dat", "ask_cost"), "action_answer_question", FORM)
    assert not Turn.of(now(ANSWER, before=before)).interrupted


def test_slots_and_texts_are_no_interruption() -> None:
    other = [{"event": "slot", "name": "ages", "value": [4]}, {"event": "bot", "text": "Hoe oud?"}]
    events = [*turn(ANSWER)[:1], *other, {"event": "action", "name": FORM}, *other]
    assert not Turn.of(tracker(ANSWER, events)).interrupted


@pytest.mark.parametrize("intent", ["affirm", "deny", "thank", "dont_know", "goodbye"])
def test_a_nod_after_the_lines_is_no_answer_to_the_question_before_them(intent: str) -> None:
    before = turn(message("hij gaat haar slaan", "crisis_danger"), LINES)
    read = Turn.of(now(message("ok", intent), before=before))
    assert read.after_lines
    assert read.replies_to_lines


def test_an_answer_after_the_lines_is_an_answer() -> None:
    before = turn(message("hij gaat haar slaan", "crisis_danger"), LINES)
    read = Turn.of(now(ANSWER, before=before))
    assert read.after_lines
    assert not read.replies_to_lines


def test_a_nod_to_anything_else_is_an_answer() -> None:
    read = Turn.of(now(message("ja", "affirm"), before=turn(message("hallo", "greet"), "utter_greet", FORM)))
    assert not read.after_lines
    assert not read.replies_to_lines


def test_the_lines_are_over_when_something_else_was_said_since() -> None:
    lines = turn(message("hij gaat haar slaan", "crisis_danger"), LINES)
    later = turn(message("ok", "affirm"), FORM)
    assert not Turn.of(now(message("ja", "affirm"), before=[*lines, *later])).after_lines


def test_what_was_told_while_the_bot_gave_lines_is_not_lost() -> None:
    told = message("mijn zoon van 15 slaat mij", "crisis_danger", entity("age", 15.0), entity("asker", "parent"))
    assert missed_facts(now(message("ok", "affirm"), before=turn(told, LINES))) == {"ages": [15.0], "asker": "parent"}


def test_over_several_messages_in_a_row_the_last_word_counts() -> None:
    first = turn(message("mijn kind", "inform", entity("asker", "relative"), entity("age", 4.0)), CHECK)
    second = turn(message("ik ben de mama", "inform", entity("asker", "parent")), LINES)
    missed = missed_facts(now(message("ok", "affirm"), before=[*first, *second]))
    assert missed == {"asker": "parent", "ages": [4.0]}


def test_what_was_answered_in_the_usual_way_was_not_missed() -> None:
    usual = turn(message("15", "inform", entity("age", 15.0)), FORM)
    assert missed_facts(now(message("ja", "affirm"), before=usual)) == {}
    lines = turn(message("hij slaat", "crisis_danger", entity("asker", "youth")), LINES)
    assert missed_facts(now(message("ok", "affirm"), before=[*usual, *lines])) == {"asker": "youth"}


def test_danger_that_was_named_is_a_concern_once_the_lines_were_given() -> None:
    told = message("hij staat hier met een mes", "crisis_danger", entity("safety", "acute"))
    assert missed_facts(now(message("ok", "affirm"), before=turn(told, LINES))) == {"safety": "concern"}


def test_after_erasing_nothing_of_before_is_known() -> None:
    before = [*turn(message("15", "crisis_danger", entity("age", 15.0)), LINES), RESTART]
    read = now(message("ok", "affirm"), before=before)
    assert missed_facts(read) == {}
    assert not Turn.of(read).after_lines
    assert not was_said(read, LINES)


def test_whether_something_was_said_is_known_until_it_is_erased() -> None:
    read = now(ANSWER, before=turn(message("hallo", "greet"), "utter_greet"))
    assert was_said(read, "utter_greet")
    assert was_said(read, "utter_other", "utter_greet")
    assert not was_said(read, "utter_other")
    assert not was_said(read)


def test_a_conversation_that_just_began_has_no_before() -> None:
    assert missed_facts(tracker(ANSWER)) == {}
    assert missed_facts(now(ANSWER)) == {}
    assert not Turn.of(now(ANSWER)).after_lines
