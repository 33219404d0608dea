"""What every action needs: the knowledge base, opened once, used in a thread of its own."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import Callable, TypeVar

from bot.database import connect
from bot.knowledge.queries import KnowledgeBase
from bot.settings import Settings

Result = TypeVar("Result")


@lru_cache(maxsize=1)
def knowledge() -> KnowledgeBase:
    """The knowledge base of the settings."""
    return KnowledgeBase(connect(Settings.from_environment().database_url))


async def in_thread(function: Callable[[], Result]) -> Result:
    """Run something that waits for the database without holding up other conversations."""
    return await asyncio.get_running_loop().run_in_executor(None, function)
