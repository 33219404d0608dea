"""A Kompaan that a test may break, and a Rasa that is put back afterwards."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Iterator

import pytest

from bot.knowledge.filling import fill
from bot.server.children import on_free_ports
from bot.server.rasa_adaptations import adapt
from bot.settings import Settings
from tests.server.stock import PLACES


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    """Free ports and a filled database of one's own."""
    made = on_free_ports(Settings.from_environment({"KOMPAAN_STATE": str(tmp_path)}))
    fill(made.database_url)
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
