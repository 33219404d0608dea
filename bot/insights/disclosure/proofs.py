"""Which hidden figures are proven to be wide enough: for each, the two worlds in which it lies farthest apart."""

from __future__ import annotations

import numpy as np

from bot.insights.disclosure.program import Mask, Program, Whole


class Proofs:
    """The worlds found so far. The true one is always among them."""

    def __init__(self, program: Program) -> None:
        """Start with the truth alone.

        Args:
            program: knows how far apart each statistic must be.
        """
        self._program = program
        self._worlds: list[Whole] = []
        self._highest: Whole = np.zeros(len(program.counts), dtype=np.int64)
        self._lowest: Whole = np.zeros(len(program.counts), dtype=np.int64)

    @property
    def wide(self) -> Mask:
        """For each statistic whether the worlds lie far enough apart in it."""
        apart = self._highest - self._lowest >= self._program.widths
        return np.asarray(apart & (self._lowest <= self._program.least) & (self._highest >= self._program.most))

    def learn(self, world: Whole) -> None:
        """Add a world, written as what it differs from the truth."""
        self._worlds.append(world)
        self._highest = np.maximum(self._highest, world)
        self._lowest = np.minimum(self._lowest, world)

    def without(self, number: int) -> Proofs:
        """What is left when a statistic is shown: only the worlds in which it is as it is."""
        left = Proofs(self._program)
        for world in self._worlds:
            if world[number] == 0:
                left.learn(world)
        return left
