"""The counters of this process, opened once."""

from __future__ import annotations

import atexit
from functools import lru_cache

from bot.database import connect
from bot.insights.counting.counters import Counters
from bot.settings import Settings

STOP_WITHIN = 4.0
"""Seconds in which a process that is stopped writes what waits; it must be gone before it is killed."""


@lru_cache(maxsize=1)
def counters() -> Counters:
    """The counters of the settings; what waits is written when the process ends.

    Raises:
        DatabaseError: when the URL of the database cannot be used.
    """
    made = Counters(connect(Settings.from_environment().database_url))
    atexit.register(made.close, STOP_WITHIN)
    return made
