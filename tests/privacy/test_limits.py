"""Limits that know no address: who types is never held up, who floods is, and nothing of it stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.limits import CONVERSATION, Limits, Rate
from tests.privacy.test_tracker_store import Clock


def test_somebody_who_types_and_presses_is_never_held_up() -> None:
    clock = Clock()
    limits = Limits(clock=clock)
    for _ in range(500):
        clock.now += 1.2
        assert limits.message("a") == 0


def test_a_flood_in_one_conversation_is_held_up_and_the_next_one_is_not() -> None:
    limits = Limits(clock=Clock())
    heard = sum(limits.message("a") == 0 for _ in range(1000))
    assert heard == CONVERSATION.burst
    assert limits.message("b") == 0


def test_it_says_how_long_to_wait_and_that_is_true() -> None:
    clock = Clock()
    limits = Limits(clock=clock)
    while not (wait := limits.message("a")):
        pass
    clock.now += wait * 0.9
    assert limits.message("a") > 0
    clock.now += wait * 0.2
    assert limits.message("a") == 0


def test_many_conversations_together_have_a_limit_too() -> None:
    limits = Limits(messages=Rate(burst=20, per_second=5), clock=Clock())
    assert sum(limits.message(str(number)) == 0 for number in range(100)) == 20


def test_a_message_refused_for_the_crowd_does_not_cost_the_conversation_its_turn() -> None:
    clock = Clock()
    limits = Limits(conversation=Rate(2, 0.001), messages=Rate(burst=1, per_second=1), clock=clock)
    assert limits.message("a") == 0
    assert all(limits.message("b") > 0 for _ in range(10))
    clock.now += 1
    assert limits.message("b") == 0
    clock.now += 1
    assert limits.message("b") == 0


def test_beginning_is_limited_apart_from_talking() -> None:
    limits = Limits(beginnings=Rate(burst=3, per_second=1), clock=Clock())
    assert [limits.beginning() == 0 for _ in range(5)] == [True, True, True, False, False]
    assert limits.message("a") == 0


def test_a_clock_that_goes_back_gives_no_room_and_takes_none() -> None:
    clock = Clock()
    limits = Limits(clock=clock)
    clock.now = -100
    assert sum(limits.message("a") == 0 for _ in range(100)) == CONVERSATION.burst


def test_an_id_is_forgotten_when_it_no_longer_matters_and_when_it_is_erased() -> None:
    clock = Clock()
    limits = Limits(clock=clock)
    limits.message("quiet-one")
    limits.message("erased-one")
    limits.forget("erased-one")
    limits.forget("never-seen")
    assert "erased-one" not in str(limits._conversations)
    clock.now += CONVERSATION.refilled_after
    limits.message("another")
    assert "quiet-one" not in str(limits._conversations)


@given(st.lists(st.floats(0, 5), min_size=1, max_size=200))
def test_never_more_than_the_burst_and_what_came_back(pauses: list[float]) -> None:
    clock = Clock()
    limits = Limits(conversation=Rate(5, 2), clock=clock)
    heard = 0
    for pause in pauses:
        clock.now += pause
        heard += limits.message("a") == 0
    assert heard <= 5 + 2 * clock.now + 1e-6
