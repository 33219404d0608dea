"""What an attacker knows beforehand: which figures there are, and which of them add up to which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Iterable, Mapping, Tuple, TypeAlias

Key: TypeAlias = Any
"""Names a statistic: anything that can be in a dictionary; only whether it equals another matters here."""


class Reader(Enum):
    """Whom a hidden figure must be kept from."""

    RECKONS = auto()
    """Adds and subtracts what was shown."""

    KNOWS_SMALL = auto()
    """Does so too, and knows of every figure that was hidden since it is small that it is: below k."""


class Status(Enum):
    """Whether it was decided before what happens to a statistic."""

    OPEN = "open"
    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Statistic:
    """One figure: a cell or a total.

    Attributes:
        key: its name.
        count: the exact number, never below zero.
        smallest: k: an open figure below it is hidden; the possible values of a hidden one must span at least it.
        status: open, or fixed, since what was released before stays known.
        least: what everybody knows that it is at least. When it is less than k above that, its possible values must
            reach from there to k above; None when it is enough that they span k.
        tells: whether who knows the rule may conclude that it is small when it is.

    For who knows what is small, one less than k is far enough: 0 to 9 are ten numbers.
    """

    key: Key
    count: int
    smallest: int
    status: Status = Status.OPEN
    least: int | None = 0
    tells: bool = True

    @property
    def is_small(self) -> bool:
        """Whether it is hidden for its own sake."""
        return self.status is Status.OPEN and self.count < self.smallest

    def span(self, reader: Reader) -> int:
        """How far apart its possible values must lie."""
        return self.smallest if reader is Reader.RECKONS else max(self.smallest - 1, 0)

    def must_reach(self, reader: Reader) -> tuple[int, int] | None:
        """From and to which number its possible values must reach; None when it is enough that they lie far apart."""
        if self.least is None or self.count >= self.least + self.smallest:
            return None
        return self.least, self.least + self.span(reader)

    def most(self, reader: Reader) -> int | None:
        """What a reader knows that it is at most; None when that is nothing."""
        is_small = self.status is not Status.SHOWN and self.count < self.smallest
        return self.smallest - 1 if is_small and self.tells and reader is Reader.KNOWS_SMALL else None


@dataclass(frozen=True)
class Relation:
    """What everybody knows of the numbers: the sum of `more` is that of `less`, or at least that.

    Attributes:
        more: keys on the one side.
        less: keys on the other side.
        equal: whether the sums are the same.
    """

    more: Tuple[Key, ...]
    less: Tuple[Key, ...]
    equal: bool = True

    def holds(self, counts: Mapping[Key, int]) -> bool:
        """Whether these counts are in line with it."""
        gap = sum(counts[key] for key in self.more) - sum(counts[key] for key in self.less)
        return gap == 0 if self.equal else gap >= 0


class System:
    """All statistics that somebody could combine, with what is known of them."""

    def __init__(self, statistics: Iterable[Statistic], relations: Iterable[Relation]) -> None:
        """Put them together.

        Args:
            statistics: each with a key of its own.
            relations: how they hang together.

        Raises:
            ValueError: when a count is below zero, or contradicts a relation.
        """
        self.statistics = {statistic.key: statistic for statistic in statistics}
        self.relations = tuple(relations)
        counts = {key: statistic.count for key, statistic in self.statistics.items()}
        if any(count < 0 for count in counts.values()):
            raise ValueError("a count is below zero")
        for relation in self.relations:
            if not relation.holds(counts):
                raise ValueError(f"the counts contradict {relation}")
