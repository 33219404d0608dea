"""Conversations are kept in memory, briefly, and no longer than needed."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.privacy.tracker_store import EphemeralTrackerStore
from bot.settings import PROJECT

SECRET = "kanarie-in-de-kolenmijn"


class Clock:
    """A clock that a test moves by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(PROJECT / "domain.yml"))


def conversation(domain: Domain, turns: int, sender: str = "a") -> DialogueStateTracker:
    """A form that has been asking for a number of turns, the first of which told a secret."""
    tracker = DialogueStateTracker(sender, domain.slots)
    tracker.update(ActionExecuted("action_listen"), domain)
    for turn in range(turns):
        tracker.update(UserUttered(SECRET if turn == 0 else f"antwoord {turn}", {"name": "inform"}), domain)
        tracker.update(ActionExecuted("orientation_form"), domain)
        if turn == 0:
            tracker.update(ActiveLoop("orientation_form"), domain)
        tracker.update(SlotSet("domains", ["school"]), domain)
        tracker.update(SlotSet("requested_slot", "ages" if turn % 2 else "wish"), domain)
        tracker.update(BotUttered("vraag"), domain)
        tracker.update(ActionExecuted("action_listen"), domain)
    return tracker


async def test_a_conversation_comes_back_as_it_was(domain: Domain) -> None:
    store, tracker = EphemeralTrackerStore(domain), conversation(domain, 3)
    await store.save(tracker)
    back = await store.retrieve("a")
    assert back is not None
    assert list(back.events) == list(tracker.events)
    assert back.current_slot_values() == tracker.current_slot_values()


async def test_a_long_conversation_keeps_what_is_known_and_not_how_it_was_said(domain: Domain) -> None:
    store, tracker = EphemeralTrackerStore(domain, events=60), conversation(domain, 200)
    await store.save(tracker)
    back = await store.retrieve("a")
    assert back is not None
    assert len(back.events) < 60 + len(domain.slots)
    assert back.current_slot_values() == tracker.current_slot_values()
    assert back.active_loop_name == "orientation_form"
    assert back.latest_action_name == "action_listen"
    assert SECRET not in str(dict(store.store))


async def test_it_is_gone_a_while_after_the_last_message(domain: Domain) -> None:
    clock = Clock()
    store = EphemeralTrackerStore(domain, minutes=30, clock=clock)
    await store.save(conversation(domain, 1))
    clock.now = 29 * 60
    await store.save(conversation(domain, 2))
    clock.now = 58 * 60
    assert await store.retrieve("a") is not None
    clock.now = 60 * 60
    assert await store.retrieve("a") is None
    assert SECRET not in str(dict(store.store))


async def test_the_longest_untouched_goes_when_there_are_too_many(domain: Domain) -> None:
    store = EphemeralTrackerStore(domain, conversations=2)
    for sender in ("a", "b", "c"):
        await store.save(conversation(domain, 1, sender))
    assert sorted(await store.keys()) == ["b", "c"]


async def test_what_was_erased_is_nowhere(domain: Domain) -> None:
    store, tracker = EphemeralTrackerStore(domain), conversation(domain, 3)
    await store.save(tracker)
    tracker.update(Restarted(), domain)
    tracker.update(ActionExecuted("action_listen"), domain)
    await store.save(tracker)
    back = await store.retrieve("a")
    assert back is not None
    assert not any(back.current_slot_values().values())
    assert SECRET not in str(dict(store.store))
    store.delete("a")
    assert await store.retrieve("a") is None
    store.delete("never seen")
