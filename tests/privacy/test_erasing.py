"""Erased at once, and nothing brings it back: not a turn under way, not another server, not a broken action."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any, Callable, Iterator

import httpx
import pytest
from ruamel.yaml import YAML

from bot.privacy.erasing import CERTAIN, asks_to_erase
from bot.privacy.redis_store import EphemeralRedisStore
from bot.settings import TRAINING_DIRECTORY, Settings
from tests.privacy.making import SECRET, conversation, real_domain
from tests.privacy.redis_server import RedisServer, redis_server
from tests.privacy.test_redis import all_in
from tests.privacy.test_tracker_store import Clock, held, make
from tests.server.broken import SLOW, BrokenServers
from tests.server.conftest import own_settings
from tests.server.own_channel import MESSAGES, OwnTalk
from tests.talking import Talk

__all__ = ["own_settings", "redis_server"]

AT_ONCE = 5.0
"""Seconds; far less than the action takes, and enough for a machine that does other things too."""


def test_certain_words_are_among_those_that_the_bot_learns() -> None:
    intents = YAML(typ="safe").load((TRAINING_DIRECTORY / "navigation.yml").read_text(encoding="utf-8"))["nlu"]
    (examples,) = [each["examples"] for each in intents if each.get("intent") == "erase"]
    assert {line.removeprefix("- ").strip() for line in examples.splitlines()} >= CERTAIN


@pytest.mark.parametrize("text", ["wis alles", " Wis  alles! ", "WIS ALLES.", "/erase", "/erase{}", "wis dit gesprek"])
def test_who_says_nothing_else_wants_it_erased(text: str) -> None:
    assert asks_to_erase(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "wis",
        "wis alles uit mijn hoofd",
        "ik wil dat je niet alles wist",
        "/erase_me",
        '/erase{"a": 1}',
        "wist",
    ],
)
def test_a_story_with_the_words_in_it_is_left_to_the_bot(text: str | None) -> None:
    assert asks_to_erase(text) is (text == "wis")


async def test_a_turn_that_ends_after_the_erasure_writes_nothing_back() -> None:
    clock = Clock()
    store = make(clock=clock)
    await store.save(conversation(2))
    under_way = await store.retrieve("a")
    assert under_way is not None
    store.forget("a")
    await store.save(under_way)
    assert await store.retrieve("a") is None
    assert SECRET not in held(store)
    await store.save(conversation(1, "b"))
    assert await store.retrieve("b") is not None


async def test_what_is_remembered_of_the_forgotten_goes_too() -> None:
    clock = Clock()
    store = make(clock=clock)
    store.forget("a")
    assert "a" in store._forgotten
    clock.now += 3600
    assert store._sweep() is False
    assert not store._forgotten.currsize


async def test_neither_does_another_server(redis_server: RedisServer) -> None:
    def shared() -> EphemeralRedisStore:
        return EphemeralRedisStore(real_domain(), host=redis_server.url)

    await shared().save(conversation(2))
    under_way = await shared().retrieve("a")
    assert under_way is not None
    await shared().forget("a")
    await shared().save(under_way)
    assert await shared().retrieve("a") is None
    assert SECRET not in all_in(redis_server)
    assert list(await shared().keys()) == []


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory, trained_model: Path) -> Iterator[BrokenServers]:
    """Real servers whose actions take a minute when a message asks for it."""
    settings: Settings = own_settings.__wrapped__(tmp_path_factory.mktemp("state"))  # type: ignore[attr-defined]
    with BrokenServers(settings, trained_model) as servers:
        yield servers


def by_button(talk: OwnTalk) -> None:
    talk.erase()


def by_words(talk: OwnTalk) -> None:
    assert "gewist" in talk.say("wis alles")
    assert talk.custom("erased")


@pytest.mark.parametrize("erase", [by_button, by_words])
def test_erasing_does_not_wait_for_a_turn_that_hangs(slow: BrokenServers, erase: Callable[[OwnTalk], None]) -> None:
    talk, answers = OwnTalk(slow.address), []
    talk.say("/start_orientation")

    def hang() -> None:
        body = {"conversation": talk.sender, "message": f"{SLOW} op school"}
        answers.append(httpx.post(slow.address + MESSAGES, json=body, timeout=60))

    turn = threading.Thread(target=hang)
    turn.start()
    time.sleep(0.5)
    began = time.monotonic()
    erase(talk)
    assert time.monotonic() - began < AT_ONCE
    turn.join(30)
    assert [answer.json()["error"] for answer in answers] == ["gone"]
    later: Any = httpx.post(slow.address + MESSAGES, json={"conversation": talk.sender, "message": "hallo"}, timeout=30)
    assert (later.status_code, later.json()["error"]) == (410, "gone")


def test_over_rest_too_words_erase_without_the_action_server_and_the_talk_goes_on(slow: BrokenServers) -> None:
    talk = Talk(slow.address)
    talk.says("/start_orientation", "mijn kind wordt gepest", "wis alles")
    assert talk.custom("erased") == {"type": "erased"}
    assert "gewist" in talk.text
    talk.say("terug")
    assert "niets om terug te nemen" in talk.text
