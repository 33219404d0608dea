"""Keeps signals, shows those that may be seen, and deletes them. What is not sent never comes here."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from contextlib import suppress
from typing import Callable, NamedTuple, Tuple, TypeVar

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.insights.counting.models import InsightsMarkRow
from bot.insights.periods import Period
from bot.insights.signals.codes import code_in, hash_of, new_code
from bot.insights.signals.models import SignalRow
from bot.insights.signals.sentence import masked_again
from bot.insights.signals.themes import THEMES

LEAST_SHOWN = 3
"""Signals of one month and theme; fewer are not shown, so that none points to somebody."""

KEPT_MONTHS = 13

Result = TypeVar("Result")


class SignalsError(RuntimeError):
    """The database did not do what was asked, and nothing changed. Never holds a text or a code."""


class SignalGroup(NamedTuple):
    """The signals of one closed month about one theme, when there are enough.

    Attributes:
        period: the month.
        theme: id of the theme; `theme_labels` has its name.
        texts: the masked sentences in alphabetical order, so that nobody sees which came first.
    """

    period: Period
    theme: str
    texts: Tuple[str, ...]


class Signals:
    """The signals of one database."""

    def __init__(self, engine: Engine) -> None:
        """Opens nothing yet."""
        self._engine = engine

    def leave(self, theme: str, text: str, month: Period) -> str:
        """Keep a sentence; it is masked once more, whoever hands it over.

        Args:
            theme: one of `THEMES`.
            text: the sentence, as somebody agreed to.
            month: the month that it is; nothing finer is kept.

        Returns:
            the code by which it can be deleted. It exists nowhere else.

        Raises:
            ValueError: for another theme, no month, or a text of which nothing is left.
            SignalsError: when the database does not take it.
        """
        masked = masked_again(text)
        if theme not in THEMES or month.is_quarter or masked is None:
            raise ValueError("a signal needs a known theme, a month and a sentence")
        code = new_code()
        row = {"code_hash": hash_of(code), "month": str(month), "theme": theme, "text": masked}
        self._change(lambda connection: connection.execute(insert(SignalRow).values(**row)))
        return code

    def delete(self, code: str) -> bool:
        """Delete the signal that belongs to a code.

        Returns:
            whether there was one.

        Raises:
            SignalsError: when the database does not answer.
        """
        found = code_in(code)
        if found is None or found.code is None:
            return False
        return self._delete(SignalRow.code_hash == hash_of(found.code)) > 0

    def shown(self, now: Period) -> list[SignalGroup]:
        """What coordinators may see: of closed months, by theme, and only where there are enough.

        Args:
            now: the month that it is.

        Returns:
            groups, the oldest month first.

        Raises:
            SignalsError: when the database does not answer.
        """
        wanted = select(SignalRow.month, SignalRow.theme, SignalRow.text).where(SignalRow.month < str(now))
        groups: dict[tuple[Period, str], list[str]] = defaultdict(list)
        for month, theme, text in self._run(lambda connection: connection.execute(wanted).all()):
            groups[Period.parse(month), theme].append(text)
        ordered = sorted(groups.items(), key=lambda group: (group[0][0], _place(group[0][1])))
        return [
            SignalGroup(month, theme, tuple(sorted(texts, key=lambda text: (text.casefold(), text))))
            for (month, theme), texts in ordered
            if len(texts) >= LEAST_SHOWN
        ]

    def remove(self, text_hash: str) -> bool:
        """Take away a sentence that should not be there, for an administrator, who has no code.

        Args:
            text_hash: what `text_hash` gives for it.

        Returns:
            whether it was there; when it was there more than once, all are gone.

        Raises:
            SignalsError: when the database does not answer.
        """
        every = select(SignalRow.code_hash, SignalRow.month, SignalRow.theme, SignalRow.text)
        rows = self._run(lambda connection: connection.execute(every).all())
        found = [row[0] for row in rows if text_hash_of(*row[1:]) == text_hash]
        return bool(found) and self._delete(SignalRow.code_hash.in_(found)) > 0

    def expire(self, now: Period) -> int:
        """Delete what is older than `KEPT_MONTHS` months.

        Args:
            now: the month that it is.

        Returns:
            how many there were.

        Raises:
            SignalsError: when the database does not answer.
        """
        oldest = now
        for _ in range(KEPT_MONTHS):
            oldest = oldest.previous
        return self._delete(SignalRow.month < str(oldest))

    def is_demo(self) -> bool:
        """Whether this is a base with made-up figures, in which no real sentence belongs.

        Raises:
            SignalsError: when the database does not answer.
        """
        return self._run(lambda connection: connection.execute(select(InsightsMarkRow.kind)).first()) is not None

    def _delete(self, condition: object) -> int:
        many: int = self._change(lambda c: c.execute(delete(SignalRow).where(condition)).rowcount)
        if many and self._engine.dialect.name == "sqlite":
            # It is deleted by now, also when somebody is reading and the journal cannot be emptied yet.
            with suppress(SignalsError):
                self._run(_empty_journal)
        return many

    def _change(self, work: Callable[[Connection], Result]) -> Result:
        return self._run(lambda connection: work(_overwriting(connection)))

    def _run(self, work: Callable[[Connection], Result]) -> Result:
        """Do something in one transaction. What SQLAlchemy says when that fails may quote what people wrote."""
        failed = ""
        try:
            with self._engine.begin() as connection:
                return work(connection)
        except SQLAlchemyError as error:
            failed = type(error).__name__
        raise SignalsError(f"the database did not answer ({failed})")


def text_hash_of(month: str, theme: str, text: str) -> str:
    """How an administrator points to a sentence that is shown: by what it is, since there is no number.

    Args:
        month: as `str(period)` writes it.
        theme: its id.
        text: as it is shown.
    """
    return hashlib.sha256("\n".join((month, theme, text)).encode()).hexdigest()


def _place(theme: str) -> int:
    return THEMES.index(theme) if theme in THEMES else len(THEMES)


def _overwriting(connection: Connection) -> Connection:
    """SQLite leaves the bytes of what is deleted in the file, unless it is told otherwise."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    return connection


def _empty_journal(connection: Connection) -> None:
    """What is deleted stands in SQLite's journal until that is emptied; who reads meanwhile is not held up."""
    connection.exec_driver_sql("PRAGMA busy_timeout=100")
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.exec_driver_sql("PRAGMA busy_timeout=5000")
