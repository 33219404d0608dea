"""A server that is stopped writes what waits: real servers, told to stop right after they counted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path
from typing import Any, Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from bot.insights.counting.keys import NOT_UNDERSTOOD
from bot.insights.cube import ONLY
from bot.insights.periods import this_month
from bot.server.children import Servers, free_port, on_free_ports
from bot.settings import PROJECT, Settings
from tests.insights.test_counting import counted
from tests.server.running import ACTIONS, environment_of, until
from tests.talking import Talk

TURN: dict[str, Any] = {
    "next_action": "action_clarify",
    "sender_id": "x",
    "version": "3.6.21",
    "domain": {},
    "tracker": {
        "sender_id": "x",
        "slots": {},
        "events": [],
        "paused": False,
        "latest_message": {"text": "blabla", "intent": {"name": "nlu_fallback", "confidence": 1.0}, "entities": []},
    },
}


@pytest.fixture
def port(database_url: str, engine: Engine) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """An action server of its own, and the port on which it listens."""
    settings = Settings.from_environment(
        {"KOMPAAN_DATABASE_URL": database_url, "KOMPAAN_ACTIONS_PORT": str(free_port())}
    )
    process = subprocess.Popen(
        [sys.executable, "-m", ACTIONS], cwd=PROJECT, env=environment_of(settings), stdin=subprocess.PIPE
    )
    try:
        until(lambda: _healthy(settings.actions_port), "the action server is up")
        yield settings.actions_port, process
    finally:
        process.kill()
        process.wait(10)


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5):
            return True
    except urllib.error.URLError:
        return False


def _act(port: int) -> None:
    body = json.dumps(TURN).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/webhook", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert json.load(answer)["responses"]


def test_who_is_told_to_stop_writes_what_waits(port: tuple[int, subprocess.Popen[bytes]], engine: Engine) -> None:
    address, process = port
    _act(address)
    process.send_signal(signal.SIGTERM)
    started = time.monotonic()
    process.wait(20)
    assert time.monotonic() - started < 8
    assert counted(engine) == {(str(this_month()), *NOT_UNDERSTOOD): 1}


def test_lines_are_counted_without_action_server_and_written_at_the_end(
    settings: Settings, trained_model: Path, tmp_path: Path
) -> None:
    here = on_free_ports(replace(settings, database_url=f"sqlite:///{tmp_path / 'kompaan.db'}"))
    engine = connect(here.database_url)
    migrate(engine)
    with Servers(here, trained_model) as running:
        _, actions = running.pids
        os.kill(actions, signal.SIGKILL)
        talk = Talk(running.address)
        talk.say("/crisis_suicide")
        assert talk.custom("crisis")
    assert counted(engine) == {(str(this_month()), "crisis", "suicide", ONLY): 1}
