"""Parts that answer nonsense, hang or raise: a kind answer with numbers in every channel, and lines that still come."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Callable, Iterator

import pytest

from bot.server.children import on_free_ports
from bot.server.rasa_adaptations import ACTION_TIMEOUT
from bot.settings import Settings
from tests.server.broken import NLU, BrokenServers
from tests.server.fake_actions import BAD_ANSWERS, HANGS, STRANGE_ANSWERS, FakeActions, fake_actions
from tests.server.own_channel import OwnTalk
from tests.server.running import alive, errors_into, is_free, until
from tests.server.test_outage import SECRET, check_lines
from tests.talking import Talk

AnyTalk = Talk | OwnTalk
CHANNELS: dict[str, Callable[[str], AnyTalk]] = {"rest": Talk, "own": OwnTalk}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the servers print."""
    return tmp_path_factory.mktemp("log") / "log"


@pytest.fixture(scope="module")
def misbehaving(settings: Settings, trained_model: Path, log: Path) -> Iterator[tuple[str, FakeActions]]:
    """A chat server whose action server was replaced by one that misbehaves; its address, and that server."""
    # The session's own servers may be listening on the ports of the settings.
    own = on_free_ports(settings)
    with errors_into(log):
        running = BrokenServers(own, trained_model)
        running.__enter__()
    try:
        _, actions = running.pids
        os.kill(actions, signal.SIGKILL)
        until(lambda: not alive(actions), "the action server is gone")
        # A process whose first thread has ended may still hold its sockets for a moment.
        until(lambda: is_free(own.actions_port), "its port is free")
        with fake_actions(own.actions_port) as fake:
            yield running.address, fake
    finally:
        running.stop()


def check_kind(talk: AnyTalk) -> None:
    """Something kind with numbers for who cannot wait, and nothing of what went wrong."""
    assert "112" in talk.text and "106" in talk.text, talk.messages
    for word in ("Error", "error", "Traceback", "action_", "http", "proxy"):
        assert word not in talk.text


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("answer", BAD_ANSWERS)
def test_an_action_server_that_answers_nonsense(
    misbehaving: tuple[str, FakeActions], channel: str, answer: str, log: Path
) -> None:
    address, fake = misbehaving
    fake.answer = answer
    talk = CHANNELS[channel](address)
    talk.say(f"mijn kind wordt gepest op school {SECRET}")
    check_kind(talk)
    talk.say("ik wil niet meer leven")
    check_lines(talk)  # type: ignore[arg-type]
    assert SECRET not in log.read_text()


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("answer", STRANGE_ANSWERS)
def test_an_action_server_with_something_strange_in_its_answer(
    misbehaving: tuple[str, FakeActions], channel: str, answer: str, log: Path
) -> None:
    address, fake = misbehaving
    fake.answer = answer
    talk = CHANNELS[channel](address)
    assert talk.say(f"mijn kind wordt gepest op school {SECRET}"), "an empty answer"
    talk.say("ik wil niet meer leven")
    check_lines(talk)  # type: ignore[arg-type]
    assert SECRET not in log.read_text()


def test_an_action_server_that_hangs_is_not_waited_for_long_and_lines_do_not_wait_at_all(
    misbehaving: tuple[str, FakeActions],
) -> None:
    address, fake = misbehaving
    fake.answer = HANGS
    talk = Talk(address)
    began = time.monotonic()
    talk.say("mijn kind wordt gepest op school")
    assert time.monotonic() - began < ACTION_TIMEOUT + 5
    check_kind(talk)
    began = time.monotonic()
    talk.say("ik wil niet meer leven")
    check_lines(talk)
    assert time.monotonic() - began < ACTION_TIMEOUT / 2


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_component_that_raises_is_answered_kindly_and_the_conversation_goes_on(
    misbehaving: tuple[str, FakeActions], channel: str, log: Path
) -> None:
    talk = CHANNELS[channel](misbehaving[0])
    talk.say("/greet")
    talk.say(f"{NLU} {SECRET}")
    check_kind(talk)
    assert len([message for message in talk.messages if message.get("text")]) == 1
    assert talk.say("ben jij een robot?")
    assert "112" not in talk.text
    assert SECRET not in log.read_text() and talk.sender not in log.read_text()


def test_that_something_failed_is_told_to_who_keeps_the_servers(
    misbehaving: tuple[str, FakeActions], log: Path
) -> None:
    Talk(misbehaving[0]).say(NLU)
    assert "ERROR bot.server.trouble: A turn failed:" in log.read_text()
