"""An import replaces everything or nothing, and a second time does nothing; on both databases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.database import Base, DatabaseError, connect
from bot.insights.counting import Counters
from bot.knowledge.importer import fingerprint, import_knowledge
from bot.knowledge.loader import Knowledge, load
from bot.server.children import free_port
from tests.knowledge.bases import SMALL, copy_of_small, real, small


def edited() -> Knowledge:
    """The small knowledge base with another name for its option."""
    option = small().options[0]
    return replace(small(), options=[option.copy(update={"name": "Maatje"})])


def everything(engine: Engine) -> dict[str, list[Any]]:
    with engine.connect() as connection:
        return {
            name: sorted(map(str, connection.execute(table.select()))) for name, table in Base.metadata.tables.items()
        }


def execute(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def test_the_first_import_changes_something_and_the_second_nothing(engine: Engine) -> None:
    assert import_knowledge(engine, small())
    before = everything(engine)
    assert not import_knowledge(engine, small())
    assert everything(engine) == before


def test_a_file_read_again_is_the_same_knowledge(engine: Engine) -> None:
    import_knowledge(engine, small())
    assert not import_knowledge(engine, load(SMALL))


def test_an_edit_arrives_and_what_was_taken_out_is_gone(engine: Engine) -> None:
    import_knowledge(engine, small())
    assert import_knowledge(engine, replace(edited(), questions=[]))
    after = everything(engine)
    assert "Maatje" in after["option"][0]
    assert after["question"] == []


def test_putting_an_edit_back_gives_exactly_what_was_there(engine: Engine) -> None:
    import_knowledge(engine, small())
    before = everything(engine)
    import_knowledge(engine, edited())
    import_knowledge(engine, small())
    assert everything(engine) == before


def test_the_real_knowledge_base_fits_in_the_tables(engine: Engine) -> None:
    assert import_knowledge(engine, real())
    rows = everything(engine)
    assert len(rows["question"]) == 89
    assert len(rows["option"]) == 32  # with the yardstick


def test_counts_survive_an_import(engine: Engine) -> None:
    counters = Counters(engine)
    counters.add([("theme_by_level", "role", "micro")])
    counters.close(timeout=10)
    import_knowledge(engine, small())
    assert len(everything(engine)["monthly_count"]) == 1


@pytest.mark.parametrize(
    "breaking",
    [
        "DROP TABLE wording",
        "ALTER TABLE province RENAME COLUMN postcodes TO codes",
        "ALTER TABLE knowledge_version RENAME COLUMN digest TO sum",
    ],
)
def test_a_database_that_fails_halfway_keeps_what_it_had(breaking: str, engine: Engine) -> None:
    import_knowledge(engine, small())
    execute(engine, breaking)
    with engine.connect() as connection:
        before = connection.execute(text("SELECT name FROM option")).all()
    with pytest.raises(DatabaseError, match="er is niets veranderd"):
        import_knowledge(engine, replace(edited(), questions=[]))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM option")).all() == before
        assert connection.scalar(text("SELECT count(*) FROM question")) == 2


def test_a_database_without_tables_is_said_in_plain_dutch(empty_engine: Engine) -> None:
    with pytest.raises(DatabaseError, match="niet gelukt"):
        import_knowledge(empty_engine, small())


def test_a_database_that_is_gone_is_said_without_its_password() -> None:
    engine = connect(f"postgresql://kompaan:heel-geheim@127.0.0.1:{free_port()}/kompaan")
    with pytest.raises(DatabaseError) as caught:
        import_knowledge(engine, small())
    assert "niets veranderd" in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_a_new_date_of_checking_is_a_change_too(tmp_path: Path) -> None:
    copy = copy_of_small(tmp_path)
    path = copy / "contacts.yml"
    path.write_text(path.read_text().replace("2026-03-01", "2026-03-02"))
    assert fingerprint(load(copy)) != fingerprint(small())
