"""The table of signals: a masked sentence under a month and a theme, and nothing by which to find who sent it."""

from __future__ import annotations

from sqlalchemy import Column, String, Text
from sqlalchemy.orm import Mapped

from bot.database import Base
from bot.insights.counting.models import NO_ORDER


class SignalRow(Base):
    """A sentence that somebody chose to pass on. Of the code that deletes it only the hash is kept."""

    __tablename__ = "signal"
    __table_args__ = NO_ORDER
    code_hash: Mapped[str] = Column(String(64), primary_key=True)
    month: Mapped[str] = Column(String(7), nullable=False)
    theme: Mapped[str] = Column(String(40), nullable=False)
    text: Mapped[str] = Column(Text, nullable=False)
