"""Lays the criteria of one option or contact beside a Situation. Pure, and the same for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator, Mapping

from bot.orientation.situation import Situation

STATED = 0.5
"""Points for a hard criterion that is met; any soft one weighs more."""


UNSAID = -2.0
"""Points while a special condition, such as living in one province, may be met or not: nobody said."""


@dataclass(frozen=True)
class Criterion:
    """A condition from the knowledge base (see `bot.knowledge.schema.Match` for what each field means)."""

    on: str
    hard: bool = False
    between: tuple[float, float] | None = None
    any_of: tuple[str, ...] | None = None
    none_of: tuple[str, ...] | None = None
    weights: Mapping[str, int] | None = None
    weight: int = 1
    because: str = ""


@dataclass(frozen=True)
class Hit:
    """A criterion that speaks for or against.

    Attributes:
        criterion: the criterion.
        value: the value of the Situation that it speaks about.
        weight: points, above zero speaks for.
    """

    criterion: Criterion
    value: Any
    weight: float


def refusal(criterion: Criterion, situation: Situation) -> Any | None:
    """The value of the Situation that a hard criterion refuses, or None when it does not exclude.

    What has not been said excludes nothing.
    """
    known = situation.known(criterion.on)
    if not criterion.hard or not known:
        return None
    if criterion.none_of is not None:
        return next((value for value in known if _key(value) in criterion.none_of), None)
    if any(_accepts(criterion, value) for value in known):
        return None
    return known[0]


def hits(criterion: Criterion, situation: Situation) -> Iterator[Hit]:
    """Yield each known value that the criterion speaks about, with its weight.

    A hard criterion that is met weighs a little: what says that it is for you goes before what does not say.
    """
    for value in situation.known(criterion.on):
        if criterion.weights is not None:
            weight = criterion.weights.get(_key(value), 0)
            if weight:
                yield Hit(criterion, value, weight)
        elif criterion.none_of is None and _accepts(criterion, value):
            yield Hit(criterion, value, STATED if criterion.hard else criterion.weight)


def unsaid(criterion: Criterion, situation: Situation) -> bool:
    """Whether a hard criterion asks for something special about which nothing was said."""
    return criterion.hard and criterion.any_of is not None and not situation.known(criterion.on)


def _accepts(criterion: Criterion, value: Any) -> bool:
    if criterion.between is not None:
        low, high = criterion.between
        return low <= value < high + 1
    return criterion.any_of is not None and _key(value) in criterion.any_of


def _key(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
