"""What a running server keeps of the knowledge base: read again after an import, kept when the database is gone."""

from __future__ import annotations

from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Callable, Generic, TypeVar

from sqlalchemy.engine import make_url

from bot.database import DatabaseError, connect
from bot.knowledge.queries import KnowledgeBase

Value = TypeVar("Value")

LOOK_EVERY = 2.0
"""Seconds between two looks at the database, at most one per message."""


class Live(Generic[Value]):
    """A value made from the knowledge base, never older than the last import by more than a few seconds.

    Looking happens in a thread of its own: a message never waits for the database.
    """

    def __init__(
        self,
        url: str,
        make: Callable[[KnowledgeBase], Value],
        initial: Value,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin with what is known without a database.

        Args:
            url: SQLAlchemy URL of the knowledge base.
            make: makes the value; may raise `DatabaseError`.
            initial: the value until the database was read.
            clock: seconds, for tests.
        """
        self._url, self._make, self._value, self._clock = url, make, initial, clock
        self._version: str | None = None
        self._base: KnowledgeBase | None = None
        self._look_from = clock()
        self._looking = Lock()

    def current(self) -> Value:
        """The value, at once; when it is time to look whether it changed, that happens meanwhile."""
        if self._clock() >= self._look_from and self._looking.acquire(blocking=False):
            self._look_from = self._clock() + LOOK_EVERY
            Thread(target=self._look, daemon=True).start()
        return self._value

    def refresh(self) -> None:
        """Take up the last import; without a usable database everything stays as it is."""
        try:
            base = self._base = self._base or KnowledgeBase(connect(self._url))
            version = base.version() if _exists(self._url) else self._version
            if version != self._version:
                self._value, self._version = self._make(base), version
        except DatabaseError:
            return

    def _look(self) -> None:
        try:
            self.refresh()
        finally:
            self._looking.release()


def _exists(url: str) -> bool:
    """Whether there is a database to look into; SQLite would make an empty one."""
    parsed = make_url(url)
    in_a_file = parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:"
    return not in_a_file or Path(str(parsed.database)).is_file()
