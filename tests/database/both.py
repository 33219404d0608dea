"""Fixtures for what must hold on both databases that Kompaan runs on."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from tests.postgres import postgres_url

__all__ = ["database_url", "empty_engine", "engine", "postgres_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kompaan.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def empty_engine(database_url: str) -> Iterator[Engine]:
    """A database of each kind without tables."""
    made = connect(database_url)
    yield made
    made.dispose()


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """A database of each kind with its tables, all empty."""
    migrate(empty_engine)
    return empty_engine
