"""Both databases, for the tests of the counters."""

from tests.database.both import database_url, empty_engine, engine, postgres_url

__all__ = ["database_url", "empty_engine", "engine", "postgres_url"]
