"""Attackers who know everything that was published, how it hangs together, and how it was made. They use no code of
what they attack."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Hashable, Iterable, Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from bot.insights.cube import TOTAL, Table
from bot.insights.periods import Period
from bot.insights.published import ROUNDED_TO, PublishedTable

Sum = Mapping[Hashable, int]
"""How often each unknown is in a sum."""

ENDLESS = 10**6
"""More than any count; a sum that can be this has no end."""

NEARLY = 1e-6

Counted = Mapping[tuple[str, str, str], int]
"""The exact counts of a month per cell of the cube."""


class Attacker:
    """Puts everything known into one program over the smallest cells, and asks how far any sum can go.

    Totals are no unknowns of their own: each figure is written as the sum of cells that it is.
    """

    def __init__(self) -> None:
        self._unknowns: dict[Hashable, int] = {}
        self._known: list[tuple[Sum, float, float]] = []
        self._possible: list[np.ndarray] = []

    def learn(self, known: Sum, least: float, most: float = np.inf) -> None:
        """Take in that a sum lies between two numbers."""
        for unknown in known:
            self._unknowns.setdefault(unknown, len(self._unknowns))
        self._known.append((known, least, most))

    def interval(self, wanted: Sum) -> tuple[float, float]:
        """The least and the most that a sum can be, as fractions; `ENDLESS` when there is no end."""
        matrix, least, most = self._program
        same, below, above = least == most, (least != most) & np.isfinite(most), (least != most) & np.isfinite(least)
        goal, ends = self._goal(wanted), []
        for direction in (1, -1):
            found = linprog(
                direction * goal,
                np.vstack([matrix[below], -matrix[above]]),
                np.concatenate([most[below], -least[above]]),
                matrix[same],
                most[same],
                (0, ENDLESS),
                method="highs",
            )
            assert found.x is not None, f"what is known contradicts itself: {found.message}"
            ends.append(direction * found.fun)
            self._possible.append(found.x)
        return ends[0], ends[1]

    def spans(self, wanted: Sum, width: int, from_zero: bool = False) -> bool:
        """Whether a sum can differ by this much, and when that is asked from 0 to this much, as fractions.

        What was found possible before may show it already; only then no new program is needed.
        """
        goal = self._goal(wanted)
        for ends in (lambda: [goal @ possible for possible in self._possible], lambda: self.interval(wanted)):
            least, most = min(found := list(ends()), default=0), max(found, default=0)
            if most - least >= width - NEARLY and (not from_zero or (least <= NEARLY and most >= width - NEARLY)):
                return True
        return False

    def whole_interval(self, wanted: Sum) -> tuple[float, float]:
        """The same in whole numbers, since half a conversation does not exist."""
        matrix, least, most = self._program
        goal, ends = self._goal(wanted), []
        for direction in (1, -1):
            found = milp(
                direction * goal,
                integrality=np.ones(len(goal)),
                bounds=Bounds(0, ENDLESS),
                constraints=LinearConstraint(matrix, least, most),
            )
            assert found.x is not None, f"what is known contradicts itself: {found.message}"
            ends.append(direction * found.fun)
        return ends[0], ends[1]

    def _goal(self, wanted: Sum) -> np.ndarray:
        goal = np.zeros(len(self._unknowns))
        for unknown, times in wanted.items():
            goal[self._unknowns[unknown]] = times
        return goal

    @cached_property
    def _program(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        matrix = np.zeros((len(self._known), len(self._unknowns)))
        for row, (known, _, _) in enumerate(self._known):
            for unknown, times in known.items():
                matrix[row, self._unknowns[unknown]] = times
        bounds = np.array([(least, most) for _, least, most in self._known], dtype=float)
        return matrix, bounds[:, 0], bounds[:, 1]


def cells_of(table: Table, row: str, column: str) -> list[tuple[str, str, str]]:
    """The cells that a figure of a table is the sum of."""
    rows = table.rows if row == TOTAL else (row,)
    columns = table.columns if column == TOTAL else (column,)
    return [(table.id, row, column) for row in rows for column in columns]


class Releases:
    """What was published of some months and of their quarter, as an attacker has it."""

    def __init__(self, published: Iterable[PublishedTable], same_totals: Iterable[tuple[str, ...]] = ()) -> None:
        self.published = list(published)
        self._same = tuple(same_totals)
        self._shapes = {(table.period, table.table.id): table.table for table in self.published}

    def sum_of(self, published: PublishedTable, row: str, column: str) -> Sum:
        """A figure as the sum of cells of months; an option that did not exist in a month was in no conversation."""
        cells: Counter[Hashable] = Counter()
        for month in published.period.months:
            if table := self._shapes.get((month, published.table.id)):
                wanted = Table(table.id, published.table.rows, published.table.columns)
                for cell in cells_of(wanted, row, column):
                    if cell[1] in table.rows and cell[2] in table.columns:
                        cells[(month, *cell)] += 1
        return cells

    def attacker(
        self, exact: Mapping[Period, Counted] | None = None, smallest: Mapping[Period, int] | None = None
    ) -> Attacker:
        """Somebody who has read all of it.

        Args:
            exact: the true counts: then every shown figure is known exactly, which is more than anybody sees.
            smallest: k of each period: then it is known of each figure below k that it is, as who knows the rule
                of hiding can conclude of many. Needs `exact`; periods that are not in it give nothing away.
        """
        attacker = Attacker()
        for published in self.published:
            k = (smallest or {}).get(published.period, 0)
            for _, row, column in published.table.shown_keys():
                known, shown = self.sum_of(published, row, column), published.count(row, column)
                if shown is None:
                    is_small = exact is not None and value(known, exact) < k
                    attacker.learn(known, 0, k - 1 if is_small else np.inf)
                elif exact is None:
                    attacker.learn(known, shown - ROUNDED_TO // 2, shown + ROUNDED_TO // 2)
                else:
                    true = value(known, exact)
                    attacker.learn(known, true, true)
        for period, table_id in self._shapes:
            for first, *others in self._same if not period.is_quarter else ():
                if table_id == first:
                    for other in others:
                        self._learn_same(attacker, period, first, other)
        return attacker

    def _learn_same(self, attacker: Attacker, period: Period, one: str, other: str) -> None:
        tables = self._shapes[period, one], self._shapes[period, other]
        for row in tables[0].rows:
            difference = {(period, *cell): 1 for cell in cells_of(tables[0], row, TOTAL)}
            difference |= {(period, *cell): -1 for cell in cells_of(tables[1], row, TOTAL)}
            attacker.learn(difference, 0, 0)

    def hidden(self) -> Iterable[tuple[PublishedTable, str, str]]:
        """Every figure that is not to be known."""
        for published in self.published:
            for _, row, column in published.table.shown_keys():
                if published.count(row, column) is None:
                    yield published, row, column


def value(known: Sum, exact: Mapping[Period, Counted]) -> int:
    """What a sum really is."""
    return sum(times * exact[cell[0]].get(cell[1:], 0) for cell, times in known.items())
