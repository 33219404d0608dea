"""What a conversation added to the counters of a running bot, which writes them a moment later."""

from __future__ import annotations

from typing import Dict

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.insights.counting.models import MonthlyCountRow
from bot.insights.cube import Key
from tests.server.running import until

Cells = Dict[Key, int]


class Grown:
    """The difference with when it was made, months together."""

    def __init__(self, engine: Engine) -> None:
        """Remember what is counted now."""
        self._engine = engine
        self._before = self._cells()

    def now(self) -> Cells:
        """What has grown so far."""
        return {cell: n for cell, many in self._cells().items() if (n := many - self._before.get(cell, 0))}

    def until(self, key: Key, many: int = 1) -> None:
        """Wait until a cell has grown so much; fails when that does not come."""
        until(lambda: self.now().get(key, 0) >= many, f"{key} is counted", 10)

    def with_key(self, key: Key) -> Cells:
        """What has grown when this cell has, which the conversation added to last."""
        self.until(key)
        return self.now()

    def _cells(self) -> Cells:
        row = MonthlyCountRow
        summed = select(row.table_id, row.row_id, row.column_id, func.sum(row.conversations))
        with self._engine.connect() as connection:
            rows = connection.execute(summed.group_by(row.table_id, row.row_id, row.column_id))
            return {(table, row_id, column): int(many) for table, row_id, column, many in rows}
