"""Conversations are kept in memory, briefly, and no longer than needed."""

from __future__ import annotations

import asyncio
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.core.events import ActionExecuted, Restarted

from bot.privacy.memory import elapsed
from bot.privacy.tracker_store import EphemeralTrackerStore
from tests.privacy.making import SECRET, conversation, real_domain


class Clock:
    """A clock that a test moves by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Ticking(Clock):
    """A clock that moves each time it is read."""

    def __call__(self) -> float:
        self.now += 1
        return self.now


def make(**more: object) -> EphemeralTrackerStore:
    """A store for the real domain."""
    return EphemeralTrackerStore(real_domain(), **more)  # type: ignore[arg-type]


def held(store: EphemeralTrackerStore) -> str:
    """All that is in memory of conversations, also of those whose time is over."""
    return str(store._kept.__dict__)


async def test_a_conversation_comes_back_as_it_was() -> None:
    store, tracker = make(), conversation(3)
    await store.save(tracker)
    back = await store.retrieve("a")
    assert back is not None
    assert list(back.events) == list(tracker.events)
    assert back.current_slot_values() == tracker.current_slot_values()


async def test_a_long_conversation_keeps_what_is_known_and_not_how_it_was_said() -> None:
    store, tracker = make(events=60), conversation(200)
    await store.save(tracker)
    back = await store.retrieve("a")
    assert back is not None
    assert len(back.events) < 60 + len(real_domain().slots)
    assert back.current_slot_values() == tracker.current_slot_values()
    assert back.active_loop_name == "orientation_form"
    assert back.latest_action_name == "action_listen"
    assert SECRET not in held(store)


async def test_it_is_gone_a_while_after_the_last_message() -> None:
    clock = Clock()
    store = make(minutes=30, clock=clock)
    await store.save(conversation(1))
    clock.now = 29 * 60
    await store.save(conversation(2))
    clock.now = 58 * 60
    assert await store.retrieve("a") is not None
    clock.now = 60 * 60
    assert await store.retrieve("a") is None


async def test_nobody_has_to_come_by_for_it_to_be_gone_from_memory() -> None:
    store = make(minutes=0.001)
    await store.save(conversation(1))
    assert SECRET in held(store)
    deadline = time.monotonic() + 10
    while SECRET in held(store):
        assert time.monotonic() < deadline, "still in memory"
        await asyncio.sleep(0.005)


async def test_erased_after_its_time_it_is_out_of_memory_too() -> None:
    clock = Clock()
    store = make(minutes=30, clock=clock)
    await store.save(conversation(1))
    clock.now = 31 * 60
    store.delete("a")
    assert SECRET not in held(store)


async def test_a_conversation_whose_time_ends_while_it_is_read_is_gone_and_no_error() -> None:
    clock = Ticking()
    for minutes in (n / 60 for n in range(1, 12)):
        store = make(minutes=minutes, clock=clock)
        await store.save(conversation(1))
        await store.retrieve("a")
        store.delete("a")


def test_the_clock_goes_on_while_the_machine_sleeps() -> None:
    since_start = getattr(time, "CLOCK_BOOTTIME", None)
    if since_start is None:
        pytest.skip("dit systeem heeft zo'n klok niet")
    assert time.clock_gettime(since_start) <= elapsed() <= time.clock_gettime(since_start)


async def test_the_longest_untouched_goes_when_there_are_too_many() -> None:
    store = make(conversations=2)
    for sender in ("a", "b", "a", "c"):
        await store.save(conversation(1, sender))
    assert sorted(await store.keys()) == ["a", "c"]


async def test_the_longest_untouched_goes_when_they_take_too_much() -> None:
    store = make(conversations=1000, megabytes=0.5)
    for sender in ("a", "b", "c"):
        await store.save(conversation(1, sender, secret="x" * 200_000))
    kept = sorted(await store.keys())
    assert "c" in kept and "a" not in kept
    assert sum(len(text) for text in dict(store.store).values()) <= 500_000


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["save", "erase", "wait"]), st.integers(0, 6)), max_size=60))
def test_whatever_happens_only_what_is_recent_and_was_not_erased_is_there(steps: list[tuple[str, int]]) -> None:
    clock, known = Clock(), {}
    store = make(conversations=4, minutes=1, clock=clock)

    async def run() -> None:
        for what, number in steps:
            sender = str(number)
            if what == "save":
                known.pop(sender, None)
                known[sender] = clock.now + 60
                await store.save(conversation(1, sender, secret=f"geheim-{number}."))
            elif what == "erase":
                known.pop(sender, None)
                store.delete(sender)
            else:
                clock.now += 10 * number
            for gone in [s for s, ends in known.items() if ends <= clock.now]:
                del known[gone]
            while len(known) > 4:
                del known[next(iter(known))]
            assert sorted(await store.keys()) == sorted(known)
            for each in range(7):
                assert (await store.retrieve(str(each)) is not None) == (str(each) in known)
                if str(each) in known:  # one that was looked at is the last to go
                    known[str(each)] = known.pop(str(each))

    asyncio.run(run())


async def test_conversations_side_by_side_do_not_mix_and_stay_within_bounds() -> None:
    store = make(conversations=50)

    async def talk(number: int) -> None:
        for turn in range(1, 4):
            await store.save(conversation(turn, str(number), secret=f"geheim-{number}."))
            await asyncio.sleep(0)
            back = await store.retrieve(str(number))
            if back is not None:
                assert f"geheim-{number}." in str([event.as_dict() for event in back.events])

    await asyncio.gather(*map(talk, range(200)))
    assert len(list(await store.keys())) <= 50


async def test_what_was_erased_is_nowhere() -> None:
    store, tracker = make(), conversation(3)
    await store.save(tracker)
    tracker.update(Restarted(), real_domain())
    tracker.update(ActionExecuted("action_listen"), real_domain())
    await store.save(tracker)
    back = await store.retrieve("a")
    assert back is not None
    assert not any(back.current_slot_values().values())
    assert SECRET not in held(store)
    store.delete("a")
    assert await store.retrieve("a") is None
    store.delete("never seen")
