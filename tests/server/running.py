"""Real processes for the tests: start them, look at them, wait for what they do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

from bot.settings import PROJECT, Settings
from bot.training import model_path

KOMPAAN = [sys.executable, "-c", "from bot.cli import app; app()"]
ACTIONS = "bot.server.actions"
CHAT = "bot.server.chat"
SITE = "bot.insights.site.serve"


def until(condition: Callable[[], bool], what: str, seconds: float = 60.0) -> None:
    """Wait until something is so; fails after a deadline."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not in time: {what}"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not collected yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def is_free(port: int) -> bool:
    """Whether a server may listen on a port of loopback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def children_of(parent: int) -> dict[str, int]:
    """The servers that a process started: module and process id."""
    found = {}
    for directory in Path("/proc").glob("[0-9]*"):
        try:
            stat = (directory / "stat").read_text(encoding="ascii", errors="replace")
            words = (directory / "cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(stat.rpartition(")")[2].split()[1]) == parent and b"-m" in words:
            found[words[words.index(b"-m") + 1].decode()] = int(directory.name)
    return found


def environment_of(settings: Settings) -> dict[str, str]:
    """The environment by which a command runs with these settings."""
    return {
        **os.environ,
        "KOMPAAN_STATE": str(settings.state),
        "KOMPAAN_DATABASE_URL": settings.database_url,
        "KOMPAAN_HOST": settings.host,
        "KOMPAAN_CHAT_PORT": str(settings.chat_port),
        "KOMPAAN_ACTIONS_PORT": str(settings.actions_port),
        "KOMPAAN_INSIGHTS_PORT": str(settings.insights_port),
    }


@dataclass
class Command:
    """A running `kompaan chat`.

    Attributes:
        process: the command itself.
        log: file with what it and its servers write to standard error.
        out: file with what it writes to standard output.
    """

    process: subprocess.Popen[bytes]
    log: Path
    out: Path

    def await_ready(self) -> None:
        """Wait until it says that it listens."""
        until(
            lambda: "luistert op" in self.out.read_text() or self.process.poll() is not None, "the servers are up", 120
        )
        assert self.process.poll() is None, self.log.read_text()

    def servers(self) -> dict[str, int]:
        """Its servers: module and process id."""
        return children_of(self.process.pid)

    def interrupt(self) -> int:
        """What Ctrl-C does; returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@contextmanager
def kompaan_chat(settings: Settings, model: Path) -> Iterator[Command]:
    """Run `kompaan chat` with a model that is trained already."""
    wanted = model_path(settings)
    wanted.parent.mkdir(exist_ok=True)
    if not wanted.exists():
        wanted.symlink_to(model)
    log, out = settings.state / "log", settings.state / "out"
    with log.open("wb") as errors, out.open("wb") as output:
        process = subprocess.Popen(
            [*KOMPAAN, "chat"],
            cwd=PROJECT,
            env=environment_of(settings),
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        try:
            yield Command(process, log, out)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(30)


@contextmanager
def errors_into(log: Path) -> Iterator[None]:
    """Let this process, and what it starts meanwhile, write its standard error to a file."""
    kept = os.dup(2)
    with log.open("ab") as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
