"""Writes a checked knowledge base into the database: all of it or nothing, the same again if run again."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Iterable, Iterator

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.database import Base, DatabaseError
from bot.knowledge import models
from bot.knowledge.loader import Knowledge
from bot.knowledge.schema import Option

_ORDER_OF_DELETION = (
    models.AliasRow,
    models.FactRow,
    models.TagRow,
    models.OptionRow,
    models.QuestionRow,
    models.ConceptRow,
    models.ThemeRow,
    models.ContactRow,
    models.ProvinceRow,
    models.WordingRow,
    models.FileRow,
    models.VersionRow,
    models.DocumentRow,
)


def import_knowledge(engine: Engine, knowledge: Knowledge) -> bool:
    """Replace the knowledge in the database in one transaction.

    Args:
        engine: a migrated database.
        knowledge: the checked knowledge base.

    Returns:
        True when something changed, False when the database already held exactly this.

    Raises:
        DatabaseError: when the database cannot be reached or written; nothing changed then.
    """
    digest = fingerprint(knowledge)
    try:
        with Session(engine) as session, session.begin():
            if session.scalar(select(models.VersionRow.digest)) == digest:
                return False
            for table in _ORDER_OF_DELETION:
                session.execute(delete(table))
            for rows in _rows(knowledge, digest):
                session.add_all(rows)
                session.flush()
    except SQLAlchemyError as error:
        raise DatabaseError(f"Het inlezen is niet gelukt ({type(error).__name__}); er is niets veranderd.") from None
    return True


def fingerprint(knowledge: Knowledge) -> str:
    """A digest of everything in the knowledge base, as 64 hexadecimal digits."""
    plain = {name: _plain(value) for name, value in vars(knowledge).items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, dict) else value.dict()


def _rows(knowledge: Knowledge, digest: str) -> Iterator[Iterable[Base]]:
    """Yield the rows in an order in which each refers only to rows before it."""
    yield _numbered(models.DocumentRow, knowledge.documents)
    yield _numbered(models.ThemeRow, knowledge.themes)
    yield [models.QuestionRow(**question.dict()) for question in knowledge.questions]
    yield [models.ConceptRow(**concept.dict()) for concept in knowledge.concepts]
    yield [_option_row(option) for option in knowledge.options]
    yield [row for option in knowledge.options for row in _tag_rows(option)]
    yield [
        models.ContactRow(position=position, **{**contact.dict(), "criteria": _criteria(contact.criteria)})
        for position, contact in enumerate(knowledge.contacts)
    ]
    yield _numbered(models.ProvinceRow, knowledge.provinces)
    yield [models.FileRow(path=path, text=text) for path, text in knowledge.files.items()]
    yield [models.WordingRow(id=1, **knowledge.wording.dict()), models.VersionRow(id=1, digest=digest)]


def _numbered(table: type[Base], records: Iterable[Any]) -> list[Base]:
    return [table(position=position, **record.dict()) for position, record in enumerate(records)]


def _option_row(option: Option) -> models.OptionRow:
    plain = option.dict(exclude={"aliases", "facts", "criteria"})
    youngest, oldest = _ages(option)
    return models.OptionRow(
        **plain,
        youngest=youngest,
        oldest=oldest,
        criteria=_criteria(option.criteria),
        aliases=[models.AliasRow(position=i, name=name) for i, name in enumerate(option.aliases)],
        facts=[
            models.FactRow(position=i, field=field, **fact.dict())
            for i, (field, fact) in enumerate(option.facts.items())
        ],
    )


def _tag_rows(option: Option) -> list[models.TagRow]:
    """The traits of an option, and with its best weight each value that speaks for or against it."""
    weights = dict.fromkeys(map(str, option.traits), 1)
    for criterion in option.criteria:
        for value, weight in (criterion.weights or {}).items():
            tag = f"{criterion.on}:{value}"
            weights[tag] = max(weight, weights.get(tag, weight))
    return [models.TagRow(option_id=option.id, tag=tag, weight=weight) for tag, weight in weights.items()]


def _ages(option: Option) -> tuple[float | None, float | None]:
    """Youngest and oldest age that the option is for, None when its source sets no bound."""
    bounds = (each.between for each in option.criteria if each.on == "ages" and each.hard)
    return next((bound for bound in bounds if bound), (None, None))


def _criteria(criteria: Iterable[Any]) -> list[dict[str, Any]]:
    return [json.loads(criterion.json(exclude_none=True)) for criterion in criteria]
