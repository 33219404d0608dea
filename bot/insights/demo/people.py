"""Invented people: Situations as orientation would know them, drawn by likelihood. Pure."""

from __future__ import annotations

from random import Random
from typing import Iterable

from bot.insights.demo import likely
from bot.insights.demo.likely import Value, Weights
from bot.insights.periods import Period
from bot.orientation.situation import Situation


def draw(dice: Random, weights: Weights[Value]) -> Value:
    """One of the values, the heavier the likelier."""
    (value,) = dice.choices(tuple(weights), tuple(weights.values()))
    return value


def chance(dice: Random, likelihood: float) -> bool:
    """True as often as the likelihood says."""
    return dice.random() < likelihood


def somebody(dice: Random, month: Period, since_start: int) -> Situation:
    """Somebody who seeks help.

    Args:
        dice: where chance comes from.
        month: for the season of what people ask.
        since_start: months since the first one: ever more people are waiting.
    """
    asker = draw(dice, likely.ASKERS)
    province = draw(dice, likely.PROVINCES)
    waiting = (likely.WAITING + likely.WAITING_PER_MONTH * since_start) * likely.WAITING_IN.get(province, 1.0)
    return Situation(
        asker=asker,
        ages=tuple(_ages(dice, asker)),
        domains=tuple(_domains(dice, asker, month)),
        current_help=("stuck",) if chance(dice, likely.STUCK) else (),
        waiting=chance(dice, waiting) or None,
        province=province,
    )


def _domains(dice: Random, asker: str | None, month: Period) -> Iterable[str]:
    more = likely.MORE_OFTEN.get(asker or "", {})
    weights = {
        domain: weight * more.get(domain, 1.0) * likely.SEASON_OF_DOMAIN.get(domain, {}).get(month.number, 1.0)
        for domain, weight in likely.DOMAINS.items()
    }
    first = draw(dice, weights)
    yield first
    if chance(dice, likely.SECOND_DOMAIN):
        yield draw(dice, {domain: weight for domain, weight in weights.items() if domain != first})


def _ages(dice: Random, asker: str | None) -> Iterable[float]:
    weights = likely.AGES_OF_ASKER.get(asker or "", likely.AGES)
    band = draw(dice, weights)
    if band == "none":
        return
    yield float(dice.randint(*likely.SPAN[band]))
    if asker in ("parent", "foster_parent") and chance(dice, likely.SECOND_CHILD):
        yield float(dice.randint(0, 17))
