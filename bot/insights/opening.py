"""What every command on insights needs: the database, and one clear line when something is wrong."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import Iterator

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.console import fail
from bot.database import DatabaseError, connect, migrate
from bot.insights.demo.place import demo_url
from bot.insights.releases import Releases
from bot.settings import Settings, SettingsError

NO_DEMO = "Er zijn nog geen voorbeeldcijfers. Maak ze met: kompaan insights demo"


@dataclass(frozen=True)
class Opened:
    """A database of insights that can be used.

    Attributes:
        settings: the settings of this Kompaan.
        url: of the database.
        engine: connected to it, with the newest tables.
    """

    settings: Settings
    url: str
    engine: Engine


def open_base(demo: bool = False) -> Opened:
    """The database with the real counts, or the one with example figures.

    Raises:
        SettingsError: when a setting cannot be used.
        DatabaseError: when the database cannot be used, or there are no example figures yet.
    """
    settings = Settings.from_environment()
    settings.make_default_state()
    url = demo_url(settings) if demo else settings.database_url
    engine = connect(url)
    migrate(engine)
    if demo and not Releases(engine).is_demo():
        raise DatabaseError(NO_DEMO)
    return Opened(settings, url, engine)


@contextmanager
def one_clear_line(*known: type[Exception]) -> Iterator[None]:
    """End with one Dutch line and exit code 1 instead of a traceback.

    Args:
        known: exceptions of which the message may be shown as it is, beside those of settings and database.
    """
    expected: tuple[type[Exception], ...] = (SettingsError, DatabaseError, *known)
    try:
        yield
    except expected as error:
        fail(str(error))
    except SQLAlchemyError as error:
        # Its own message may hold values of a statement.
        fail(f"De database antwoordt niet zoals het moet ({type(error).__name__}).")
