"""The table of counters: what lives in conversations, as numbers that can point to nobody."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Mapped

from bot.database import Base


class MonthlyCountRow(Base):
    """How many conversations of a month touched something. No id, no time, no text."""

    __tablename__ = "monthly_count"
    month: Mapped[str] = Column(String(7), primary_key=True)
    kind: Mapped[str] = Column(String(30), primary_key=True)
    value: Mapped[str] = Column(String(60), primary_key=True)
    conversations: Mapped[int] = Column(Integer, nullable=False)
