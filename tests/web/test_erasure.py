"""Erased is erased: in every store, after the turn under way, also when nobody waits for it."""

from __future__ import annotations

import asyncio
import http.client
import json
import secrets
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import (
    AwaitableTrackerStore,
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    TrackerStore,
)
from rasa.shared.core.domain import Domain

from bot.web.erasure import erase
from bot.web.refusal import Refusal

from .serving import CONVERSATIONS, Served


class Deleting(TrackerStore):
    """A store with a way to delete of its own."""

    def __init__(self, as_coroutine: bool) -> None:
        super().__init__(Domain.empty())
        self.deleted: list[str] = []
        self.delete = self._later if as_coroutine else self.deleted.append

    async def _later(self, conversation: str) -> None:
        self.deleted.append(conversation)


class Agent:
    """As much of an agent as erasing needs."""

    def __init__(self, store: TrackerStore) -> None:
        self.lock_store = InMemoryLockStore()
        self.tracker_store = store


def run(store: TrackerStore, conversation: str) -> None:
    agent: Any = Agent(store)
    # In a thread of its own: the browser of other tests keeps a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, erase(agent, conversation)).result()


def memory(*conversations: str) -> InMemoryTrackerStore:
    store = InMemoryTrackerStore(Domain.empty())
    store.store.update(dict.fromkeys(conversations, "kept"))
    return store


def test_a_conversation_is_erased_and_others_are_not(served: Served) -> None:
    mine, other = served.begin(), served.begin()
    served.say("hallo", mine)
    served.say("hallo", other)
    response = served.erase(mine)
    assert (response.status_code, response.json()["erased"]) == (200, True)
    assert response.json()["conversation"] not in (mine, other)
    assert list(served.agent.real_store.store) == [other]


def test_erasing_what_does_not_exist_is_done_already(served: Served) -> None:
    assert served.erase(secrets.token_hex(16)).json()["erased"] is True


def test_the_fall_back_store_is_erased_too() -> None:
    first, beside = memory("a", "b"), memory("a", "b")
    run(FailSafeTrackerStore(AwaitableTrackerStore(first), fallback_tracker_store=beside), "a")
    assert (list(first.store), list(beside.store)) == (["b"], ["b"])


@pytest.mark.parametrize("as_coroutine", [True, False])
def test_a_store_with_its_own_way_to_delete_is_asked(as_coroutine: bool) -> None:
    store = Deleting(as_coroutine)
    run(FailSafeTrackerStore(store), "a")
    assert store.deleted == ["a"]


def test_nobody_is_told_that_it_is_erased_when_it_cannot_be() -> None:
    with pytest.raises(Refusal) as refused:
        run(FailSafeTrackerStore(TrackerStore(Domain.empty())), "a")
    assert (refused.value.code, refused.value.status_code) == ("not_erased", 500)


def test_erasing_waits_for_the_turn_under_way_even_when_the_browser_is_gone(served: Served) -> None:
    conversation, entered, leave = served.begin(), threading.Event(), threading.Event()

    async def slow(_message: UserMessage) -> None:
        entered.set()
        while not leave.is_set():
            await asyncio.sleep(0.01)

    served.agent.answer = slow
    turn = threading.Thread(target=served.say, args=("hallo", conversation))
    turn.start()
    assert entered.wait(5)
    browser = http.client.HTTPConnection("127.0.0.1", served.port)
    browser.request("DELETE", CONVERSATIONS, json.dumps({"conversation": conversation}))
    time.sleep(0.2)
    browser.close()
    leave.set()
    turn.join(5)
    deadline = time.monotonic() + 5
    while conversation in served.agent.real_store.store and time.monotonic() < deadline:
        time.sleep(0.02)
    assert conversation not in served.agent.real_store.store


def test_a_turn_that_the_browser_abandons_is_not_kept(served: Served) -> None:
    conversation, entered = served.begin(), threading.Event()

    async def endless(_message: UserMessage) -> None:
        entered.set()
        await asyncio.sleep(60)

    served.agent.answer = endless
    browser = http.client.HTTPConnection("127.0.0.1", served.port)
    body = json.dumps({"conversation": conversation, "message": "hallo"})
    browser.request("POST", "/webhooks/kompaan/messages", body)
    assert entered.wait(5)
    browser.close()
    assert served.erase(conversation).json()["erased"] is True
    assert conversation not in served.agent.real_store.store
