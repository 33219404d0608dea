"""A Kompaan that a test may break, and a Rasa that is put back afterwards."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path
from typing import Iterator

import pytest

from bot.database import connect, migrate
from bot.knowledge.importer import import_knowledge
from bot.knowledge.loader import load
from bot.server.children import free_port
from bot.server.rasa_adaptations import adapt
from bot.settings import KNOWLEDGE_DIRECTORY, Settings
from tests.server.stock import PLACES


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    """Free ports and a filled database of one's own."""
    made = replace(
        Settings.from_environment({"KOMPAAN_STATE": str(tmp_path)}),
        chat_port=free_port(),
        actions_port=free_port(),
        insights_port=free_port(),
    )
    engine = connect(made.database_url)
    migrate(engine)
    import_knowledge(engine, load(KNOWLEDGE_DIRECTORY))
    engine.dispose()
    return made


@pytest.fixture
def adapted() -> Iterator[None]:
    """Rasa as the chat server has it; put back afterwards."""
    kept = [(owner, name, inspect.getattr_static(owner, name, None)) for owner, name in PLACES]
    adapt()
    yield
    for owner, name, value in kept:
        if value is None:
            delattr(owner, name)
        else:
            setattr(owner, name, value)
