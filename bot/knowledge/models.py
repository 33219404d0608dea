"""The tables of the knowledge base."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Date, Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, relationship

from bot.database import Base


class DocumentRow(Base):
    """A source document."""

    __tablename__ = "document"
    id: Mapped[str] = Column(String(60), primary_key=True)
    position: Mapped[int] = Column(Integer, nullable=False)
    title: Mapped[str] = Column(Text, nullable=False)
    publisher: Mapped[str] = Column(Text, nullable=False)
    year: Mapped[int | None] = Column(Integer)
    year_note: Mapped[str | None] = Column(Text)


class ThemeRow(Base):
    """A theme of reflection."""

    __tablename__ = "theme"
    id: Mapped[str] = Column(String(60), primary_key=True)
    position: Mapped[int] = Column(Integer, nullable=False)
    name: Mapped[str] = Column(Text, nullable=False)
    intro: Mapped[str] = Column(Text, nullable=False)
    scale: Mapped[str] = Column(String(20), nullable=False)
    place: Mapped[str] = Column(Text, nullable=False)


class QuestionRow(Base):
    """A *bewustwordingsvraag*."""

    __tablename__ = "question"
    theme: Mapped[str] = Column(ForeignKey("theme.id"), primary_key=True)
    level: Mapped[str] = Column(String(10), primary_key=True)
    number: Mapped[int] = Column(Integer, primary_key=True)
    text: Mapped[str] = Column(Text, nullable=False)
    follow_ups: Mapped[list[str]] = Column(JSON, nullable=False)
    why: Mapped[str] = Column(Text, nullable=False)
    depth: Mapped[int] = Column(Integer, nullable=False)
    keywords: Mapped[list[str]] = Column(JSON, nullable=False)
    source: Mapped[str] = Column(ForeignKey("document.id"), nullable=False)
    place: Mapped[str] = Column(Text, nullable=False)


class ConceptRow(Base):
    """An idea of the sources: a role, a rung, a building block..."""

    __tablename__ = "concept"
    id: Mapped[str] = Column(String(60), primary_key=True)
    kind: Mapped[str] = Column(String(20), nullable=False, index=True)
    number: Mapped[int] = Column(Integer, nullable=False)
    level: Mapped[str | None] = Column(String(10))
    name: Mapped[str] = Column(Text, nullable=False)
    aliases: Mapped[list[str]] = Column(JSON, nullable=False)
    text: Mapped[str] = Column(Text, nullable=False)
    professional: Mapped[str | None] = Column(Text)
    source: Mapped[str] = Column(ForeignKey("document.id"), nullable=False)
    place: Mapped[str] = Column(Text, nullable=False)


class OptionRow(Base):
    """A form of support, a method, or the yardstick.

    `youngest` and `oldest` repeat the hard criterion on ages, in years, so that a query can ask for an age;
    `position` is its place among others in an answer.
    """

    __tablename__ = "option"
    id: Mapped[str] = Column(String(60), primary_key=True)
    name: Mapped[str] = Column(Text, nullable=False)
    kind: Mapped[str] = Column(String(10), nullable=False)
    short: Mapped[str] = Column(Text, nullable=False)
    step: Mapped[str] = Column(String(20), nullable=False)
    access: Mapped[str] = Column(String(20), nullable=False)
    delivers: Mapped[str] = Column(String(20), nullable=False)
    contacts: Mapped[list[str]] = Column(JSON, nullable=False)
    traits: Mapped[list[str]] = Column(JSON, nullable=False)
    position: Mapped[int] = Column(Integer, nullable=False, index=True)
    youngest: Mapped[float | None] = Column(Float)
    oldest: Mapped[float | None] = Column(Float)
    criteria: Mapped[list[dict[str, Any]]] = Column(JSON, nullable=False)
    aliases: Mapped[list[AliasRow]] = relationship(
        "AliasRow", order_by="AliasRow.position", cascade="all, delete-orphan", lazy="selectin"
    )
    facts: Mapped[list[FactRow]] = relationship(
        "FactRow", order_by="FactRow.position", cascade="all, delete-orphan", lazy="selectin"
    )


class AliasRow(Base):
    """Another name people use for an option."""

    __tablename__ = "option_alias"
    option_id: Mapped[str] = Column(ForeignKey("option.id"), primary_key=True)
    position: Mapped[int] = Column(Integer, primary_key=True)
    name: Mapped[str] = Column(Text, nullable=False)


class FactRow(Base):
    """What a source says of an option on one field."""

    __tablename__ = "option_fact"
    option_id: Mapped[str] = Column(ForeignKey("option.id"), primary_key=True)
    field: Mapped[str] = Column(String(40), primary_key=True)
    position: Mapped[int] = Column(Integer, nullable=False)
    value: Mapped[str] = Column(Text, nullable=False)
    professional: Mapped[str | None] = Column(Text)
    readings: Mapped[list[dict[str, str]] | None] = Column(JSON(none_as_null=True))
    checked_on: Mapped[date | None] = Column(Date)
    source: Mapped[str] = Column(ForeignKey("document.id"), nullable=False)
    place: Mapped[str] = Column(Text, nullable=False)


class TagRow(Base):
    """What an option can be found by: a trait, or a value of a Situation that speaks for it ("domains:school").

    Repeats traits and criteria of the option in the order of an answer: the least `lightness` speaks most for it,
    then its `position`.
    """

    __tablename__ = "option_tag"
    option_id: Mapped[str] = Column(ForeignKey("option.id"), primary_key=True)
    tag: Mapped[str] = Column(String(60), primary_key=True)
    lightness: Mapped[int] = Column(Integer, nullable=False)
    position: Mapped[int] = Column(Integer, nullable=False)
    __table_args__ = (Index("ix_option_tag_tag", "tag", "lightness", "position", "option_id"),)


class ContactRow(Base):
    """A line or place to turn to."""

    __tablename__ = "contact"
    id: Mapped[str] = Column(String(60), primary_key=True)
    position: Mapped[int] = Column(Integer, nullable=False)
    kind: Mapped[str] = Column(String(10), nullable=False)
    name: Mapped[str] = Column(Text, nullable=False)
    phone: Mapped[str | None] = Column(Text)
    url: Mapped[str | None] = Column(Text)
    email: Mapped[str | None] = Column(Text)
    hours: Mapped[str | None] = Column(Text)
    good_for: Mapped[str] = Column(Text, nullable=False)
    not_for: Mapped[str | None] = Column(Text)
    aliases: Mapped[list[str]] = Column(JSON, nullable=False)
    criteria: Mapped[list[dict[str, Any]]] = Column(JSON, nullable=False)
    checked_on: Mapped[date] = Column(Date, nullable=False)


class ProvinceRow(Base):
    """A province, with its postcodes and municipalities."""

    __tablename__ = "province"
    id: Mapped[str] = Column(String(30), primary_key=True)
    position: Mapped[int] = Column(Integer, nullable=False)
    postcodes: Mapped[list[list[int]]] = Column(JSON, nullable=False)
    municipalities: Mapped[list[str]] = Column(JSON, nullable=False)


class WordingRow(Base):
    """The words for a Situation; always one row."""

    __tablename__ = "wording"
    id: Mapped[int] = Column(Integer, primary_key=True)
    facts: Mapped[dict[str, Any]] = Column(JSON, nullable=False)
    excluded: Mapped[dict[str, str]] = Column(JSON, nullable=False)
    steps: Mapped[dict[str, int]] = Column(JSON, nullable=False)


class FileRow(Base):
    """A file as its editor wrote it, so that an export gives it back with its comments and layout."""

    __tablename__ = "knowledge_file"
    path: Mapped[str] = Column(String(200), primary_key=True)
    text: Mapped[str] = Column(Text, nullable=False)


class VersionRow(Base):
    """Which import the tables hold; always one row. A server that sees another version reads again."""

    __tablename__ = "knowledge_version"
    id: Mapped[int] = Column(Integer, primary_key=True)
    digest: Mapped[str] = Column(String(64), nullable=False)
