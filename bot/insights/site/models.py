"""Tables of the site: coordinators, their sessions and tokens, and who looked at what. Nothing of a conversation."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Column, Date, DateTime, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped

from bot.database import Base


class CoordinatorRow(Base):
    """An account. Times are in UTC, without a time zone."""

    __tablename__ = "coordinator"
    name: Mapped[str] = Column(String(60), primary_key=True)
    password_hash: Mapped[str] = Column(String(200), nullable=False)
    role: Mapped[str] = Column(String(20), nullable=False)
    failed: Mapped[int] = Column(Integer, nullable=False, default=0)
    locked_until: Mapped[datetime | None] = Column(DateTime)
    active: Mapped[bool] = Column(Boolean, nullable=False, default=True)


class CoordinatorSessionRow(Base):
    """Someone who is logged in; of what their browser holds only the hash is kept."""

    __tablename__ = "coordinator_session"
    token_hash: Mapped[str] = Column(String(64), primary_key=True)
    name: Mapped[str] = Column(ForeignKey("coordinator.name", ondelete="CASCADE"), nullable=False)
    csrf: Mapped[str] = Column(String(64), nullable=False)
    created: Mapped[datetime] = Column(DateTime, nullable=False)
    seen: Mapped[datetime] = Column(DateTime, nullable=False)


class ApiTokenRow(Base):
    """A token by which a program of a coordinator reads the API; only its hash is kept."""

    __tablename__ = "api_token"
    token_hash: Mapped[str] = Column(String(64), primary_key=True)
    name: Mapped[str] = Column(ForeignKey("coordinator.name", ondelete="CASCADE"), nullable=False)
    label: Mapped[str] = Column(String(60), nullable=False)
    created: Mapped[date] = Column(Date, nullable=False)
    last_day: Mapped[date | None] = Column(Date)


class AuditRow(Base):
    """One look, export, log-in or change: who, when (UTC) and what, in fixed names."""

    __tablename__ = "audit"
    id: Mapped[int] = Column(Integer, primary_key=True, autoincrement=True)
    day_time: Mapped[datetime] = Column(DateTime, nullable=False)
    name: Mapped[str] = Column(String(60), nullable=False)
    what: Mapped[str] = Column(String(60), nullable=False)
    detail: Mapped[str] = Column(String(200), nullable=False)
