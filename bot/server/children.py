"""The server processes as one tree: started together, watched, stopped whole."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Callable

from bot.server.keeping import KeptGoing
from bot.server.model import UNUSABLE, ModelError, require_whole
from bot.settings import PROJECT, Settings

READY_WITHIN = 120.0
"""Seconds that the servers may take to start; a slow machine needs half of it."""

STOP_WITHIN = 8.0
POLL = 0.1
RESTARTS = 5
"""How often the action server is started again when it falls over."""


SITE_STAYS_OFF = "De site voor coördinatoren valt telkens om en blijft nu uit. De chat gaat gewoon door."

MODEL_UNUSABLE, STORE_UNUSABLE = 3, 4
"""Exit codes of a chat server that cannot serve, and knows why."""

REASONS = {
    MODEL_UNUSABLE: UNUSABLE,
    STORE_UNUSABLE: "De opslag van gesprekken in endpoints.yml is niet bruikbaar: die van Kompaan is nodig.",
}


class StartError(RuntimeError):
    """The servers could not be started or fell over; the message says what to do (Dutch)."""


def stop_with_parent() -> None:
    """Make this process end when the process that started it is gone, however it went.

    The parent holds the other end of standard input; when it dies, the end of it is read here.
    """

    def wait_for_end() -> None:
        # Not `sys.stdin`: its lock, held here while waiting, would break the interpreter's shutdown.
        while os.read(0, 1024):
            pass
        os._exit(0)

    threading.Thread(target=wait_for_end, daemon=True, name="stop-with-parent").start()


def require_free_ports(settings: Settings, with_insights: bool = False) -> None:
    """Raise `StartError` when something else listens on a port that Kompaan needs."""
    require_free_port(settings.host, settings.chat_port, "KOMPAAN_CHAT_PORT")
    require_free_port("127.0.0.1", settings.actions_port, "KOMPAAN_ACTIONS_PORT")
    if with_insights:
        require_free_port(settings.insights_host, settings.insights_port, "KOMPAAN_INSIGHTS_PORT")


def require_free_port(host: str, port: int, variable: str) -> None:
    """Raise `StartError`, with the variable that chooses another, when something listens on this port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise StartError(
                f"Poort {port} is al in gebruik. Stop wat daar draait, of kies een andere: {variable}=... make chat"
            ) from None


def free_port() -> int:
    """A port on loopback that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def on_free_ports(settings: Settings) -> Settings:
    """The same settings for a Kompaan beside another one: on loopback, on ports that nobody uses."""
    chat, actions, insights = free_port(), free_port(), free_port()
    return replace(settings, host="127.0.0.1", chat_port=chat, actions_port=actions, insights_port=insights)


@dataclass
class Servers:
    """Chat server and action server of one Kompaan, and its site for coordinators; use as a context manager.

    Attributes:
        settings: where they listen.
        model: path of the model archive.
        with_insights: whether the coordinators' site runs beside them. The chat never waits for it or ends with it.
    """

    settings: Settings
    model: Path
    with_insights: bool = False

    def __post_init__(self) -> None:
        self._insights = KeptGoing(lambda: self._start("bot.insights.site.serve"), SITE_STAYS_OFF)
        self._chat: subprocess.Popen[bytes] | None = None
        self._actions: subprocess.Popen[bytes] | None = None
        self._restarts = 0

    def __enter__(self) -> Servers:
        """Start them and wait until chat server and action server answer.

        Raises:
            StartError: when a port is taken, the model is damaged, or a server does not come up.
        """
        require_free_ports(self.settings, self.with_insights)
        try:
            require_whole(self.model)
        except ModelError as error:
            raise StartError(str(error)) from None
        self._actions = self._start("bot.server.actions")
        self._chat = self._start("bot.server.chat", str(self.model))
        if self.with_insights:
            self._insights.start()
        try:
            self._await_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def address(self) -> str:
        """Where the page is."""
        host = "127.0.0.1" if self.settings.host in ("0.0.0.0", "::") else self.settings.host
        return f"http://{host}:{self.settings.chat_port}"

    @property
    def pids(self) -> tuple[int, int]:
        """Process ids of chat server and action server."""
        if self._chat is None or self._actions is None:
            raise StartError("De servers draaien niet.")
        return self._chat.pid, self._actions.pid

    def watch(self, stopping: Callable[[], bool] = lambda: False) -> None:
        """Wait until told to stop; an action server that falls over is started again.

        Raises:
            StartError: when the chat server falls over, or the action server again and again.
        """
        while not stopping():
            if self._chat is None or self._chat.poll() is not None:
                raise StartError("De chatserver is gestopt. Start opnieuw met: make chat")
            if self._actions is None or self._actions.poll() is not None:
                self._restarts += 1
                if self._restarts > RESTARTS:
                    raise StartError("De actieserver valt telkens om. Start opnieuw met: make chat")
                self._actions = self._start("bot.server.actions")
            self._insights.look()
            time.sleep(POLL)

    def stop(self) -> None:
        """Stop all, politely first."""
        children = (self._chat, self._actions, self._insights.process)
        running = [child for child in children if child is not None and child.poll() is None]
        for child in running:
            child.send_signal(signal.SIGTERM)
        for child in running:
            try:
                child.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "KOMPAAN_STATE": str(self.settings.state),
            "KOMPAAN_DATABASE_URL": self.settings.database_url,
            "KOMPAAN_HOST": self.settings.host,
            "KOMPAAN_CHAT_PORT": str(self.settings.chat_port),
            "KOMPAAN_ACTIONS_PORT": str(self.settings.actions_port),
            "KOMPAAN_INSIGHTS_HOST": self.settings.insights_host,
            "KOMPAAN_INSIGHTS_PORT": str(self.settings.insights_port),
            "KOMPAAN_INSIGHTS_HTTPS": "1" if self.settings.insights_https else "0",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        }
        # A session of its own: Ctrl-C reaches only the parent, which then stops its children in order.
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def _await_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        waiting = [f"{self.address}/health", f"http://127.0.0.1:{self.settings.actions_port}/health"]
        while waiting:
            for child, name in ((self._chat, "chatserver"), (self._actions, "actieserver")):
                if child is None or child.poll() is not None:
                    code = 0 if child is None else int(child.returncode)
                    raise StartError(REASONS.get(code, f"De {name} start niet. Wat er misging, staat hierboven."))
            if time.monotonic() > deadline:
                raise StartError("De servers antwoorden niet op tijd. Probeer het opnieuw.")
            waiting = [url for url in waiting if not _answers(url)]
            if waiting:
                time.sleep(POLL)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310  (always http to this machine)
            return b'"ready":false' not in response.read().replace(b" ", b"")
    except (urllib.error.URLError, OSError):
        return False
