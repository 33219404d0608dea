"""Seen from another machine there is Kompaan's own channel, and nothing of Rasa."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path
from typing import Iterator

import httpx
import pytest

from bot.server.children import Servers
from bot.settings import Settings
from tests.server.own_channel import OwnTalk


@pytest.fixture
def reachable(own_settings: Settings, trained_model: Path) -> Iterator[Servers]:
    """A Kompaan that listens on every address of this machine."""
    with Servers(replace(own_settings, host="0.0.0.0"), trained_model) as servers:
        yield servers


def test_only_the_own_channel_is_reachable(reachable: Servers) -> None:
    address = reachable.address
    assert OwnTalk(address).say("hallo")
    said = {"sender": "x", "message": "hallo"}
    for method, path in (
        ("POST", "/webhooks/rest/webhook"),
        ("POST", "/webhooks/callback/webhook"),
        ("GET", "/conversations/x/tracker"),
        ("POST", "/conversations/x/messages"),
        ("POST", "/model/parse"),
        ("PUT", "/model"),
        ("GET", "/domain"),
        ("GET", "/status"),
        ("GET", "/version"),
    ):
        answer = httpx.request(method, address + path, json=said, timeout=30)
        assert answer.status_code in (404, 405), f"{method} {path}: {answer.status_code}"
    assert "rasa" not in httpx.get(address).text.lower()


def test_the_action_server_is_not_reachable_from_outside(reachable: Servers) -> None:
    port = reachable.settings.actions_port
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) == 0
    with socket.socket() as probe:
        # Another address of the same machine: who listens on all would answer.
        assert probe.connect_ex(("127.0.0.2", port)) != 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.2", reachable.settings.chat_port)) == 0
