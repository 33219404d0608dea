"""Writes the knowledge base in the database back out: as YAML like the files, or as the contract's JSON."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any, Iterable

from ruamel.yaml import YAML
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.database import DatabaseError
from bot.knowledge import models
from bot.knowledge.layout import file_of_concept, file_of_option, file_of_question
from bot.knowledge.queries import document_label
from bot.knowledge.schema import (
    Concept,
    Contact,
    Document,
    Fact,
    Option,
    Province,
    Question,
    ThemeRecord,
)
from bot.knowledge.wording import SituationWording

YARDSTICK = "yardstick"


def as_contract(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Questions, options, concepts and contacts as `kompaan knowledge export --json` gives them.

    Raises:
        DatabaseError: when the database cannot be read, or was never filled.
    """
    with _Reader(engine) as reader:
        reader.require_filled()
        documents = {row.id: row for row in reader.rows(models.DocumentRow)}
        cited = _Citations(documents)
        options = reader.options()
        return {
            "questions": [
                {
                    **q.dict(include={"theme", "level", "number", "text", "follow_ups"}),
                    "source": cited.source(q),
                }
                for q in reader.questions()
            ],
            "options": [_option(option, cited) for option in options if option.kind != YARDSTICK],
            "yardstick": [_option(option, cited) for option in options if option.kind == YARDSTICK],
            "concepts": [{**c.dict(exclude={"place"}), "source": cited.source(c)} for c in reader.concepts()],
            "contacts": [
                {**contact.dict(exclude={"criteria", "checked_on"}), "checked_on": str(contact.checked_on)}
                for contact in reader.contacts()
            ],
        }


def write_yaml(engine: Engine, directory: Path) -> int:
    """Write the files of `data/knowledge/` from the database.

    A file that was imported and holds the same still comes out as its editor wrote it, comments and all.

    Returns:
        how many files were written.

    Raises:
        DatabaseError: when the database cannot be read, or was never filled.
    """
    with _Reader(engine) as reader:
        reader.require_filled()
        files: dict[str, Any] = {
            "documents.yml": _records(Document, reader.rows(models.DocumentRow)),
            "themes.yml": _records(ThemeRecord, reader.rows(models.ThemeRow)),
            "contacts.yml": reader.contacts(),
            "regions.yml": _records(Province, reader.rows(models.ProvinceRow)),
            "situation.yml": _records(SituationWording, reader.rows(models.WordingRow))[0],
        }
        for question in reader.questions():
            files.setdefault(file_of_question(question), []).append(question)
        for concept in reader.concepts():
            files.setdefault(file_of_concept(concept), []).append(concept)
        for option in reader.options():
            files[file_of_option(option)] = option
        written = {row.path: row.text for row in reader.rows(models.FileRow, models.FileRow.path)}
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        known = written.get(name)
        text = known if known is not None and _holds(known, content) else _as_yaml(content)
        path.write_bytes(text.encode())
    return len(files)


def _holds(text: str, content: Any) -> bool:
    """Whether a file as it was written once holds exactly these records."""
    data = YAML(typ="safe").load(text)
    if isinstance(content, list):
        return [type(content[0]).parse_obj(item) for item in data] == content
    return bool(type(content).parse_obj(data) == content)


def _as_yaml(content: Any) -> str:
    yaml = YAML()
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(_plain(content), stream)
    return stream.getvalue()


class _Citations:
    """Says where a record stands: document, publisher, year and place, as one line."""

    def __init__(self, documents: dict[str, models.DocumentRow]) -> None:
        self._documents = documents

    def source(self, record: Any) -> str:
        return f"{document_label(self._documents[record.source])}, {record.place}"

    def year(self, record: Any) -> int | None:
        return self._documents[record.source].year


def _option(option: Option, cited: _Citations) -> dict[str, Any]:
    return {
        **option.dict(include={"id", "name", "aliases", "kind", "traits"}),
        "facts": {field: _fact(fact, cited) for field, fact in option.facts.items()},
    }


def _fact(fact: Fact, cited: _Citations) -> dict[str, Any]:
    plain: dict[str, Any] = {"value": fact.value, "source": cited.source(fact), "year": cited.year(fact)}
    if fact.professional is not None:
        plain["professional"] = fact.professional
    if fact.readings is not None:
        plain["readings"] = [
            {"value": reading.value, "source": cited.source(reading), "year": cited.year(reading)}
            for reading in fact.readings
        ]
    return plain


class _Reader:
    """Reads rows back as the records they were imported from."""

    def __init__(self, engine: Engine) -> None:
        self._session = Session(engine)

    def __enter__(self) -> _Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def require_filled(self) -> None:
        """Raise `DatabaseError` when nothing was ever imported."""
        if not self.rows(models.VersionRow):
            raise DatabaseError("De kennisbank is leeg. Doe eerst: kompaan knowledge import")

    def rows(self, table: Any, *order: Any) -> list[Any]:
        by = order or ((table.position,) if hasattr(table, "position") else (table.id,))
        try:
            return list(self._session.scalars(select(table).order_by(*by)))
        except SQLAlchemyError as error:
            raise DatabaseError(f"De kennisbank antwoordt niet ({type(error).__name__}).") from None

    def questions(self) -> list[Question]:
        theme = {row.id: row.position for row in self.rows(models.ThemeRow)}
        level = {"micro": 0, "meso": 1}
        records = _records(Question, self.rows(models.QuestionRow, models.QuestionRow.number))
        return sorted(records, key=lambda q: (theme[q.theme], level[q.level], q.number))

    def concepts(self) -> list[Concept]:
        table = models.ConceptRow
        return _records(Concept, self.rows(table, table.kind, table.number))

    def contacts(self) -> list[Contact]:
        return _records(Contact, self.rows(models.ContactRow))

    def options(self) -> list[Option]:
        return [
            Option(
                **{name: getattr(row, name) for name in Option.__fields__ if name not in ("aliases", "facts")},
                aliases=[alias.name for alias in row.aliases],
                facts={f.field: _record(Fact, f) for f in row.facts},
            )
            for row in self.rows(models.OptionRow)
        ]


def _records(model: Any, rows: Iterable[Any]) -> list[Any]:
    return [_record(model, row) for row in rows]


def _record(model: Any, row: Any) -> Any:
    return model(**{name: getattr(row, name) for name in model.__fields__})


def _plain(content: Any) -> Any:
    if isinstance(content, list):
        return [_plain(item) for item in content]
    plain: dict[str, Any] = content.dict(exclude_none=True)
    return plain
