"""A private Redis with the configuration of a deployment, for tests that need a real one.

Import the fixture where it is used: `from tests.privacy.redis_server import redis_server`.
"""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Iterator

import pytest

from bot.server.children import free_port
from bot.settings import PROJECT

CONFIGURATION = PROJECT / "deploy" / "redis.conf"


class RedisServer:
    """A Redis that can be stopped and started again.

    Attributes:
        url: where it listens.
        directory: where it would write, if it wrote.
        log: what it prints.
    """

    def __init__(self, program: str, directory: Path) -> None:
        self._program, self._port = program, free_port()
        self.directory, self.log = directory, directory.with_suffix(".log")
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self, *more: str) -> None:
        """Start it, with more settings than those of the deployment; returns when it listens."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [self._program, str(CONFIGURATION), "--port", str(self._port), "--dir", str(self.directory), *more],
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 20
        while True:
            assert self._process.poll() is None, self.log.read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            assert time.monotonic() < deadline, "Redis does not listen"

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it: politely, or not."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(20)

    def pause(self) -> None:
        """Let it hang: it takes connections and answers nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A running Redis of one's own."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("geen redis-server gevonden, installeer het pakket 'redis-server': Redis is dus niet getest")
    directory = tmp_path / "redis"
    directory.mkdir()
    server = RedisServer(program, directory)
    yield server
    server.go_on()
    server.stop(signal.SIGKILL)
