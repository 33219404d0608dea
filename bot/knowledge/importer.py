"""Writes a checked knowledge base into the database: all of it or nothing, the same again if run again."""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from typing import Any, Iterable, Iterator

from sqlalchemy import delete, insert, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.database import DatabaseError
from bot.knowledge import models
from bot.knowledge.contents import Knowledge
from bot.knowledge.rows import Row, tables_of

CHUNK = 1000
"""Rows per statement."""

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
            for table, rows in tables_of(knowledge, digest):
                for chunk in _chunks(rows):
                    session.execute(insert(table), chunk)
            # The planner otherwise goes by what the tables held before.
            session.execute(text("ANALYZE"))
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


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """So many rows at a time that neither the statement nor the memory grows with the knowledge base."""
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
