"""The two knowledge bases that tests use: the real one, and a small one whose faults show at once."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

from bot.database import connect, migrate
from bot.knowledge.importer import import_knowledge
from bot.knowledge.loader import Knowledge, load
from bot.settings import KNOWLEDGE_DIRECTORY

SMALL = Path(__file__).parent / "small"
"""One of each: enough to load, small enough to break in every way."""


@lru_cache(maxsize=1)
def real() -> Knowledge:
    """`data/knowledge/`, read once for all tests."""
    return load(KNOWLEDGE_DIRECTORY)


@lru_cache(maxsize=1)
def small() -> Knowledge:
    """The small knowledge base."""
    return load(SMALL)


def copy_of_small(directory: Path) -> Path:
    """A copy of the small knowledge base to edit; returns its folder."""
    return Path(shutil.copytree(SMALL, directory / "knowledge"))


def filled(url: str, knowledge: Knowledge) -> str:
    """Migrate a database and fill it; returns its URL."""
    engine = connect(url)
    migrate(engine)
    import_knowledge(engine, knowledge)
    engine.dispose()
    return url
