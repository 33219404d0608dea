"""Who counts and who publishes never work at the same moment: what is published is what was counted, to the last one.

Both begin their transaction here. Any number may count at once; who publishes waits for them, and holds them up.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

_LOCK_TABLE = "LOCK TABLE monthly_count IN {mode} MODE"


def begin_counting(connection: Connection) -> None:
    """Begin to add: what was published before this is seen from here on, and nothing is published until the end."""
    _hold(connection, "ROW EXCLUSIVE")


def begin_publishing(connection: Connection) -> None:
    """Begin to publish: waits for who is counting or publishing, and until the end of the transaction nobody does."""
    _hold(connection, "SHARE ROW EXCLUSIVE")


def _hold(connection: Connection, mode: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_LOCK_TABLE.format(mode=mode))
    else:
        # SQLite knows one writer at a time; this waits to be it before anything is read.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
