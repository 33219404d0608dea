"""The audit trail: who looked at, exported or changed what, in fixed names; never what somebody typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.insights.site.clock import Clock, utc_now
from bot.insights.site.models import AuditRow

KEPT = timedelta(days=2 * 365)
NOBODY = "(onbekend)"
"""Who tried to get in with a name that is nobody's: what was typed may be a password."""


@dataclass(frozen=True)
class Noted:
    """One line of the trail; `when` is in UTC."""

    when: datetime
    name: str
    what: str
    detail: str


class Audit:
    """The trail in one database."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine, self._clock = engine, clock

    def note(self, name: str, what: str, detail: str = "") -> None:
        """Add a line.

        Args:
            name: which coordinator, or `NOBODY`.
            what: what they did, such as `figures` or `login`.
            detail: with what: names of the cube, of an account or of a file.
        """
        row = {"day_time": self._clock().replace(microsecond=0), "name": name, "what": what, "detail": detail[:200]}
        with self._engine.begin() as connection:
            connection.execute(insert(AuditRow), row)

    def page(self, number: int, size: int = 50) -> list[Noted]:
        """The lines of a page, the newest first; page 1 is the newest."""
        row = AuditRow
        wanted = select(row.day_time, row.name, row.what, row.detail).order_by(row.id.desc())
        with self._engine.connect() as connection:
            found = connection.execute(wanted.limit(size).offset((number - 1) * size))
            return [Noted(*line) for line in found]

    def forget_old(self) -> None:
        """Remove lines that are older than `KEPT`."""
        with self._engine.begin() as connection:
            connection.execute(delete(AuditRow).where(AuditRow.day_time < self._clock() - KEPT))
