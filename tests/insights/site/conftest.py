"""A site of its own for each test: accounts, published figures and a clock that can be moved."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Callable, Iterator

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from bot.insights.site.accounts import Accounts
from bot.insights.site.app import create_app
from bot.insights.site.passwords import Passwords
from bot.insights.site.throttle import SlowDown
from tests.insights.site.releasing import NAMES, publish
from tests.insights.site.visiting import PASSWORD, ROLES, MovableClock, Visitor
from tests.knowledge.bases import copy_of_small

QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
"""Argon2 that costs nothing; that the real one costs enough has a test of its own."""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with an account of each role and published figures."""
    path = tmp_path_factory.mktemp("site") / "kompaan.db"
    engine = connect(f"sqlite:///{path}")
    migrate(engine)
    publish(engine)
    accounts = Accounts(engine, QUICK)
    for role in ROLES:
        accounts.add(role, role, PASSWORD)
    engine.dispose()
    return path


@pytest.fixture
def engine(filled: Path, tmp_path: Path) -> Iterator[Engine]:
    """The filled database, a copy for each test."""
    for file in filled.parent.glob("kompaan.db*"):
        shutil.copy(file, tmp_path / file.name)
    made = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    yield made
    made.dispose()


@pytest.fixture
def clock() -> MovableClock:
    """The time on the site."""
    return MovableClock()


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A small knowledge base that may be changed."""
    return copy_of_small(tmp_path)


@pytest.fixture
def app(engine: Engine, clock: MovableClock, knowledge: Path) -> FastAPI:
    """The site."""
    # Log-ins that go wrong slow the next ones down; a test of its own looks at that.
    return create_app(engine, NAMES, clock=clock, knowledge=knowledge, passwords=QUICK, slow_down=SlowDown(free=1000))


@pytest.fixture
def visit(app: FastAPI) -> Callable[[str], Visitor]:
    """Log somebody in: `visit("reader")`; without a name nobody is logged in."""

    def make(name: str = "") -> Visitor:
        visitor = Visitor(app)
        if name:
            assert visitor.log_in(name).status_code == 303
        return visitor

    return make
