"""Sessions: a random token in a cookie, only its hash in the database, and an end in any case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Engine

from bot.insights.site.clock import Clock, utc_now
from bot.insights.site.models import CoordinatorRow, CoordinatorSessionRow
from bot.insights.site.roles import ROLES, Access
from bot.insights.site.tokens import digest, new_token

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)
"""How precisely it is kept when somebody was there last; not every look is a write."""


@dataclass(frozen=True)
class Session:
    """Somebody who is logged in.

    Attributes:
        name: who.
        role: their role at this moment.
        csrf: what their forms carry, so that no other site can send them.
    """

    name: str
    role: str
    csrf: str

    def may(self, access: Access) -> bool:
        """Whether their role is enough."""
        return ROLES[self.role] >= access


class Sessions:
    """The sessions in one database."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine, self._clock = engine, clock

    def open(self, name: str) -> str:
        """Begin a session; returns the token for the cookie."""
        token, now = new_token(), self._clock()
        row = {"token_hash": digest(token), "name": name, "csrf": new_token(), "created": now, "seen": now}
        with self._engine.begin() as connection:
            connection.execute(insert(CoordinatorSessionRow), row)
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, and note that it was seen; None when it ended or never was."""
        row, who, now = CoordinatorSessionRow, CoordinatorRow, self._clock()
        wanted = (
            select(row.name, row.csrf, row.seen, who.role)
            .join(who, who.name == row.name)
            .where(row.token_hash == digest(token), who.active, row.seen > now - IDLE, row.created > now - LONGEST)
        )
        with self._engine.connect() as connection:
            found = connection.execute(wanted).first()
        if found is None or found.role not in ROLES:
            return None
        if now - found.seen >= NOTED_EVERY:
            self._note(token, now)
        return Session(found.name, found.role, found.csrf)

    def close(self, token: str) -> None:
        """End a session."""
        with self._engine.begin() as connection:
            connection.execute(delete(CoordinatorSessionRow).where(CoordinatorSessionRow.token_hash == digest(token)))

    def forget_ended(self) -> None:
        """Remove what ended by itself."""
        row, now = CoordinatorSessionRow, self._clock()
        with self._engine.begin() as connection:
            connection.execute(delete(row).where(or_(row.seen <= now - IDLE, row.created <= now - LONGEST)))

    def _note(self, token: str, now: datetime) -> None:
        row = CoordinatorSessionRow
        with self._engine.begin() as connection:
            connection.execute(update(row).where(row.token_hash == digest(token)).values(seen=now))
