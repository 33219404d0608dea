"""Logging in: the same time and the same words whatever is wrong, and a lock after a few wrong passwords."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import case, or_, select, update
from sqlalchemy.engine import Engine

from bot.insights.site.clock import Clock, utc_now
from bot.insights.site.models import CoordinatorRow
from bot.insights.site.passwords import Passwords

MOST_FAILURES = 5
LOCKED = timedelta(minutes=15)


class Logins:
    """Judges names with passwords."""

    def __init__(self, engine: Engine, passwords: Passwords, clock: Clock = utc_now) -> None:
        self._engine, self._passwords, self._clock = engine, passwords, clock

    def judge(self, name: str, password: str) -> bool:
        """Whether this is the password of an active account that is not locked.

        An attempt is noted before it is judged, so that many at once are not more than five.
        """
        allowed = self.note_attempt(name)
        row = CoordinatorRow
        wanted = select(row.password_hash).where(row.name == name, row.active)
        with self._engine.connect() as connection:
            kept = connection.execute(wanted).scalar_one_or_none()
        # Judged also when the answer is no: it takes as long.
        right = self._passwords.fits(password, kept)
        if not (right and allowed):
            return False
        with self._engine.begin() as connection:
            connection.execute(update(row).where(row.name == name).values(failed=0, locked_until=None))
        return True

    def known(self, name: str) -> bool:
        """Whether there is such an account: for the audit trail, never for who logs in."""
        with self._engine.connect() as connection:
            wanted = select(CoordinatorRow.name).where(CoordinatorRow.name == name)
            return connection.execute(wanted).first() is not None

    def note_attempt(self, name: str) -> bool:
        """Count an attempt, and lock when it is the last one; False when it is locked already."""
        row, now = CoordinatorRow, self._clock()
        unlocked = or_(row.locked_until.is_(None), row.locked_until <= now)
        # After a lock has ended the count begins anew.
        number = case((row.locked_until.is_(None), row.failed + 1), else_=1)
        lock = case((number >= MOST_FAILURES, now + LOCKED), else_=None)
        noted = update(row).where(row.name == name, unlocked).values(failed=number, locked_until=lock)
        with self._engine.begin() as connection:
            return bool(connection.execute(noted.execution_options(synchronize_session=False)).rowcount)
