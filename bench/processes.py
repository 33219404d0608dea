"""Processes that a measurement starts, and what can be seen of a process from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import IO, Mapping

from bench.client import BenchError

START_WITHIN = 180.0
TRAIN_WITHIN = 300.0
STOP_WITHIN = 8.0
POLL = 0.1
"""Seconds between two looks at whether a server answers; Kompaan's own start looks as often."""


def python(statement: str, *arguments: str) -> list[str]:
    """The command that runs a statement in a Python of its own; modules of its directory come first."""
    return [sys.executable, "-c", statement, *arguments]


def run_to_end(command: list[str], directory: Path, environment: Mapping[str, str], log: Path) -> float:
    """Run a command; it is killed when this process is interrupted.

    Returns:
        the seconds it took.

    Raises:
        BenchError: when it fails; its output is in `log`.
    """
    began = time.perf_counter()
    with log.open("ab") as output:
        try:
            subprocess.run(
                command,
                cwd=directory,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                timeout=TRAIN_WITHIN,
                start_new_session=True,
                check=True,
            )
        except subprocess.SubprocessError as error:
            raise BenchError(f"{type(error).__name__}; see {log}") from error
    return time.perf_counter() - began


class Group:
    """Server processes that are started together and stopped together; use as a context manager."""

    def __init__(self, directory: Path, environment: Mapping[str, str], log: Path) -> None:
        """Make an empty group whose processes run in `directory` and write to `log`."""
        self._directory = directory
        self._environment = dict(environment)
        self._log = log
        self._output: IO[bytes] | None = None
        self._children: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Group:
        self._output = self._log.open("ab")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop all, politely first."""
        for child in self._children:
            child.terminate()
        for child in self._children:
            try:
                child.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        if self._output is not None:
            self._output.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """Process ids, in the order of starting."""
        return tuple(child.pid for child in self._children)

    def start(self, command: list[str]) -> None:
        """Start a process, in a session of its own: Ctrl-C reaches only this one, which then stops it."""
        self._children.append(
            subprocess.Popen(
                command,
                cwd=self._directory,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=self._output,
                stderr=self._output,
                start_new_session=True,
            )
        )

    def await_answers(self, *urls: str) -> None:
        """Wait until all URLs answer.

        Raises:
            BenchError: when a process ends or they do not answer in time; output is in the log.
        """
        deadline = time.monotonic() + START_WITHIN
        waiting = list(urls)
        while waiting := [url for url in waiting if not _answers(url)]:
            if time.monotonic() > deadline or any(child.poll() is not None for child in self._children):
                raise BenchError(f"no answer from {', '.join(waiting)}; see {self._log}")
            time.sleep(POLL)


def resident_megabytes(pid: int) -> float:
    """Memory of a process that is in use (resident set)."""
    status = Path(f"/proc/{pid}/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(pid)])) / 1024


def processor_seconds(*pids: int) -> float:
    """Processor time that processes have used so far; 0 where the system does not tell finely enough."""
    used = 0
    for pid in pids:
        status = Path(f"/proc/{pid}/stat")
        if status.is_file():
            # After the program's name, which is in brackets, time in it and for it are the 12th and 13th.
            fields = status.read_text().rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
    return used / os.sysconf("SC_CLK_TCK")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
