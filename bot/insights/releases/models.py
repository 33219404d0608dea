"""Tables of what was published. What is in them may be seen by every coordinator, and never changes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String
from sqlalchemy.orm import Mapped

from bot.database import Base


class ReleaseRow(Base):
    """A period that was published, with the k that held then. From then on nothing is added to its counts."""

    __tablename__ = "release"
    period: Mapped[str] = Column(String(7), primary_key=True)
    smallest: Mapped[int] = Column(Integer, nullable=False)
    published_on: Mapped[date] = Column(Date, nullable=False)


class ReleasedTableRow(Base):
    """The shape of a table in a period: options come and go, so that it is not always the same."""

    __tablename__ = "released_table"
    period: Mapped[str] = Column(String(7), primary_key=True)
    table_id: Mapped[str] = Column(String(40), primary_key=True)
    rows: Mapped[list[str]] = Column(JSON, nullable=False)
    columns: Mapped[list[str]] = Column(JSON, nullable=False)
    row_totals: Mapped[bool] = Column(Boolean, nullable=False)
    column_totals: Mapped[bool] = Column(Boolean, nullable=False)
    withheld: Mapped[bool] = Column(Boolean, nullable=False)


class ReleasedCellRow(Base):
    """A cell or a total: a rounded count, or null when it is hidden. A withheld table has none."""

    __tablename__ = "released_cell"
    period: Mapped[str] = Column(String(7), primary_key=True)
    table_id: Mapped[str] = Column(String(40), primary_key=True)
    row_id: Mapped[str] = Column(String(60), primary_key=True)
    column_id: Mapped[str] = Column(String(60), primary_key=True)
    conversations: Mapped[int | None] = Column(Integer)
