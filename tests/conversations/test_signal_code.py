"""Whoever has the code deletes what was passed on, in any conversation; nobody learns anything about others."""

from __future__ import annotations

from collections.abc import Callable

from bot.insights.signals.codes import new_code
from tests.conversations.steps import TO_NETWORK, questions_in, start_orientation, start_reflection
from tests.conversations.test_signal import Rows, rows, sent
from tests.talking import Talk

__all__ = ["rows"]


def test_the_code_deletes_in_another_conversation(talk: Talk, rows: Callable[[], Rows]) -> None:
    code = sent(talk)
    other = Talk(talk.address)
    assert "Gewist" in other.say(f"wis signaal {code.lower().replace('-', ' ')}")
    assert rows() == []
    assert "vind ik niets" in other.say(code)


def test_a_slip_is_told_and_deletes_nothing(talk: Talk, rows: Callable[[], Rows]) -> None:
    code = sent(talk)
    wrong = code[:-1] + ("3" if code[-1] != "3" else "4")
    assert "tikfout" in talk.say(wrong)
    assert "tikfout" in talk.say(f"wis signaal {code[:-2]}")
    assert len(rows()) == 1


def test_without_code_one_is_asked_for_it(talk: Talk) -> None:
    assert "code" in talk.say("wis mijn signaal")
    assert "tikfout" in talk.say('/delete_signal{"signal_code": "x"}')


def test_guessing_comes_to_an_end(talk: Talk, rows: Callable[[], Rows]) -> None:
    code = sent(talk)
    guesser = Talk(talk.address)
    for _ in range(5):
        assert "vind ik niets" in guesser.say(new_code())
    assert "niet verder" in guesser.say(new_code())
    assert "niet verder" in guesser.say(code)
    assert len(rows()) == 1


def test_a_code_in_the_middle_of_a_form(talk: Talk, rows: Callable[[], Rows]) -> None:
    code = sent(talk)
    start_orientation(talk, *TO_NETWORK)
    assert "Gewist" in talk.say(code)
    assert questions_in(talk) == ["network"] and rows() == []
    other = Talk(talk.address)
    code = sent(other)
    start_reflection(other)
    position = (other.custom("reflection_question") or {})["position"]
    other.say(f"wis signaal {code}")
    assert "Gewist" in other.text and rows() == []
    assert (other.custom("reflection_question") or {})["position"] == position


def test_danger_goes_before_a_code(talk: Talk, rows: Callable[[], Rows]) -> None:
    code = sent(talk)
    talk.say(f"ik wil dood, {code}")
    assert talk.custom("crisis") and len(rows()) == 1
