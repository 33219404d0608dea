"""The database: what all tables share, connections and migrations."""

from bot.database.base import Base
from bot.database.connection import DatabaseError, connect, migrate

__all__ = ["Base", "DatabaseError", "connect", "migrate"]
