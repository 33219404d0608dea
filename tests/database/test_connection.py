"""A database that cannot be used is said in one line, with what to do and without a password."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.database import DatabaseError, connect, migrate
from bot.server.children import free_port

PASSWORD = "heel-geheim"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "kompaan.db",
        "nergens://server/naam",
        "postgresql+nergens://server/naam",
        "postgresql://server:poort/naam",
        "sqlite+nergens:///naam.db",
    ],
)
def test_an_unreadable_url_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"niet leesbaar.*sqlite:////"):
        connect(url)


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=f"map {tmp_path / 'weg'} bestaat niet"):
        connect(f"sqlite:///{tmp_path / 'weg' / 'kompaan.db'}")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "kompaan.db"
    path.write_text("dit is een brief\n" * 100)
    with pytest.raises(DatabaseError, match="niet bruikbaar"):
        migrate(connect(f"sqlite:///{path}"))
    assert path.read_text() == "dit is een brief\n" * 100


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    url = f"postgresql://kompaan:{PASSWORD}@127.0.0.1:{free_port()}/kompaan?connect_timeout=2"
    with pytest.raises(DatabaseError) as caught:
        migrate(connect(url))
    assert "127.0.0.1" in str(caught.value)
    assert PASSWORD not in str(caught.value)


def test_a_database_in_memory_works() -> None:
    with connect("sqlite:///:memory:").connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1


def test_sqlite_keeps_references_true(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    migrate(engine)
    orphan = "INSERT INTO option_alias (option_id, position, name) VALUES ('bestaat-niet', 0, 'naam')"
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(orphan))


def test_somebody_saves_while_somebody_else_reads(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    migrate(engine)
    how_many = text("SELECT count(*) FROM knowledge_version")
    with engine.connect() as reader:
        reader.exec_driver_sql("BEGIN")
        assert reader.scalar(how_many) == 0
        with engine.begin() as writer:
            writer.execute(text("INSERT INTO knowledge_version (id, digest) VALUES (1, 'nieuw')"))
        assert reader.scalar(how_many) == 0
    with engine.connect() as reader:
        assert reader.scalar(how_many) == 1
