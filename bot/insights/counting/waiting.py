"""Additions that wait to be written, summed per cell so that they take no more room the longer they wait."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Iterable, Mapping

from bot.insights.counting.keys import is_key
from bot.insights.counting.writing import Cell
from bot.insights.cube import Key


@dataclass(frozen=True)
class Batch:
    """What is written in one transaction.

    Attributes:
        additions: how many conversations to add to each cell.
        losses: how many additions were lost, by month.
    """

    additions: Mapping[Cell, int]
    losses: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many additions to cells it holds."""
        return sum(self.additions.values())


@dataclass
class Waiting:
    """Additions that wait; not safe between threads by itself.

    Attributes:
        most_cells: how many different cells may wait.
        lost: how many additions were lost since the start, whether that is written already or not.
    """

    most_cells: int
    lost: int = 0
    _additions: Counter[Cell] = field(default_factory=Counter)
    _losses: Counter[str] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._additions or self._losses)

    def add(self, month: str, keys: Iterable[Key]) -> int:
        """Let one conversation wait for all of these cells, or for none when they do not fit.

        Args:
            month: the month in which it is counted.
            keys: the cells; what is none of the cube is lost, and so is everything when there is no room.

        Returns:
            how many additions are lost.
        """
        given = set(keys)
        cells = [(month, *key) for key in given if is_key(key)]
        fits = len(self._additions) + sum(cell not in self._additions for cell in cells) <= self.most_cells
        if fits:
            self._additions.update(cells)
        lost = len(given) - (len(cells) if fits else 0)
        if lost:
            self._losses[month] += lost
            self.lost += lost
        return lost

    def take(self) -> Batch:
        """Everything that waits, which then waits no longer."""
        batch = Batch(self._additions, self._losses)
        self._additions, self._losses = Counter(), Counter()
        return batch
