"""The signals of the settings, opened once."""

from __future__ import annotations

from functools import lru_cache

from bot.database import connect
from bot.insights.signals import Signals
from bot.settings import Settings


@lru_cache(maxsize=1)
def signals() -> Signals:
    """The signals of the settings.

    Raises:
        DatabaseError: when the URL of the database cannot be used.
    """
    return Signals(connect(Settings.from_environment().database_url))
