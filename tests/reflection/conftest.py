"""The real questions in a database of their own."""

from __future__ import annotations

import pytest

from bot.database import connect
from bot.knowledge.queries import KnowledgeBase
from tests.knowledge.bases import filled, real


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """The real knowledge base."""
    url = filled(f"sqlite:///{tmp_path_factory.mktemp('reflection') / 'kompaan.db'}", real())
    return KnowledgeBase(connect(url))
