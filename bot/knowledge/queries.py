"""What the conversations ask of the knowledge base, answered as plain dataclasses of the domain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any, Callable, TypeVar, cast

from cachetools import LRUCache
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.database import DatabaseError
from bot.knowledge import models
from bot.knowledge.schema import UNKNOWN
from bot.orientation.contact import Contact
from bot.orientation.matching import Criterion
from bot.orientation.ranking import Profile
from bot.orientation.wording import Wording
from bot.reflection.questions import Question

Answer = TypeVar("Answer")

REMEMBERED = 1024
"""How many answers are remembered; more than the knowledge base has today."""


@dataclass(frozen=True)
class Fact:
    """A fact of an option with where it stands.

    Attributes:
        value: the fact, or None when the source does not say.
        source: document, place in it and year, as one line.
        year: year of the document, None when not stated.
    """

    value: str | None
    source: str
    year: int | None


@dataclass(frozen=True)
class Option:
    """An option as the conversations show it."""

    id: str
    name: str
    short: str
    facts: dict[str, Fact]
    contacts: tuple[str, ...]


@dataclass(frozen=True)
class Theme:
    """A theme of reflection; `scale` is the kind of concept one places oneself on."""

    id: str
    name: str
    intro: str
    scale: str


@dataclass(frozen=True)
class Concept:
    """An idea of the sources."""

    id: str
    kind: str
    number: int
    name: str
    text: str
    source: str


@dataclass(frozen=True)
class OrientationData:
    """Everything that ranking needs."""

    profiles: tuple[Profile, ...]
    contacts: tuple[Contact, ...]
    wording: Wording
    steps: dict[str, int]
    shorts: dict[str, str]
    sources: dict[str, str]


def _once_per_import(read: Callable[..., Answer]) -> Callable[..., Answer]:
    """Remember what a method read until the tables hold another import; every turn asks the same few things."""

    @wraps(read)
    def remembering(self: KnowledgeBase, *arguments: str) -> Answer:
        key = (self.version(), read.__name__, *arguments)
        with self._lock:
            if key in self._remembered:
                return cast(Answer, self._remembered[key])
        answer = read(self, *arguments)
        with self._lock:
            self._remembered[key] = answer
        return answer

    return remembering


class KnowledgeBase:
    """Answers from the database.

    Every method may raise `DatabaseError` when the database cannot be read or was never filled.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._remembered: LRUCache[tuple[str, ...], Any] = LRUCache(REMEMBERED)
        self._lock = Lock()

    def version(self) -> str:
        """The digest of the import that the tables hold."""
        digest = self._scalar(select(models.VersionRow.digest))
        if digest is None:
            raise DatabaseError("De kennisbank is leeg. Doe eerst: kompaan knowledge import")
        return str(digest)

    @_once_per_import
    def orientation(self) -> OrientationData:
        """Everything that ranking needs."""
        options = self._all(select(models.OptionRow).order_by(models.OptionRow.id))
        contacts = self._all(select(models.ContactRow).order_by(models.ContactRow.position))
        wording = self._all(select(models.WordingRow))[0]
        labels = self._document_labels()
        return OrientationData(
            profiles=tuple(_profile(row) for row in options),
            contacts=tuple(_contact(row) for row in contacts),
            wording=Wording(wording.facts, wording.excluded),
            steps=wording.steps,
            shorts={row.id: row.short for row in options},
            sources={row.id: labels[row.facts[0].source] for row in options},
        )

    @_once_per_import
    def themes(self) -> tuple[Theme, ...]:
        """The themes of reflection, in their order."""
        rows = self._all(select(models.ThemeRow).order_by(models.ThemeRow.position))
        return tuple(Theme(row.id, row.name, row.intro, row.scale) for row in rows)

    @_once_per_import
    def questions(self, theme: str, level: str) -> tuple[Question, ...]:
        """The questions of a theme and level, in the order of the source."""
        found = select(models.QuestionRow).filter_by(theme=theme, level=level)
        labels = self._document_labels()
        return tuple(_question(row, labels) for row in self._all(found.order_by(models.QuestionRow.number)))

    @_once_per_import
    def concepts(self, kind: str) -> tuple[Concept, ...]:
        """The concepts of a kind (`role`, `rung`, `need`, `recommendation`), in order."""
        rows = self._all(select(models.ConceptRow).filter_by(kind=kind).order_by(models.ConceptRow.number))
        labels = self._document_labels()
        return tuple(Concept(r.id, r.kind, r.number, r.name, r.text, f"{labels[r.source]}, {r.place}") for r in rows)

    @_once_per_import
    def option(self, option_id: str) -> Option | None:
        """One option by id, or None."""
        rows = self._all(select(models.OptionRow).filter_by(id=option_id))
        documents = {row.id: row for row in self._all(select(models.DocumentRow))}
        return _option(rows[0], documents) if rows else None

    @_once_per_import
    def contact(self, contact_id: str) -> Contact | None:
        """One contact by id, or None."""
        rows = self._all(select(models.ContactRow).filter_by(id=contact_id))
        return _contact(rows[0]) if rows else None

    def _document_labels(self) -> dict[str, str]:
        return {row.id: document_label(row) for row in self._all(select(models.DocumentRow))}

    def _all(self, statement: Any) -> list[Any]:
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                return list(session.scalars(statement).all())
        except SQLAlchemyError as error:
            raise DatabaseError(f"De kennisbank antwoordt niet ({type(error).__name__}).") from None

    def _scalar(self, statement: Any) -> Any:
        found = self._all(statement)
        return found[0] if found else None


def document_label(row: models.DocumentRow) -> str:
    """A document as one names it to a reader: title, publisher and year."""
    year = str(row.year) if row.year else row.year_note
    return ", ".join(part for part in (row.title, row.publisher, year) if part)


def _question(row: models.QuestionRow, labels: dict[str, str]) -> Question:
    return Question(
        theme=row.theme,
        level=row.level,
        number=row.number,
        text=row.text,
        follow_ups=tuple(row.follow_ups),
        why=row.why,
        depth=row.depth,
        keywords=tuple(row.keywords),
        source=f"{labels[row.source]}, {row.place}",
    )


def _option(row: models.OptionRow, documents: dict[str, models.DocumentRow]) -> Option:
    facts = {
        fact.field: Fact(
            value=None if fact.value == UNKNOWN else fact.value,
            source=f"{document_label(documents[fact.source])}, {fact.place}",
            year=documents[fact.source].year,
        )
        for fact in row.facts
    }
    return Option(row.id, row.name, row.short, facts, tuple(row.contacts))


def _profile(row: models.OptionRow) -> Profile:
    return Profile(
        id=row.id,
        name=row.name,
        step=row.step,
        access=row.access,
        delivers=row.delivers,
        contacts=tuple(row.contacts),
        criteria=tuple(_criterion(plain) for plain in row.criteria),
    )


def _contact(row: models.ContactRow) -> Contact:
    return Contact(
        id=row.id,
        kind=row.kind,
        name=row.name,
        phone=row.phone,
        url=row.url,
        hours=row.hours,
        good_for=row.good_for,
        criteria=tuple(_criterion(plain) for plain in row.criteria),
    )


def _criterion(plain: dict[str, Any]) -> Criterion:
    """A criterion as ranking takes it; where it stands in the source stays behind."""
    kept: dict[str, Any] = {
        name: plain[name] for name in ("on", "hard", "weights", "weight", "because") if name in plain
    }
    kept.update({name: tuple(plain[name]) for name in ("between", "any_of", "none_of") if name in plain})
    return Criterion(**kept)
