"""Both databases, for the tests of the knowledge base."""

from tests.database.both import database_url, empty_engine, engine, postgres_url

__all__ = ["database_url", "empty_engine", "engine", "postgres_url"]
