"""Tables come, go and come back, on both databases."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.database import Base, DatabaseError, migrate
from bot.database.connection import MIGRATIONS
from bot.knowledge.importer import import_knowledge
from bot.knowledge.queries import KnowledgeBase
from tests.knowledge.bases import small

PLANNERS_OWN = {"sqlite_stat1"}
"""What SQLite keeps for its planner after an import."""


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def downgrade(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


def test_an_empty_database_gets_all_tables(empty_engine: Engine) -> None:
    migrate(empty_engine)
    assert tables(empty_engine) == set(Base.metadata.tables)


def test_migrating_again_changes_nothing_and_loses_nothing(engine: Engine) -> None:
    import_knowledge(engine, small())
    migrate(engine)
    assert KnowledgeBase(engine).option("buddy") is not None


def test_down_to_nothing_and_up_again_gives_a_database_that_works(engine: Engine) -> None:
    import_knowledge(engine, small())
    downgrade(engine)
    assert tables(engine) - PLANNERS_OWN == set()
    migrate(engine)
    assert tables(engine) - PLANNERS_OWN == set(Base.metadata.tables)
    assert import_knowledge(engine, small())


def test_the_migrated_tables_are_those_the_code_expects(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_database_of_a_newer_kompaan_is_refused_in_plain_dutch(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="andere versie van Kompaan"):
        migrate(engine)
