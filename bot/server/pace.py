"""Turns take turns: between two pieces of heavy work the server looks at what else came in.

Understanding a message keeps the event loop busy for some ten milliseconds. When fifty arrive at once, asyncio
would do all of them before it reads the next request, so that *wis alles* waits for seconds.
"""

from __future__ import annotations

import asyncio
from typing import Any, Awaitable, Callable


class Pace:
    """Lets one piece of heavy work begin at a time, in order of arrival."""

    def __init__(self) -> None:
        self._next = asyncio.Lock()

    async def wait(self) -> None:
        """Wait for one's turn; between two turns the event loop looks at its sockets."""
        async with self._next:
            await asyncio.sleep(0)

    def before(self, work: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """The same work, begun when it is its turn."""

        async def paced(*args: Any, **kwargs: Any) -> Any:
            await self.wait()
            return await work(*args, **kwargs)

        return paced
