"""Accounts of coordinators: who may look, with which role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.insights.site.api_tokens import ApiTokens
from bot.insights.site.clock import Clock, utc_now
from bot.insights.site.models import ApiTokenRow, CoordinatorRow, CoordinatorSessionRow
from bot.insights.site.passwords import PasswordError, Passwords, require_good
from bot.insights.site.roles import ROLES

_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,58}[a-z0-9]")
_HIGHEST = "administrator"


class AccountError(ValueError):
    """Something that cannot be done with an account; the message says why (Dutch)."""


@dataclass(frozen=True)
class Account:
    """A coordinator.

    Attributes:
        name: by which they log in.
        role: one of `ROLES`.
        active: whether they can log in.
    """

    name: str
    role: str
    active: bool


class Accounts:
    """The accounts in one database."""

    def __init__(self, engine: Engine, passwords: Passwords | None = None, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._passwords = passwords or Passwords()
        self._tokens = ApiTokens(engine, clock)

    def add(self, name: str, role: str, password: str) -> Account:
        """Make an account.

        Raises:
            AccountError: when the name cannot be used or is taken, or there is no such role.
            PasswordError: when the password is too easy to guess.
        """
        name = tidy_name(name)
        _require_role(role)
        require_good(password, name)
        row = {"name": name, "role": role, "password_hash": self._passwords.hash(password), "failed": 0, "active": True}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(CoordinatorRow), row)
        except IntegrityError:
            raise AccountError(f"Er is al een coördinator met de naam {name}.") from None
        return Account(name, role, active=True)

    def all(self) -> list[Account]:
        """Every account, by name."""
        wanted = select(CoordinatorRow.name, CoordinatorRow.role, CoordinatorRow.active).order_by(CoordinatorRow.name)
        with self._engine.connect() as connection:
            return [Account(*row) for row in connection.execute(wanted)]

    def any(self) -> bool:
        """Whether there is an account at all."""
        with self._engine.connect() as connection:
            return connection.execute(select(CoordinatorRow.name).limit(1)).first() is not None

    def set_active(self, name: str, active: bool) -> None:
        """Let somebody in again, or keep them out: then their sessions end at once.

        Raises:
            AccountError: when there is no such account, or nobody would be left to keep the accounts.
        """
        with self._engine.begin() as connection:
            self._change(connection, name, active=active)
            if not active:
                _end_sessions(connection, name)

    def set_role(self, name: str, role: str) -> None:
        """Give somebody another role.

        Raises:
            AccountError: when there is no such account or role, or nobody would be left to keep the accounts.
        """
        _require_role(role)
        with self._engine.begin() as connection:
            self._change(connection, name, role=role)

    def set_password(self, name: str, password: str) -> None:
        """Set another password; all their sessions and tokens end, and a lock after wrong ones is lifted.

        Raises:
            AccountError: when there is no such account.
            PasswordError: when the password is too easy to guess.
        """
        require_good(password, name)
        kept = self._passwords.hash(password)
        with self._engine.begin() as connection:
            self._change(connection, name, password_hash=kept, failed=0, locked_until=None)
            _end_sessions(connection, name)
            _end_tokens(connection, name)

    def remove(self, name: str) -> None:
        """Remove an account with its sessions and tokens.

        Raises:
            AccountError: when there is no such account, or nobody would be left to keep the accounts.
        """
        with self._engine.begin() as connection:
            self._change(connection, name, active=False)
            _end_sessions(connection, name)
            _end_tokens(connection, name)
            connection.execute(delete(CoordinatorRow).where(CoordinatorRow.name == name))

    def new_token(self, name: str, label: str) -> str:
        """Make a token for the API; it is given once and cannot be read back.

        Raises:
            AccountError: when there is no such account, or the label is empty or too long.
        """
        if name not in {account.name for account in self.all()}:
            raise AccountError(_unknown(name))
        if not 0 < len(label.strip()) <= 60:
            raise AccountError("Geef het token een naam van hoogstens 60 tekens, zoals: rapport in Excel.")
        return self._tokens.new(name, label.strip())

    def _change(self, connection: Connection, name: str, **values: Any) -> None:
        """Change an account, unless nobody would be left who keeps the accounts."""
        before = _administrators(connection)
        changed = connection.execute(update(CoordinatorRow).where(CoordinatorRow.name == name).values(**values))
        if not changed.rowcount:
            raise AccountError(_unknown(name))
        if before and not _administrators(connection):
            raise AccountError("Dit is de enige beheerder. Maak eerst iemand anders beheerder.")


def tidy_name(name: str) -> str:
    """A name as it is kept.

    Raises:
        AccountError: when it cannot be used.
    """
    tidy = name.strip().casefold()
    if not _NAME.fullmatch(tidy):
        raise AccountError(
            "Kies een naam van 3 tot 60 tekens: letters zonder accent, cijfers, en in het midden ook . _ @ of -"
        )
    return tidy


def _administrators(connection: Connection) -> int:
    counted = select(func.count()).where(CoordinatorRow.role == _HIGHEST, CoordinatorRow.active)
    return int(connection.execute(counted).scalar_one())


def _end_sessions(connection: Connection, name: str) -> None:
    connection.execute(delete(CoordinatorSessionRow).where(CoordinatorSessionRow.name == name))


def _end_tokens(connection: Connection, name: str) -> None:
    connection.execute(delete(ApiTokenRow).where(ApiTokenRow.name == name))


def _require_role(role: str) -> None:
    if role not in ROLES:
        raise AccountError(f"Die rol bestaat niet. Kies uit {', '.join(ROLES)}.")


def _unknown(name: str) -> str:
    return f"Er is geen coördinator met de naam {name}."


__all__ = ["Account", "AccountError", "Accounts", "PasswordError", "tidy_name"]
