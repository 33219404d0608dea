"""A database made ready for use: the newest tables, the project's own knowledge in them."""

from __future__ import annotations

from bot.database import connect, migrate
from bot.knowledge.importer import import_knowledge
from bot.knowledge.loader import load
from bot.settings import KNOWLEDGE_DIRECTORY


def fill(database_url: str) -> bool:
    """Make tables and knowledge ready; the same again changes nothing.

    Args:
        database_url: an SQLAlchemy address.

    Returns:
        Whether the knowledge in the database changed.

    Raises:
        KnowledgeError: when the knowledge base has faults; it lists them.
        DatabaseError: when the database cannot be reached or written.
    """
    engine = connect(database_url)
    try:
        migrate(engine)
        return import_knowledge(engine, load(KNOWLEDGE_DIRECTORY))
    finally:
        engine.dispose()
