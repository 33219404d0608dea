"""Forgetting by itself: a cache looks for what is over only when it is used, and perhaps nobody uses it any more."""

from __future__ import annotations

import asyncio
from typing import Callable


class Sweeper:
    """Sweeps a while after something was put down, and goes on as long as something is left."""

    def __init__(self, after: float, sweep: Callable[[], bool]) -> None:
        """Make one that rests.

        Args:
            after: seconds between two sweeps.
            sweep: removes what is over; returns whether anything is left.
        """
        self._after, self._sweep = after, sweep
        self._planned = False

    @property
    def rests(self) -> bool:
        """Whether there is nothing left to sweep."""
        return not self._planned

    def later(self) -> None:
        """See to it that a sweep comes; only inside a running event loop."""
        if not self._planned:
            self._planned = True
            asyncio.get_running_loop().call_later(self._after, self._now)

    def _now(self) -> None:
        self._planned = False
        if self._sweep():
            self.later()
