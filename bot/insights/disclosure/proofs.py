"""Which hidden figures are proven to be wide enough: for each, the two worlds in which it lies farthest apart."""

from __future__ import annotations

import numpy as np

from bot.insights.disclosure.program import Mask, Needs, Program, Whole


class Proofs:
    """The worlds found so far. The true one is always among them."""

    def __init__(self, program: Program) -> None:
        """Start with the truth alone.

        Args:
            program: knows how far apart each statistic must be, for each reader.
        """
        self._program = program
        self._worlds: list[Whole] = []
        none: Whole = np.zeros(len(program.counts), dtype=np.int64)
        self._ends = [(none, none) for _ in program.needs]

    @property
    def wide(self) -> Mask:
        """For each statistic whether the worlds lie far enough apart in it, for every reader."""
        return np.logical_and.reduce([self._wide_for(number) for number in range(len(self._ends))])

    def missing(self, target: int) -> Needs | None:
        """Of which reader it is not proven yet for a statistic; None when it is of all."""
        for number, needs in enumerate(self._program.needs):
            if not self._wide_for(number)[target]:
                return needs
        return None

    def learn(self, world: Whole) -> None:
        """Add a world, written as what it differs from the truth."""
        self._worlds.append(world)
        self._ends = [
            (np.minimum(lowest, world), np.maximum(highest, world)) if needs.allow(world) else (lowest, highest)
            for needs, (lowest, highest) in zip(self._program.needs, self._ends, strict=True)
        ]

    def without(self, number: int) -> Proofs:
        """What is left when a statistic is shown: only the worlds in which it is as it is."""
        left = Proofs(self._program)
        for world in self._worlds:
            if world[number] == 0:
                left.learn(world)
        return left

    def _wide_for(self, number: int) -> Mask:
        needs, (lowest, highest) = self._program.needs[number], self._ends[number]
        apart = highest - lowest >= needs.widths
        return np.asarray(apart & (lowest <= needs.least) & (highest >= needs.most))
