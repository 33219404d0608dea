"""Both databases for the tests of the counters, and published figures for those of report and exports."""

from tests.database.both import database_url, empty_engine, engine, postgres_url
from tests.insights.released import base, published

__all__ = ["base", "database_url", "empty_engine", "engine", "postgres_url", "published"]
