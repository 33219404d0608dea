"""The servers as one tree: a taken port, a killed parent, Ctrl-C, a server that falls over."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from bot.server.children import StartError, free_port, require_free_ports
from bot.settings import PROJECT, Settings
from tests.conversations.steps import TO_NETWORK, start_orientation
from tests.server.running import (
    ACTIONS,
    CHAT,
    KOMPAAN,
    SITE,
    alive,
    children_of,
    environment_of,
    kompaan_chat,
    until,
)
from tests.talking import Talk


@pytest.mark.parametrize("taken", ["chat", "actions", "insights"])
def test_a_taken_port_is_one_line_that_says_what_to_do(own_settings: Settings, taken: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        settings = replace(own_settings, **{f"{taken}_port": port})
        ended = subprocess.run(
            [*KOMPAAN, "chat"], cwd=PROJECT, env=environment_of(settings), capture_output=True, text=True, timeout=60
        )
    assert ended.returncode == 1
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"Poort {port} is al in gebruik.")
    assert f"KOMPAAN_{taken.upper()}_PORT=" in line


def test_free_ports_are_no_error(own_settings: Settings) -> None:
    require_free_ports(own_settings)
    with socket.socket() as other:
        other.bind(("127.0.0.1", own_settings.actions_port))
        other.listen()
        with pytest.raises(StartError, match="KOMPAAN_ACTIONS_PORT"):
            require_free_ports(own_settings)
    with socket.socket() as other:
        other.bind(("127.0.0.1", own_settings.insights_port))
        other.listen()
        require_free_ports(own_settings)
        with pytest.raises(StartError, match="KOMPAAN_INSIGHTS_PORT"):
            require_free_ports(own_settings, with_insights=True)


def test_a_port_just_left_by_a_server_counts_as_free(own_settings: Settings) -> None:
    with socket.socket() as server, socket.socket() as client:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", own_settings.chat_port))
        server.listen()
        client.connect(("127.0.0.1", own_settings.chat_port))
        server.accept()[0].close()
    require_free_ports(own_settings)
    assert free_port() != own_settings.chat_port


def test_killing_the_parent_ends_its_servers(own_settings: Settings, trained_model: Path) -> None:
    with kompaan_chat(own_settings, trained_model) as command:
        command.await_ready()
        servers = command.servers()
        assert set(servers) == {ACTIONS, CHAT, SITE}
        os.kill(command.process.pid, signal.SIGKILL)
        command.process.wait(30)
        until(lambda: not any(alive(pid) for pid in servers.values()), "the servers end with their parent", 20)
        until(lambda: _free(own_settings), "their ports are free", 20)


def test_ctrl_c_while_it_starts_stops_the_whole_tree(own_settings: Settings, trained_model: Path) -> None:
    with kompaan_chat(own_settings, trained_model) as command:
        until(lambda: set(command.servers()) == {ACTIONS, CHAT, SITE}, "all servers were started")
        servers = command.servers()
        assert command.interrupt() == 0
        assert not any(alive(pid) for pid in servers.values())
        assert "Traceback" not in command.log.read_text()


def test_an_action_server_that_falls_over_is_started_again_and_ctrl_c_stops_all(
    own_settings: Settings, trained_model: Path
) -> None:
    with kompaan_chat(own_settings, trained_model) as command:
        command.await_ready()
        address = f"http://127.0.0.1:{own_settings.chat_port}"
        talk = Talk(address)
        start_orientation(talk, *TO_NETWORK)

        killed = command.servers()[ACTIONS]
        os.kill(killed, signal.SIGKILL)
        until(lambda: not alive(killed), "the action server is gone")
        talk.say("bijna niemand")
        assert "112" in talk.text and "106" in talk.text, talk.text
        assert len([message for message in talk.messages if message.get("text")]) == 1

        until(lambda: command.servers().get(ACTIONS, killed) != killed, "another action server was started")
        until(lambda: _listens(own_settings.actions_port), "it listens")
        talk.say("bijna niemand")
        assert talk.asked == "current_help", talk.text
        while talk.asked:
            talk.say("overslaan")
        card = (talk.custom("advice") or {})["card_markdown"]
        assert "3 tot 5 jaar" in card and "bijna niemand" in card

        servers = command.servers()
        assert set(servers) == {ACTIONS, CHAT, SITE}
        assert command.interrupt() == 0
        assert not any(alive(pid) for pid in servers.values())
        assert not children_of(command.process.pid)
        until(lambda: _free(own_settings), "their ports are free", 20)
        log = command.log.read_text()
        assert "Gestopt." in log
        assert "Traceback" not in log
        assert "bijna niemand" not in log


def test_the_coordinators_site_runs_beside_the_chat_and_its_fall_is_not_noticed_there(
    own_settings: Settings, trained_model: Path
) -> None:
    with kompaan_chat(own_settings, trained_model) as command:
        command.await_ready()
        until(lambda: own_settings.insights_address in command.out.read_text(), "the site's address is said")
        until(lambda: _listens(own_settings.insights_port), "the site listens")
        killed = command.servers()[SITE]
        os.kill(killed, signal.SIGKILL)
        until(lambda: not alive(killed), "the site is gone")
        talk = Talk(f"http://127.0.0.1:{own_settings.chat_port}")
        assert talk.say("hallo")
        until(lambda: command.servers().get(SITE, killed) != killed, "another site was started")
        until(lambda: _listens(own_settings.insights_port), "it listens")
        assert talk.say("ben jij een robot?")
        assert command.process.poll() is None
        assert "Traceback" not in command.log.read_text()


def _free(settings: Settings) -> bool:
    try:
        require_free_ports(settings, with_insights=True)
    except StartError:
        return False
    return True


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
