"""Something behind the chat is gone for good: a kind answer, once a turn, and the lines still come."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Iterator

import pytest

from bot.server.children import Servers
from bot.settings import Settings
from tests.conversations.steps import TO_NETWORK, start_orientation, start_reflection
from tests.server.running import alive, errors_into, until
from tests.talking import Talk

SECRET = "zebrapaardje"


@pytest.fixture
def log(own_settings: Settings) -> Path:
    """What the servers write to standard error."""
    return own_settings.state / "log"


@pytest.fixture
def running(own_settings: Settings, trained_model: Path, log: Path) -> Iterator[Servers]:
    """Both servers, without anybody who starts them again."""
    servers = Servers(own_settings, trained_model)
    with errors_into(log):
        servers.__enter__()
    yield servers
    servers.stop()


def check_kind(talk: Talk) -> None:
    """One kind answer, with numbers for who cannot wait, and nothing of what went wrong."""
    texts = [message["text"] for message in talk.messages if message.get("text")]
    assert len(texts) == 1, texts
    assert "ligt niet aan jou" in texts[0]
    assert "112" in texts[0] and "106" in texts[0]
    for word in ("Error", "error", "Traceback", "action_", "http"):
        assert word not in texts[0]


def check_lines(talk: Talk) -> None:
    """Lines to call, and no excuse before them."""
    crisis = talk.custom("crisis")
    assert crisis is not None, talk.text
    assert "1813" in [line.get("phone") for line in crisis["lines"]]
    assert "hapert" not in talk.text


def test_without_action_server(running: Servers, log: Path) -> None:
    talk = Talk(running.address)
    start_orientation(talk, *TO_NETWORK)
    reflecting = Talk(running.address)
    start_reflection(reflecting)

    _, actions = running.pids
    os.kill(actions, signal.SIGKILL)
    until(lambda: not alive(actions), "the action server is gone")

    for text in (f"ja, mijn vriendin {SECRET}", "/skip", "terug"):
        talk.say(text)
        check_kind(talk)
    talk.say("ik wil niet meer leven")
    check_lines(talk)
    talk.say("/continue_talk")
    check_kind(talk)

    reflecting.say(f"ik dacht aan {SECRET} en zei niets")
    check_kind(reflecting)
    reflecting.say("ik wil zelf niet meer leven")
    check_lines(reflecting)

    new = Talk(running.address)
    assert "chatbot" in new.say("/greet")
    new.say("mijn kind wordt gepest op school")
    check_kind(new)
    new.say("/dont_know")
    assert new.titles
    talk.say("wis alles")
    assert talk.custom("erased")
    check_log(log)


def test_without_database(running: Servers, log: Path, own_settings: Settings) -> None:
    talk = Talk(running.address)
    start_orientation(talk, *TO_NETWORK)
    reflecting = Talk(running.address)
    start_reflection(reflecting)

    database = own_settings.state / "kompaan.db"
    aside = database.rename(own_settings.state / "aside.db")
    talk.press("Bijna niemand")
    while talk.asked:
        talk.say("/skip")
    check_kind(talk)
    reflecting.say(f"ik dacht aan {SECRET} en zei niets")
    check_kind(reflecting)
    talk.say("ik wil niet meer leven")
    check_lines(talk)

    aside.replace(database)
    reflecting.say(f"ik dacht aan {SECRET} en zei niets")
    assert (reflecting.custom("reflection_question") or {})["position"] == "2/2"
    reflecting.say("stop")
    assert (reflecting.custom("reflection_summary") or {})["answered"] == 1
    talk.say("/show_advice")
    advice = talk.custom("advice")
    assert advice is not None, talk.text
    assert "3 tot 5 jaar" in advice["card_markdown"]
    check_log(log)


def check_log(log: Path) -> None:
    """Something was written, and nothing of what people typed."""
    text = log.read_text()
    assert text, "an outage leaves a trace for who keeps the servers"
    assert SECRET not in text
    assert "leven" not in text
    assert "Traceback" not in text
