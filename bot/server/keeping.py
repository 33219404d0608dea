"""A process that the others can do without: when it falls over it is started again, later each time."""

from __future__ import annotations

import subprocess
import time
from typing import Callable

from bot.console import warn

RESTARTS = 5
FIRST_WAIT = 1.0
"""Seconds before it is started again; each time twice as long."""

STEADY = 600.0
"""Seconds after which what went wrong before no longer counts."""

Process = subprocess.Popen[bytes]


class KeptGoing:
    """Keeps one process going for as long as somebody looks; never raises because of it."""

    def __init__(
        self, start: Callable[[], Process], given_up: str, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """Start nothing yet.

        Args:
            start: starts the process.
            given_up: what is said when it fell over too often (Dutch).
            seconds: a clock, for tests.
        """
        self._start, self._given_up, self._seconds = start, given_up, seconds
        self.process: Process | None = None
        """The process that runs, or ran last; None until it is started."""
        self._failures = 0
        self._started = self._again = 0.0
        self._down = False

    def start(self) -> None:
        """Start it for the first time."""
        self.process, self._started, self._down = self._start(), self._seconds(), False

    def look(self) -> None:
        """Start it again when it is down and the wait is over; does nothing when it was never started."""
        if self.process is None or self._failures > RESTARTS or self.process.poll() is None:
            return
        now = self._seconds()
        if not self._down:
            self._fell_over(now)
        elif now >= self._again:
            self.start()

    def _fell_over(self, now: float) -> None:
        self._down = True
        self._failures = 1 if now - self._started > STEADY else self._failures + 1
        self._again = now + FIRST_WAIT * 2 ** (self._failures - 1)
        if self._failures > RESTARTS:
            warn(self._given_up)
