"""Tables of the counting. None has an order of arrival, an id or a time finer than a month."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Mapped

from bot.database import Base

# SQLite would number the rows of an ordinary table in the order in which they came.
NO_ORDER = {"sqlite_with_rowid": False}


class MonthlyCountRow(Base):
    """How many conversations of a month added to a cell of the cube."""

    __tablename__ = "monthly_count"
    __table_args__ = NO_ORDER
    month: Mapped[str] = Column(String(7), primary_key=True)
    table_id: Mapped[str] = Column(String(40), primary_key=True)
    row_id: Mapped[str] = Column(String(60), primary_key=True)
    column_id: Mapped[str] = Column(String(60), primary_key=True)
    conversations: Mapped[int] = Column(Integer, nullable=False)


class CountingLossRow(Base):
    """How many additions to cells of a month were lost, so that it is known."""

    __tablename__ = "counting_loss"
    __table_args__ = NO_ORDER
    month: Mapped[str] = Column(String(7), primary_key=True)
    additions: Mapped[int] = Column(Integer, nullable=False)


class InsightsMarkRow(Base):
    """What kind of base this is, when it is no ordinary one: `demo` holds figures that were made up."""

    __tablename__ = "insights_mark"
    __table_args__ = NO_ORDER
    kind: Mapped[str] = Column(String(20), primary_key=True)
