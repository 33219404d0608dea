"""Settings of a Kompaan that a test may break."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.database import connect, migrate
from bot.knowledge.importer import import_knowledge
from bot.knowledge.loader import load
from bot.server.children import free_port
from bot.settings import KNOWLEDGE_DIRECTORY, Settings


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    """Free ports and a filled database of one's own."""
    made = replace(
        Settings.from_environment({"KOMPAAN_STATE": str(tmp_path)}), chat_port=free_port(), actions_port=free_port()
    )
    engine = connect(made.database_url)
    migrate(engine)
    import_knowledge(engine, load(KNOWLEDGE_DIRECTORY))
    engine.dispose()
    return made
