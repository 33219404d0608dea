"""Connections and migrations: the only module that makes engines."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseError(RuntimeError):
    """A database cannot be used; the message says which and what to do (Dutch), without a password."""


def connect(url: str) -> Engine:
    """Make an engine for a SQLAlchemy URL (SQLite or PostgreSQL).

    Raises:
        DatabaseError: when the URL cannot be read, or a SQLite file's directory is missing.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(parsed, future=True, pool_pre_ping=True, hide_parameters=True)
        # What SQLAlchemy says when something fails must not quote what was to be written.
        engine = create_engine(parsed, future=True, hide_parameters=True)
    except (ArgumentError, ImportError, ValueError):
        raise DatabaseError(
            "De database-URL is niet leesbaar. Voorbeelden: sqlite:////pad/naar/kennis.db of "
            "postgresql://gebruiker@server/kompaan"
        ) from None
    if parsed.database and parsed.database != ":memory:" and not Path(parsed.database).parent.is_dir():
        raise DatabaseError(f"De map {Path(parsed.database).parent} bestaat niet. Maak ze aan of kies een andere.")
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables to the newest version.

    Raises:
        DatabaseError: when the database cannot be reached or written, or has tables of a newer version.
    """
    place = engine.url.render_as_string(hide_password=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError:
        raise DatabaseError(
            f"De database {place} is van een andere versie van Kompaan. Werk Kompaan bij of kies een andere."
        ) from None
    except SQLAlchemyError as error:
        raise DatabaseError(f"De database {place} is niet bruikbaar ({type(error).__name__}).") from None


def _prepare_sqlite(connection: object, _record: object) -> None:
    """Let readers and one writer work side by side, wait a little for a lock, and keep references true."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "busy_timeout=5000", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
