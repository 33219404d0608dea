"""Adds to the monthly counters: no id, no time, no text, and never at the cost of a conversation."""

from __future__ import annotations

import logging
from datetime import date
from typing import Iterable

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.insights.models import MonthlyCountRow

logger = logging.getLogger(__name__)

Cell = tuple[str, str]
"""What is counted: a kind (`theme`, `domain`, `advised`, `gap` ...) and one of its fixed values."""


class Counters:
    """The counters of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.lost = 0
        """How many additions were lost since the start because the database did not answer."""

    def add(self, cells: Iterable[Cell], today: date | None = None) -> bool:
        """Add one conversation to each cell.

        Args:
            cells: what this conversation touched and did not touch before.
            today: the day whose month is counted; today when not given.

        Returns:
            False when the database did not answer: the conversation goes on, and `lost` tells how many.
        """
        month = (today or date.today()).strftime("%Y-%m")
        wanted = sorted(set(cells))
        try:
            with Session(self._engine) as session, session.begin():
                for kind, value in wanted:
                    self._add_one(session, month, kind, value)
        except SQLAlchemyError as error:
            self.lost += len(wanted)
            logger.warning("Counting failed (%s); %d additions lost since the start.", type(error).__name__, self.lost)
            return False
        return True

    def _add_one(self, session: Session, month: str, kind: str, value: str) -> None:
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        row = {"month": month, "kind": kind, "value": value}
        session.execute(dialect.insert(MonthlyCountRow).values(**row, conversations=0).on_conflict_do_nothing())
        session.execute(
            update(MonthlyCountRow)
            .filter_by(**row)
            .values(conversations=MonthlyCountRow.conversations + 1)
            .execution_options(synchronize_session=False)
        )
