"""Turns at heavy work: a few at a time; who cannot begin soon is told so, and holds up nobody."""

from __future__ import annotations

from typing import Callable, TypeVar

from anyio import CapacityLimiter, Semaphore, move_on_after, to_thread
from fastapi import HTTPException

Made = TypeVar("Made")

PATIENCE = 1.0
"""Seconds to wait for a turn."""

TRY_AGAIN = "5"
"""Seconds after which a program may ask again."""


class Turns:
    """Does work of one kind in threads of its own: who waits holds none of those that serve the other pages."""

    def __init__(self, at_once: int, busy: str) -> None:
        """Begin with nothing to do.

        Args:
            at_once: so many at the same time.
            busy: what is said to who cannot begin (Dutch).
        """
        self._turns, self._threads, self._busy = Semaphore(at_once), CapacityLimiter(at_once), busy

    async def take(self, make: Callable[[], Made]) -> Made:
        """Do it when it is one's turn.

        Raises:
            HTTPException: 503 when it cannot begin in time.
        """
        with move_on_after(PATIENCE) as waiting:
            await self._turns.acquire()
        if waiting.cancelled_caught:
            raise HTTPException(503, self._busy, {"Retry-After": TRY_AGAIN})
        try:
            return await to_thread.run_sync(make, limiter=self._threads)
        finally:
            self._turns.release()
