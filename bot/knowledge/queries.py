"""What the conversations ask of the knowledge base, answered as plain dataclasses of the domain."""

from __future__ import annotations

from functools import wraps
from threading import Lock
from typing import Any, Callable, Hashable, TypeVar, cast

from cachetools import LRUCache
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, noload

from bot.database import DatabaseError
from bot.knowledge import models
from bot.knowledge.answers import Concept, Fact, Found, Name, Option, OrientationData, Theme
from bot.knowledge.schema import DISPUTED, UNKNOWN
from bot.knowledge.search import matching
from bot.orientation.contact import Contact
from bot.orientation.matching import Criterion
from bot.orientation.ranking import Profile
from bot.orientation.wording import Wording
from bot.questions.wanted import Wanted
from bot.reflection.questions import Question

Answer = TypeVar("Answer")

YARDSTICK = "yardstick"
"""The kind of option that is never advised: the decree's own trajectondersteuner."""

REMEMBERED = 1024
"""How many answers are remembered; more than the knowledge base has today."""


def _once_per_import(read: Callable[..., Answer]) -> Callable[..., Answer]:
    """Remember what a method read until the tables hold another import; every turn asks the same few things."""

    @wraps(read)
    def remembering(self: KnowledgeBase, *arguments: Hashable) -> Answer:
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
        self._remembered: LRUCache[tuple[Hashable, ...], Any] = LRUCache(REMEMBERED)
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
        advised = select(models.OptionRow).where(models.OptionRow.kind != YARDSTICK)
        options = self._all(advised.order_by(models.OptionRow.id))
        wording = self._all(select(models.WordingRow))[0]
        labels = self._document_labels()
        return OrientationData(
            profiles=tuple(_profile(row) for row in options),
            contacts=self.contacts(),
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
        """The concepts of a kind (see `bot.knowledge.schema.ConceptKind`), in order."""
        rows = self._all(select(models.ConceptRow).filter_by(kind=kind).order_by(models.ConceptRow.number))
        labels = self._document_labels()
        return tuple(_concept(row, labels) for row in rows)

    @_once_per_import
    def concept(self, concept_id: str) -> Concept | None:
        """One concept by id, or None."""
        rows = self._all(select(models.ConceptRow).filter_by(id=concept_id))
        return _concept(rows[0], self._document_labels()) if rows else None

    @_once_per_import
    def names(self) -> tuple[Name, ...]:
        """The names of all options, concepts and contacts."""
        without_facts = select(models.OptionRow).options(noload(models.OptionRow.facts))
        options = self._all(without_facts.order_by(models.OptionRow.id))
        concepts = self._all(select(models.ConceptRow).order_by(models.ConceptRow.kind, models.ConceptRow.number))
        contacts = self._all(select(models.ContactRow).order_by(models.ContactRow.position))
        return (
            *(Name("option", row.id, row.name, tuple(alias.name for alias in row.aliases)) for row in options),
            *(Name("concept", row.id, row.name, tuple(row.aliases)) for row in concepts),
            *(Name("contact", row.id, row.name, tuple(row.aliases)) for row in contacts),
        )

    @_once_per_import
    def option(self, option_id: str) -> Option | None:
        """One option by id, or None."""
        rows = self._all(select(models.OptionRow).filter_by(id=option_id))
        documents = {row.id: row for row in self._all(select(models.DocumentRow))}
        return _option(rows[0], documents) if rows else None

    @_once_per_import
    def search(self, wanted: Wanted) -> Found:
        """The options that have all that is wanted, what speaks most for it first."""
        count, ids = matching(wanted)
        return Found(self._all(ids), int(self._scalar(count)))

    @_once_per_import
    def contacts(self) -> tuple[Contact, ...]:
        """The lines and places to turn to, in their order."""
        return tuple(_contact(row) for row in self._all(select(models.ContactRow).order_by(models.ContactRow.position)))

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
    labels = {document: document_label(each) for document, each in documents.items()}
    facts = {
        fact.field: Fact(
            value=None if fact.value in (UNKNOWN, DISPUTED) else fact.value,
            professional=fact.professional,
            readings=tuple(
                (reading["value"], f"{labels[reading['source']]}, {reading['place']}")
                for reading in fact.readings or ()
            ),
            document=labels[fact.source],
            place=fact.place,
            year=documents[fact.source].year,
        )
        for fact in row.facts
    }
    return Option(row.id, row.name, row.kind, row.short, facts, tuple(row.contacts))


def _concept(row: models.ConceptRow, labels: dict[str, str]) -> Concept:
    source = f"{labels[row.source]}, {row.place}"
    return Concept(row.id, row.kind, row.number, row.level, row.name, row.text, row.professional, source)


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
        checked_on=row.checked_on,
        criteria=tuple(_criterion(plain) for plain in row.criteria),
    )


def _criterion(plain: dict[str, Any]) -> Criterion:
    """A criterion as ranking takes it; where it stands in the source stays behind."""
    kept: dict[str, Any] = {
        name: plain[name] for name in ("on", "hard", "weights", "weight", "because") if name in plain
    }
    kept.update({name: tuple(plain[name]) for name in ("between", "any_of", "none_of") if name in plain})
    return Criterion(**kept)
