"""The attacker's linear program: worlds that agree with everything that is shown.

A world is written as what it differs from the true counts, per statistic. It is only used after it was checked in
whole numbers, so that nothing hangs on the tolerances of the solver.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Mapping, Sequence, Tuple, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_diag, csc_matrix, spmatrix, vstack
from scipy.sparse.csgraph import connected_components

from bot.insights.disclosure.statistics import Key, Reader, Relation, Statistic, Status, System

Whole: TypeAlias = "npt.NDArray[np.int64]"
Real: TypeAlias = "npt.NDArray[np.float64]"
Mask: TypeAlias = "npt.NDArray[np.bool_]"
Worlds: TypeAlias = "Tuple[Whole, Whole]"

FARTHEST = 50
"""How many times k a world may differ from the truth in one statistic: enough, and it keeps the program bounded."""

GENTLE = 1e-4
"""How little it counts, against the cheapest statistic to hide, that others move along."""

NOT_FAR = 2**40
"""More than any count: a bound that binds nothing."""

LONGEST = 5.0
"""Seconds for a program in whole numbers, which is rarely needed."""


@dataclass(frozen=True)
class Needs:
    """What a reader may not know, per statistic, as what it differs from the truth.

    Attributes:
        widths: how far apart two worlds must lie.
        least, most: how far down and up each must be able to go; where the width is enough, nothing.
        bounds: what it differs at most, in the worlds that the reader takes for possible.
    """

    widths: Whole
    least: Whole
    most: Whole
    bounds: Whole

    def allow(self, world: Whole) -> bool:
        """Whether the reader takes a world for possible."""
        return bool((world <= self.bounds).all())


class Program:
    """Finds worlds for one system.

    Attributes:
        counts: the true counts, in the order of the system's statistics.
        smallest: k of each.
        needs: what each reader may not know; first of the one who knows most.
        near: which piece each statistic is in, when only sums that are equal tie them together; -1 when it is fixed.
        far: the same, with everything that is known of them.
    """

    def __init__(self, system: System) -> None:
        """Number the statistics in their order, and write the relations as matrices."""
        statistics = list(system.statistics.values())
        self.counts: Whole = np.array([statistic.count for statistic in statistics], dtype=np.int64)
        self.smallest: Whole = np.array([statistic.smallest for statistic in statistics], dtype=np.int64)
        self._farthest = float(FARTHEST * max(int(self.smallest.max(initial=1)), 1))
        self.needs = tuple(_needs(statistics, reader, self.counts) for reader in (Reader.KNOWS_SMALL, Reader.RECKONS))
        numbers = {statistic.key: number for number, statistic in enumerate(statistics)}
        moves = np.array([statistic.status is not Status.SHOWN for statistic in statistics], dtype=bool)
        self._same = _matrix([relation for relation in system.relations if relation.equal], numbers)
        self._more = _matrix([relation for relation in system.relations if not relation.equal], numbers)
        self._gaps: Whole = self._more @ self.counts
        self.near = _pieces(moves, self._same)
        self.far = _pieces(moves, csc_matrix(vstack([self._same, self._more])))

    def worlds(self, needs: Needs, target: int, among: Mask, hidden: Mask, costs: Real, pull: Real) -> Worlds | None:
        """Two worlds that prove that one statistic is wide enough, for which the cheapest others must be hidden too.

        Args:
            needs: of which reader.
            target: the hidden statistic that must be so much more in the one world than in the other, or reach as
                far up and down as it must.
            among: the statistics that may differ from the truth; it is sound to leave some out.
            hidden: what is hidden, and may differ for nothing.
            costs: what it costs, for each of the others, to differ by one; infinite when it must stay shown.
            pull: how gladly each statistic moves along where that costs nothing.

        Returns:
            The world with more and the one with less; None when there are none.
        """
        free = np.flatnonzero(among & hidden)
        bought = np.flatnonzero(among & ~hidden & np.isfinite(costs))
        columns = np.concatenate([free, bought, bought])
        signs = np.concatenate([np.ones(len(free) + len(bought)), -np.ones(len(bought))])
        highest = np.minimum(self._farthest, needs.bounds[columns].astype(np.float64))
        highest[len(free) + len(bought) :] = self.counts[bought]
        lowest = np.zeros(len(columns))
        lowest[: len(free)] = -self.counts[free]
        prices = np.concatenate([np.zeros(len(free)), costs[bought], costs[bought]])
        wishes = np.zeros(len(columns))
        wishes[: len(free)] = pull[free] * GENTLE * costs[bought].min(initial=1.0)
        same, _ = _part(self._same, columns, signs)
        more, rows = _part(self._more, columns, signs)
        apart = csc_matrix(np.where(columns == target, signs, 0.0))
        upper = csc_matrix(vstack([-block_diag([more, more]), block_diag([-apart, apart]).sum(axis=0)]))
        limits = np.concatenate([self._gaps[rows], self._gaps[rows], [-float(needs.widths[target])]])
        equal = csc_matrix(block_diag([same, same]))
        objective = np.concatenate([prices - wishes, prices + wishes])
        bounds = np.column_stack([np.tile(lowest, 2), np.tile(highest, 2)])
        place = int(np.flatnonzero(columns == target)[0])
        bounds[place, 0] = max(bounds[place, 0], needs.most[target])
        bounds[place + len(columns), 1] = min(bounds[place + len(columns), 1], needs.least[target])
        for found in _solutions(objective, upper, limits, equal, bounds):
            one, other = (self._world(columns, signs, part) for part in np.split(found, 2))
            is_wide = one[target] - other[target] >= needs.widths[target]
            if is_wide and all(self.agrees(world) and needs.allow(world) for world in (one, other)):
                return one, other
        return None

    def agrees(self, world: Whole) -> bool:
        """Whether a world has no count below zero and breaks no relation, reckoned in whole numbers."""
        values = self.counts + world
        return bool((values >= 0).all() and not (self._same @ world).any() and (self._more @ values >= 0).all())

    def _world(self, columns: Whole, signs: Real, found: Real) -> Whole:
        world = np.zeros(len(self.counts))
        np.add.at(world, columns, signs * found)
        return np.rint(world).astype(np.int64)


def _needs(statistics: Sequence[Statistic], reader: Reader, counts: Whole) -> Needs:
    ends = [statistic.must_reach(reader) or (NOT_FAR, -NOT_FAR) for statistic in statistics]
    mosts = [statistic.most(reader) for statistic in statistics]
    return Needs(
        np.array([statistic.span(reader) for statistic in statistics], dtype=np.int64),
        np.array([least for least, _ in ends], dtype=np.int64) - counts,
        np.array([most for _, most in ends], dtype=np.int64) - counts,
        np.array([NOT_FAR if most is None else most for most in mosts], dtype=np.int64) - counts,
    )


def _solutions(objective: Real, upper: csc_matrix, limits: Real, equal: csc_matrix, bounds: Real) -> Iterator[Real]:
    """The cheapest solution; then, only when it is asked for, the cheapest in whole numbers."""
    equal_to = np.zeros(equal.shape[0])
    found = linprog(objective, upper, limits, equal, equal_to, bounds, method="highs")
    if found.x is None:
        return
    yield found.x
    constraints = [LinearConstraint(upper, -np.inf, limits), LinearConstraint(equal, equal_to, equal_to)]
    whole = milp(
        objective,
        integrality=np.ones(len(objective)),
        bounds=Bounds(bounds[:, 0], bounds[:, 1]),
        constraints=constraints[: 2 if equal.shape[0] else 1],
        options={"time_limit": LONGEST},
    )
    if whole.x is not None:
        yield whole.x


def _matrix(relations: Sequence[Relation], numbers: Mapping[Key, int]) -> csc_matrix:
    """A row per relation: `more` minus `less`."""
    rows, columns, values = [], [], []
    for row, relation in enumerate(relations):
        for keys, value in ((relation.more, 1), (relation.less, -1)):
            for key in keys:
                rows.append(row)
                columns.append(numbers[key])
                values.append(value)
    shape = (len(relations), len(numbers))
    return csc_matrix((np.array(values, dtype=np.int64), (rows, columns)), shape=shape, dtype=np.int64)


def _part(matrix: csc_matrix, columns: Whole, signs: Real) -> tuple[spmatrix, Whole]:
    """These columns with their signs, of only the rows in which they are, and which rows those are."""
    part = matrix[:, columns].tocsr()
    rows = np.flatnonzero(np.diff(part.indptr))
    return part[rows].multiply(signs[None, :]).tocsr(), rows


def _pieces(moves: Mask, matrix: csc_matrix) -> Whole:
    """The number of the piece in which each statistic hangs together with others that can differ."""
    free = np.flatnonzero(moves)
    links = matrix[:, free]
    _, found = connected_components(abs(links).T @ abs(links), directed=False)
    pieces = np.full(len(moves), -1, dtype=np.int64)
    pieces[free] = found
    return pieces
