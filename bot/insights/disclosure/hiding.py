"""Hides until every hidden figure is proven to be wide enough, then shows again what turned out not to be needed."""

from __future__ import annotations

import time
from random import Random

import numpy as np

from bot.insights.disclosure.program import Mask, Program, Real, Worlds
from bot.insights.disclosure.proofs import Proofs
from bot.insights.disclosure.statistics import Key, Status, System

FICKLE = 0.4
"""How much chance there is in what a figure costs to hide, as the spread of its logarithm. Without chance, who knows
the rule could conclude from a hidden figure that no other would have done the same more cheaply."""


class Hiding:
    """What is hidden so far, and the worlds that prove it."""

    def __init__(self, system: System, ends: float, chance: Random) -> None:
        """Hide what is small.

        Args:
            system: the statistics.
            ends: when to stop, by the monotonic clock.
            chance: where chance comes from.
        """
        self._keys = list(system.statistics)
        self._program = Program(system)
        self._ends = ends
        self._chance = chance
        statistics = system.statistics.values()
        self._hidden: Mask = np.array(
            [statistic.is_small or statistic.status is Status.HIDDEN for statistic in statistics], dtype=bool
        )
        open_ = np.array([statistic.status is Status.OPEN for statistic in statistics], dtype=bool)
        self._extra: Mask = open_ & ~self._hidden
        self._costs = self._chosen_costs()
        self._proofs = Proofs(self._program)
        self._unproven: set[int] = set()

    @property
    def hidden(self) -> frozenset[Key]:
        """Everything that is hidden."""
        return frozenset(self._keys[number] for number in np.flatnonzero(self._hidden))

    @property
    def unsafe(self) -> frozenset[Key]:
        """The hidden figures of which it is not proven that they are wide enough."""
        return frozenset(self._keys[number] for number in np.flatnonzero(self._hidden & ~self._proofs.wide))

    def hide(self) -> None:
        """Hide others until each hidden figure is proven, or cannot be, or time is up."""
        while len(left := self._left()) and time.monotonic() < self._ends:
            target = int(self._chance.choice(left))
            found = self._worlds(target, self._hidden, self._costs, self._proofs)
            if found is None:
                self._unproven.add(target)
                continue
            for world in found:
                self._hidden |= world != 0
                self._proofs.learn(world)

    def show_again(self) -> None:
        """Show what need not be hidden, the costliest first, as long as there is time."""
        order = np.flatnonzero(self._hidden & self._extra)
        for number in order[np.argsort(-self._costs[order])]:
            if time.monotonic() > self._ends:
                return
            self._try_to_show(int(number))

    def _try_to_show(self, number: int) -> None:
        hidden = self._hidden.copy()
        hidden[number] = False
        proofs = self._proofs.without(number)
        never = np.full(len(self._keys), np.inf)
        for target in np.flatnonzero(hidden & self._proofs.wide):
            while proofs.missing(int(target)) is not None:
                found = self._worlds(int(target), hidden, never, proofs)
                if found is None:
                    return
                for world in found:
                    proofs.learn(world)
        self._hidden, self._proofs = hidden, proofs

    def _worlds(self, target: int, hidden: Mask, costs: Real, proofs: Proofs) -> Worlds | None:
        """Near by first: a program of one line of a table is much smaller than that of a whole month."""
        needs = proofs.missing(target)
        if needs is None:
            return None
        pull: Real = np.where(hidden & ~proofs.wide, 1.0, 0.0)
        near, far = self._program.near, self._program.far
        for pieces in (near, far) if (far == far[target]).sum() > (near == near[target]).sum() else (near,):
            found = self._program.worlds(needs, target, pieces == pieces[target], hidden, costs, pull)
            if found is not None:
                return found
        return None

    def _left(self) -> list[int]:
        unproven = np.flatnonzero(self._hidden & ~self._proofs.wide)
        return [int(number) for number in unproven if number not in self._unproven]

    def _chosen_costs(self) -> Real:
        costs: Real = np.full(len(self._keys), np.inf)
        times_k = self._program.counts[self._extra] / np.maximum(self._program.smallest[self._extra], 1)
        luck = [self._chance.lognormvariate(0, FICKLE) for _ in times_k]
        costs[self._extra] = (1 + np.log2(np.maximum(times_k, 1))) * luck
        return costs
