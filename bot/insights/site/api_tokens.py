"""Tokens by which a program of a coordinator reads the API."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.insights.site.clock import Clock, here, utc_now
from bot.insights.site.models import ApiTokenRow, CoordinatorRow
from bot.insights.site.tokens import digest, new_token

VALID = timedelta(days=365)
PREFIX = "kompaan_"
"""By which a token that ends up in the wrong place is recognised."""


@dataclass(frozen=True)
class ApiToken:
    """A token, without what opens the door.

    Attributes:
        id: its hash.
        name: whose it is.
        label: what it is for.
        created: the day that it was made.
        last_day: the last day that it works; None when it goes on working.
    """

    id: str
    name: str
    label: str
    created: date
    last_day: date | None


class ApiTokens:
    """The tokens in one database."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine, self._clock = engine, clock

    def new(self, name: str, label: str) -> str:
        """Make a token for an account; given once, and kept only as a hash."""
        token, today = PREFIX + new_token(), self._today()
        row = {"token_hash": digest(token), "name": name, "label": label, "created": today, "last_day": today + VALID}
        with self._engine.begin() as connection:
            connection.execute(insert(ApiTokenRow), row)
        return token

    def owner(self, token: str) -> str | None:
        """Whose token it is; None when it is no token, too old, or its owner may not log in."""
        wanted = (
            select(ApiTokenRow.name, ApiTokenRow.last_day)
            .join(CoordinatorRow, CoordinatorRow.name == ApiTokenRow.name)
            .where(ApiTokenRow.token_hash == digest(token), CoordinatorRow.active)
        )
        with self._engine.connect() as connection:
            found = connection.execute(wanted).first()
        if found is None or (found.last_day is not None and found.last_day < self._today()):
            return None
        return str(found.name)

    def all(self, name: str | None = None) -> list[ApiToken]:
        """The tokens of everybody, or of one account."""
        row = ApiTokenRow
        wanted = select(row.token_hash, row.name, row.label, row.created, row.last_day).order_by(row.name, row.label)
        if name is not None:
            wanted = wanted.where(row.name == name)
        with self._engine.connect() as connection:
            return [ApiToken(*found) for found in connection.execute(wanted)]

    def revoke(self, token_id: str, name: str | None = None) -> ApiToken | None:
        """End a token at once; with a name only when it is theirs. Returns what was ended."""
        found = next((token for token in self.all(name) if token.id == token_id), None)
        if found:
            with self._engine.begin() as connection:
                connection.execute(delete(ApiTokenRow).where(ApiTokenRow.token_hash == token_id))
        return found

    def _today(self) -> date:
        return here(self._clock()).date()
