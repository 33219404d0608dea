"""What site, API, exports and report know of counts: tables of closed periods, protected once and frozen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.database import DatabaseError
from bot.insights.counting.models import InsightsMarkRow
from bot.insights.periods import Period, this_month
from bot.insights.published import SMALLEST, PublishedTable
from bot.insights.releases.reading import read_releases, read_tables

_DEMO = "demo"


class Releases:
    """What was published of the counts in one database.

    Every method may raise `DatabaseError` when the database does not answer.
    """

    def __init__(self, engine: Engine) -> None:
        """Connect to nothing yet.

        Args:
            engine: the database with the counts, brought to the newest version.
        """
        self._engine = engine

    def publish_closed(self, now: Period | None = None, smallest: int = SMALLEST) -> list[Period]:
        """Publish every closed month that was not published yet, and every quarter whose months all are.

        It can be called again at any time, also in two processes at once: what is published stays as it is.

        Args:
            now: the month that it is, to which is still added; the real one when not given.
            smallest: k: what counts fewer conversations is hidden.

        Returns:
            What was published by this call, the oldest first.

        Raises:
            ValueError: when `smallest` is below what protects anybody.
        """
        # Only who publishes needs the attacker's programs, which take long to load.
        from bot.insights.releases.publishing import publish

        return publish(self._engine, now or this_month(), smallest)

    def periods(self) -> list[Period]:
        """Published months and quarters, the oldest first."""
        with self._reading() as session:
            return list(read_releases(session))

    def smallest(self, period: Period) -> int:
        """The k that held when a period was published.

        Raises:
            KeyError: when it is not published.
        """
        with self._reading() as session:
            return read_releases(session)[period]

    def table(self, period: Period, table_id: str) -> PublishedTable:
        """One table of a period.

        Raises:
            KeyError: when the period is not published, or has no such table.
        """
        for published in self.series(table_id, [period]):
            return published
        raise KeyError(f"{table_id} in {period}")

    def tables(self, period: Period) -> dict[str, PublishedTable]:
        """All tables of a period by id.

        Raises:
            KeyError: when the period is not published.
        """
        with self._reading() as session:
            found = {published.table.id: published for published in read_tables(session, [period])}
        if not found:
            raise KeyError(str(period))
        return found

    def series(self, table_id: str, periods: Iterable[Period]) -> list[PublishedTable]:
        """One table of several periods, the oldest first; periods that are not published are left out."""
        with self._reading() as session:
            return read_tables(session, periods, table_id)

    def is_demo(self) -> bool:
        """Whether the figures in this database were made up, to be looked at."""
        with self._reading() as session:
            return session.execute(select(InsightsMarkRow).filter_by(kind=_DEMO)).first() is not None

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        try:
            with Session(self._engine) as session:
                yield session
        except SQLAlchemyError as error:
            raise DatabaseError(f"De cijfers zijn niet leesbaar ({type(error).__name__}).") from None
