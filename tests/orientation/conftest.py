"""The real knowledge base in a database of its own, for judging what people really get to see."""

from __future__ import annotations

import pytest

from bot.database import connect
from bot.knowledge.queries import KnowledgeBase, OrientationData
from tests.knowledge.bases import filled, real


@pytest.fixture(scope="session")
def knowledge_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a SQLite database with the real knowledge base."""
    return filled(f"sqlite:///{tmp_path_factory.mktemp('orientation') / 'kompaan.db'}", real())


@pytest.fixture(scope="session")
def data(knowledge_url: str) -> OrientationData:
    """What ranking reads from it."""
    return KnowledgeBase(connect(knowledge_url)).orientation()
