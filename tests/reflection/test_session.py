"""A reflection under way: answer, skip and back, as often as one likes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reflection.session import Session

THREE = Session(plan=(4, 2, 9))
MOVES = st.lists(st.sampled_from(["antwoord", None, "back"]), max_size=40)


def moved(session: Session, moves: list[str | None]) -> Session:
    for move in moves:
        session = session.back() if move == "back" else session.answer(move)
    return session


def test_questions_are_asked_in_the_order_of_the_plan() -> None:
    assert [moved(THREE, ["a"] * done).current for done in range(4)] == [4, 2, 9, None]


def test_the_place_is_told_as_a_person_counts() -> None:
    assert [moved(THREE, ["a"] * done).position for done in range(4)] == ["1/3", "2/3", "3/3", "3/3"]


def test_answers_and_skips_are_counted_apart() -> None:
    session = moved(THREE, ["eerst", None, "laatst"])
    assert (session.answered, session.skipped) == (2, 1)
    assert session.answers == ("eerst", None, "laatst")


def test_an_empty_answer_is_an_answer() -> None:
    assert THREE.answer("").answered == 1


def test_after_the_last_question_an_answer_changes_nothing() -> None:
    done = moved(THREE, ["a", "b", "c"])
    assert done.answer("d") == done == done.answer(None)


def test_back_opens_the_last_question_again_and_its_answer_goes() -> None:
    session = moved(THREE, ["a", "b"]).back()
    assert session.current == 2
    assert session.answers == ("a",)


def test_back_over_a_skipped_question_opens_it_again() -> None:
    assert THREE.answer(None).back() == THREE


def test_back_from_the_end_opens_the_last_question() -> None:
    assert moved(THREE, ["a", "b", "c"]).back().current == 9


def test_back_at_the_start_changes_nothing() -> None:
    assert THREE.back().back() == THREE


def test_an_answer_leaves_the_session_before_it_as_it_was() -> None:
    THREE.answer("a")
    assert THREE.answers == ()


def test_a_session_without_questions_is_done() -> None:
    assert Session().current is None
    assert Session().position == "0/0"
    assert Session().answer("a").back() == Session()


@pytest.mark.parametrize("plan", [None, [], [4, 2]])
@pytest.mark.parametrize("answers", [None, []])
def test_a_session_is_rebuilt_from_what_was_kept(plan: list[int] | None, answers: list[str] | None) -> None:
    assert Session.from_lists(plan, answers) == Session(plan=tuple(plan or ()))


@given(MOVES)
def test_kept_as_lists_and_rebuilt_it_is_the_same(moves: list[str | None]) -> None:
    session = moved(THREE, moves)
    assert Session.from_lists(list(session.plan), list(session.answers)) == session


@given(MOVES)
def test_whatever_one_does_the_numbers_add_up(moves: list[str | None]) -> None:
    session = moved(THREE, moves)
    assert session.answered + session.skipped == len(session.answers) <= 3
    assert (session.current is None) is (len(session.answers) == 3)


@given(MOVES, st.sampled_from(["antwoord", None]))
def test_back_always_undoes_an_answer_to_an_open_question(moves: list[str | None], answer: str | None) -> None:
    session = moved(THREE, moves)
    if session.current is not None:
        assert session.answer(answer).back() == session
