"""Conversations that several servers share: the same promise, in a real Redis that writes nothing."""

from __future__ import annotations

import asyncio
import signal
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.lock_store import LockError
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.events import ActionExecuted, Restarted
from rasa.utils.endpoints import EndpointConfig
from redis import Redis
from redis.exceptions import RedisError

from bot.privacy.health import store_is_well
from bot.privacy.redis_connection import StoreUnavailable
from bot.privacy.redis_lock import RedisConversationLocks
from bot.privacy.redis_store import EphemeralRedisStore
from bot.privacy.tracker_store import EphemeralTrackerStore
from tests.privacy.making import SECRET, conversation, real_domain
from tests.privacy.redis_server import RedisServer, redis_server

__all__ = ["redis_server"]


def make(server: RedisServer, **more: Any) -> EphemeralRedisStore:
    """A store for the real domain."""
    return EphemeralRedisStore(real_domain(), host=server.url, **more)


def all_in(server: RedisServer) -> str:
    """Every key and value that Redis holds."""
    client = Redis.from_url(server.url, decode_responses=True)
    return str({key: client.get(key) for key in client.keys("*")})


async def test_a_conversation_goes_on_with_another_server(redis_server: RedisServer) -> None:
    tracker = conversation(3)
    await make(redis_server).save(tracker)
    other = make(redis_server)
    back = await other.retrieve("a")
    assert back is not None
    assert list(back.events) == list(tracker.events)
    assert back.current_slot_values() == tracker.current_slot_values()
    assert await other.exists("a") and not await other.exists("b")
    assert list(await other.keys()) == ["a"]


async def test_only_the_last_events_are_kept_also_when_more_were_kept_before(redis_server: RedisServer) -> None:
    store = make(redis_server, events=60)
    await store.save(conversation(5))
    assert SECRET in all_in(redis_server)
    await store.save(conversation(200))
    back = await store.retrieve("a")
    assert back is not None
    assert len(back.events) < 60 + len(real_domain().slots)
    assert back.active_loop_name == "orientation_form"
    assert SECRET not in all_in(redis_server)


async def test_it_goes_by_itself_and_every_message_begins_its_time_anew(redis_server: RedisServer) -> None:
    client = Redis.from_url(redis_server.url)
    store = make(redis_server, minutes=30)
    await store.save(conversation(1))
    (key,) = client.keys("*")
    client.pexpire(key, 100_000)
    await store.save(conversation(2))
    assert 29 * 60 < client.ttl(key) <= 30 * 60
    client.pexpire(key, 1)
    while client.exists(key):
        pass
    assert await store.retrieve("a") is None


async def test_what_was_erased_is_nowhere(redis_server: RedisServer) -> None:
    store, tracker = make(redis_server), conversation(3)
    await store.save(tracker)
    tracker.update(Restarted(), real_domain())
    tracker.update(ActionExecuted("action_listen"), real_domain())
    await store.save(tracker)
    assert SECRET not in all_in(redis_server)
    await store.save(conversation(3))
    await store.delete("a")
    assert all_in(redis_server) == "{}"
    await store.delete("never seen")


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGSEGV])
async def test_redis_leaves_nothing_on_the_disk_however_it_ends(redis_server: RedisServer, end: signal.Signals) -> None:
    await make(redis_server).save(conversation(3))
    redis_server.stop(end)
    assert not list(redis_server.directory.iterdir())
    assert SECRET not in redis_server.log.read_text()
    redis_server.start()
    assert all_in(redis_server) == "{}"


@pytest.mark.parametrize(
    "command", ["SAVE", "BGSAVE", "BGREWRITEAOF", "MONITOR", "CONFIG GET dir", "SLOWLOG GET", "DEBUG SLEEP 0", "SYNC"]
)
def test_nobody_can_make_redis_write_or_read_along(redis_server: RedisServer, command: str) -> None:
    with pytest.raises(RedisError, match="unknown command"):
        Redis.from_url(redis_server.url).execute_command(*command.split())


async def test_a_full_redis_lets_the_longest_untouched_go_and_stays_well(redis_server: RedisServer) -> None:
    redis_server.stop()
    redis_server.start("--maxmemory", "6mb")
    store = make(redis_server)
    for number in range(60):
        await store.save(conversation(1, f"{number:02}", secret="x" * 100_000))
    kept = sorted(await store.keys())
    assert kept and kept[-1] == "59" and len(kept) < 60
    assert await store.is_well()


async def test_an_outage_is_an_error_that_tells_nothing_and_never_another_memory(redis_server: RedisServer) -> None:
    store = make(redis_server)
    await store.save(conversation(1))
    redis_server.stop(signal.SIGKILL)
    for attempt in (
        lambda: store.save(conversation(2)),
        lambda: store.retrieve("a"),
        lambda: store.exists("a"),
        lambda: store.keys(),
        lambda: store.delete("a"),
    ):
        with pytest.raises(StoreUnavailable) as told:
            await attempt()
        assert SECRET not in str(told.value) and told.value.__suppress_context__
    redis_server.start()
    await store.save(conversation(2))
    assert await store.retrieve("a") is not None


def agent_with(store: Any) -> Any:
    """As much of an agent as a health check needs."""
    return SimpleNamespace(tracker_store=store)


async def test_health_tells_an_outage_a_hanging_redis_and_a_full_one(redis_server: RedisServer) -> None:
    store = make(redis_server)
    assert await store_is_well(agent_with(store))
    redis_server.pause()
    assert not await store_is_well(agent_with(store))
    redis_server.go_on()
    assert await store_is_well(agent_with(store))
    redis_server.stop(signal.SIGKILL)
    assert not await store_is_well(agent_with(store))
    redis_server.start("--maxmemory", "1", "--maxmemory-policy", "noeviction")
    assert not await store_is_well(agent_with(store))


async def test_a_memory_is_always_well_also_inside_what_rasa_wraps_around_it() -> None:
    own, stock = EphemeralTrackerStore(real_domain()), InMemoryTrackerStore(real_domain())
    for store in (own, stock, FailSafeTrackerStore(own), FailSafeTrackerStore(stock)):
        assert await store_is_well(agent_with(store))


def locks(server: RedisServer) -> RedisConversationLocks:
    """The locks of one server."""
    return RedisConversationLocks(EndpointConfig(server.url))


async def test_messages_of_one_conversation_wait_for_each_other_across_servers(redis_server: RedisServer) -> None:
    servers, inside, done = [locks(redis_server), locks(redis_server)], 0, 0

    async def turn(number: int) -> None:
        nonlocal inside, done
        async with servers[number % 2].lock("a"):
            inside += 1
            assert inside == 1
            await asyncio.sleep(0.002)
            inside -= 1
            done += 1

    await asyncio.gather(*map(turn, range(16)))
    assert done == 16
    assert all_in(redis_server) == "{}"


async def test_another_conversation_does_not_wait(redis_server: RedisServer) -> None:
    store = locks(redis_server)
    async with store.lock("a"), store.lock("b"):
        assert "slot:a" in all_in(redis_server)


async def test_a_server_that_was_killed_in_mid_turn_holds_a_conversation_only_for_a_while(
    redis_server: RedisServer,
) -> None:
    killed = locks(redis_server).lock("a", lock_lifetime=0.3)
    await killed.__aenter__()
    async with locks(redis_server).lock("a"):
        assert "slot:a" in all_in(redis_server)


async def test_without_redis_there_is_no_lock_and_no_turn(redis_server: RedisServer) -> None:
    store = locks(redis_server)
    redis_server.stop(signal.SIGKILL)
    with pytest.raises(LockError):
        async with store.lock("geheime-id"):
            raise AssertionError("a turn without a lock")


async def test_a_lock_that_goes_while_it_is_held_breaks_nothing(redis_server: RedisServer) -> None:
    async with locks(redis_server).lock("a"):
        redis_server.stop(signal.SIGKILL)


def test_an_address_is_needed() -> None:
    with pytest.raises(ValueError, match="KOMPAAN_REDIS_URL"):
        EphemeralRedisStore(real_domain(), host="")
