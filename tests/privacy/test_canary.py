"""The promise, looked for: what is typed stands nowhere, whatever is done and whatever breaks.

A canary is typed at every step, in every fault; then every file is searched: state, databases, Redis, temporary
files, and all that the processes print at the most talkative level.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Iterator

import httpx
import pytest
from redis import Redis
from sqlalchemy import create_engine, text

from bot.knowledge.filling import fill
from bot.server.children import on_free_ports
from bot.settings import Settings
from tests.postgres import postgres_url
from tests.privacy.canary import Watch, printing_into, where_found
from tests.privacy.redis_server import RedisServer, redis_server
from tests.privacy.typing_it import ask_slowly, connected, every_step, leave_in_mid_turn, malformed
from tests.server.broken import ACTION, BrokenServers
from tests.server.own_channel import CONVERSATIONS, MESSAGES, OwnTalk
from tests.server.running import alive, until
from tests.server.test_outage import check_lines
from tests.talking import Talk

__all__ = ["postgres_url", "redis_server"]


@pytest.fixture
def canary() -> str:
    """A word that nobody ever typed."""
    return f"kanarie{secrets.token_hex(8)}"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state directory; the processes get a temporary directory beside it, and the most talkative level."""
    for name in ("state", "tmp"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    for name in ("LOG_LEVEL", "LOG_LEVEL_LIBRARIES", "LOG_LEVEL_MATPLOTLIB", "LOG_LEVEL_RABBITMQ"):
        monkeypatch.setenv(name, "DEBUG")
    monkeypatch.setenv("PYTHONFAULTHANDLER", "1")
    return tmp_path / "state"


@pytest.fixture
def own(state: Path) -> Settings:
    """Settings of a Kompaan of its own, with a filled database."""
    made = on_free_ports(Settings.from_environment({"KOMPAAN_STATE": str(state)}))
    fill(made.database_url)
    return made


@pytest.fixture
def servers(own: Settings, trained_model: Path, state: Path) -> Iterator[BrokenServers]:
    """Both servers, with faults that a message brings out."""
    running = BrokenServers(own, trained_model)
    with printing_into(state):
        running.__enter__()
    yield running
    running.stop()


def nowhere(watch: Watch, *canaries: str) -> None:
    """Fails when a canary stands anywhere."""
    found = where_found(canaries, watch.files())
    assert not found, "\n".join(found)


def test_what_is_typed_stands_nowhere(servers: BrokenServers, own: Settings, state: Path, canary: str) -> None:
    watch, address = Watch(state.parent), servers.address
    ids = every_step(address, canary)
    malformed(address, canary)
    leave_in_mid_turn(address, canary)

    talk = Talk(address)
    talk.says("/start_orientation", f"{ACTION} {canary}")
    assert "112" in talk.text, talk.text
    database, aside = own.state / "kompaan.db", own.state / "aside.db"
    database.rename(aside)
    every = Talk(address)
    every.says(f"mijn kind wordt gepest {canary}", "/show_advice", canary)
    aside.replace(database)

    chat, actions = servers.pids
    turn = ask_slowly(address, canary)
    until(lambda: connected(own.actions_port), "the action is under way", 20)
    os.kill(actions, signal.SIGKILL)
    turn.join(30)
    Talk(address).says(f"mijn kind {canary}", "/start_orientation", f"{canary} school")
    turn = threading.Thread(target=leave_in_mid_turn, args=(address, canary), daemon=True)
    turn.start()
    os.kill(chat, signal.SIGSEGV)
    until(lambda: not alive(chat), "the chat server is gone", 20)
    turn.join(30)
    assert (state / "log").stat().st_size > 1000, "the servers printed nothing at their most talkative level"
    assert "127.0.0.1" not in (state / "log").read_text(errors="replace"), "an address was printed"
    nowhere(watch, canary, *ids)


def fill_up(disk: Path) -> None:
    """Leave no byte."""
    with suppress(OSError), (disk / "rest").open("wb", buffering=0) as rest:
        while rest.write(b"\0" * 4096):
            pass


def test_with_a_full_disk(own: Settings, trained_model: Path, state: Path, canary: str) -> None:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("alleen root kan hier een volle schijf maken: een volle schijf is dus niet getest")
    disk = state / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("er kan hier niets gekoppeld worden: een volle schijf is dus niet getest")
    try:
        on_disk = replace(own, state=disk, database_url=f"sqlite:///{disk / 'kompaan.db'}")
        fill(on_disk.database_url)
        watch = Watch(state.parent)
        with printing_into(state):
            running = BrokenServers(on_disk, trained_model)
            running.__enter__()
        try:
            fill_up(disk)
            for make in (Talk, OwnTalk):
                talk = make(running.address)
                for said in (
                    "hallo",
                    "/start_orientation",
                    "mijn kind wordt gepest",
                    "/show_advice",
                    "/start_reflection",
                ):
                    assert talk.say(said if said.startswith("/") else f"{said} {canary}"), "an empty answer"
                talk.say(f"ik wil niet meer leven {canary}")
                check_lines(talk)  # type: ignore[arg-type]
        finally:
            running.stop()
        nowhere(watch, canary)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_with_postgres_that_logs_everything_and_redis(
    postgres_url: str,
    redis_server: RedisServer,
    state: Path,
    trained_model: Path,
    canary: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talkative = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with talkative.connect() as connection:
        for setting in ("log_statement = 'all'", "log_min_duration_statement = 0", "log_min_messages = debug1"):
            connection.execute(text(f"ALTER SYSTEM SET {setting}"))
        connection.execute(text("SELECT pg_reload_conf()"))
    monkeypatch.setenv("KOMPAAN_REDIS_URL", redis_server.url)
    environment = {"KOMPAAN_STATE": str(state), "KOMPAAN_DATABASE_URL": postgres_url}
    made = on_free_ports(Settings.from_environment(environment))
    fill(made.database_url)
    postgres = Path(postgres_url.partition("host=")[2])
    watch = Watch(state.parent, postgres)
    with printing_into(state):
        running = BrokenServers(made, trained_model)
        running.__enter__()
    try:
        ids = every_step(running.address, canary)
        client = Redis.from_url(redis_server.url, decode_responses=True)
        kept = {key: client.get(key) for key in client.keys("*")}
        assert canary in str(kept), "Redis keeps the conversations"
        assert all(0 < client.ttl(key) <= 1800 for key in kept)

        redis_server.stop(signal.SIGKILL)
        health = httpx.get(f"{running.address}/health", timeout=30)
        assert (health.status_code, health.json()) == (503, {"ready": False, "store": False})
        in_the_page = httpx.post(
            running.address + MESSAGES,
            json={"conversation": secrets.token_hex(16), "message": f"ik wil niet meer leven {canary}", "begun": True},
            timeout=30,
        )
        assert "1813" in in_the_page.text, "somebody in the middle of a conversation gets the lines too"
        erasing = httpx.request(
            "DELETE", running.address + CONVERSATIONS, json={"conversation": secrets.token_hex(16)}, timeout=30
        )
        assert (erasing.status_code, erasing.json()["error"]) == (503, "not_erased")
        for make in (Talk, OwnTalk):
            talk = make(running.address)
            talk.say(f"mijn kind wordt gepest {canary}")
            assert "112" in talk.text and "106" in talk.text, talk.messages
            talk.say(f"ik wil niet meer leven {canary}")
            check_lines(talk)  # type: ignore[arg-type]
        redis_server.start()
        talk = Talk(running.address)
        talk.say(f"mijn kind wordt gepest op school {canary}")
        assert "hapert" not in talk.text
        own = OwnTalk(running.address)
        own.say(canary)
        own.erase()
        assert own.sender not in str(client.keys("*"))
    finally:
        running.stop()
        with talkative.connect() as connection:
            connection.execute(text("CHECKPOINT"))
            for setting in ("log_statement", "log_min_duration_statement", "log_min_messages"):
                connection.execute(text(f"ALTER SYSTEM RESET {setting}"))
            connection.execute(text("SELECT pg_reload_conf()"))
    assert "SELECT" in (postgres / "log").read_text(errors="replace"), "PostgreSQL logged nothing"
    redis_server.stop(signal.SIGTERM)
    nowhere(watch, canary, *ids)


def test_a_canary_that_was_written_would_be_found(tmp_path: Path, canary: str) -> None:
    """The tests above can fail."""
    watch = Watch(tmp_path)
    for name, contents in {
        "plain": canary.encode(),
        "wide": f"x{canary}".encode("utf-16"),
        "hex": canary.encode().hex().encode(),
    }.items():
        (tmp_path / name).write_bytes(contents)
        assert where_found([canary], watch.files())
        (tmp_path / name).unlink()
        assert not where_found([canary], watch.files())
