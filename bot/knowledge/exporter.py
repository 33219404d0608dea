"""Writes the knowledge base in the database back out: as YAML like the files, or as the contract's JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterable

from ruamel.yaml import YAML
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.database import DatabaseError
from bot.knowledge import models
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

_FILE_OF_KIND = {"role": "roles", "rung": "ladder", "need": "needs", "recommendation": "recommendations"}


def as_contract(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Questions, options, concepts and contacts as `kompaan knowledge export --json` gives them.

    Raises:
        DatabaseError: when the database cannot be read, or was never filled.
    """
    with _Reader(engine) as reader:
        reader.require_filled()
        documents = {row.id: row for row in reader.rows(models.DocumentRow)}
        labels = {name: document_label(row) for name, row in documents.items()}
        return {
            "questions": [
                {
                    **q.dict(include={"theme", "level", "number", "text", "follow_ups"}),
                    "source": f"{labels[q.source]}, {q.place}",
                }
                for q in reader.questions()
            ],
            "options": [
                {
                    **option.dict(include={"id", "name", "aliases", "kind"}),
                    "facts": {
                        field: {
                            "value": fact.value,
                            "source": f"{labels[fact.source]}, {fact.place}",
                            "year": documents[fact.source].year,
                        }
                        for field, fact in option.facts.items()
                    },
                }
                for option in reader.options()
            ],
            "concepts": [
                {**c.dict(exclude={"place"}), "source": f"{labels[c.source]}, {c.place}"} for c in reader.concepts()
            ],
            "contacts": [
                {**contact.dict(exclude={"criteria", "checked_on"}), "checked_on": str(contact.checked_on)}
                for contact in reader.contacts()
            ],
        }


def write_yaml(engine: Engine, directory: Path) -> int:
    """Write the files of `data/knowledge/` from the database.

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
            files.setdefault(f"questions/{question.theme}.yml", []).append(question)
        for concept in reader.concepts():
            files.setdefault(f"concepts/{_FILE_OF_KIND[concept.kind]}.yml", []).append(concept)
        for option in reader.options():
            files[f"options/{option.id}.yml"] = option
    yaml = YAML()
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            yaml.dump(_plain(content), file)
    return len(files)


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
                facts={f.field: Fact(value=f.value, source=f.source, place=f.place) for f in row.facts},
            )
            for row in self.rows(models.OptionRow)
        ]


def _records(model: Any, rows: Iterable[Any]) -> list[Any]:
    return [model(**{name: getattr(row, name) for name in model.__fields__}) for row in rows]


def _plain(content: Any) -> Any:
    if isinstance(content, list):
        return [_plain(item) for item in content]
    plain: dict[str, Any] = content.dict(exclude_none=True)
    return plain
