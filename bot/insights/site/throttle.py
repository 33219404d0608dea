"""Slowing down without knowing who: no address is kept, not even in memory."""

from __future__ import annotations

from collections import deque
from threading import Lock
from time import monotonic
from typing import Callable

Seconds = Callable[[], float]


class SlowDown:
    """Makes every answer to a log-in slower the more of them went wrong in the last minutes, for all names together."""

    def __init__(self, free: int = 5, step: float = 0.25, most: float = 3.0, window: float = 300.0) -> None:
        """Set how slow it gets.

        Args:
            free: so many failures cost nothing.
            step: seconds for each failure beyond those.
            most: seconds at most: who has the right password gets in all the same.
            window: seconds that a failure counts.
        """
        self._free, self._step, self._most, self._window = free, step, most, window
        self._failures: deque[float] = deque(maxlen=free + int(most / step) + 1)
        self._lock = Lock()

    def failed(self, now: float | None = None) -> None:
        """Note a failure."""
        with self._lock:
            self._failures.append(monotonic() if now is None else now)

    def delay(self, now: float | None = None) -> float:
        """Seconds to wait before the next attempt is judged."""
        since = (monotonic() if now is None else now) - self._window
        with self._lock:
            recent = sum(moment > since for moment in self._failures)
        return min(self._most, max(0, recent - self._free) * self._step)


class RateLimit:
    """So many requests in a minute for each key; what is kept is gone with the process."""

    def __init__(self, most: int = 60, window: float = 60.0, seconds: Seconds = monotonic) -> None:
        self._most, self._window, self._seconds = most, window, seconds
        self._seen: dict[str, deque[float]] = {}
        self._lock = Lock()

    def wait(self, key: str) -> int:
        """Note a request; 0 when it may go on, otherwise the whole seconds until the next may."""
        now = self._seconds()
        with self._lock:
            seen = self._seen.setdefault(key, deque())
            while seen and seen[0] <= now - self._window:
                seen.popleft()
            if len(seen) >= self._most:
                return int(seen[0] + self._window - now) + 1
            seen.append(now)
            return 0
