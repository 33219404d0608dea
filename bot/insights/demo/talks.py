"""Invented conversations as what counting would have counted of them. Pure: chance comes in from outside."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Callable, Iterator, Sequence

from bot.insights.counting import keys
from bot.insights.cube import CRISES, Key
from bot.insights.demo import likely
from bot.insights.demo.people import chance, draw, somebody
from bot.insights.periods import Period
from bot.orientation.situation import Situation

Advise = Callable[[Situation], Sequence[str]]
"""The options for a Situation, best first, as the knowledge base has it."""


class Talks:
    """A maker of months of conversations.

    Args:
        seed: the same seed makes the same figures.
        advise: which options fit a Situation.
        option_ids: the options of the knowledge base.
    """

    def __init__(self, seed: int, advise: Advise, option_ids: Sequence[str]) -> None:
        self._dice = Random(seed)  # noqa: S311  (example figures, no secret)
        self._advise = advise
        # Some forms of support are asked about by name far more often than others.
        self._known = {option: 1 / (place + 2) for place, option in enumerate(self._shuffled(option_ids))}

    def months(self, months: Sequence[Period]) -> Iterator[tuple[Period, Counter[Key]]]:
        """The counts of each month, in order."""
        for since_start, month in enumerate(months):
            size = likely.FIRST_MONTH * likely.GROWTH**since_start * likely.SEASON[month.number]
            counts: Counter[Key] = Counter()
            for _ in range(round(self._dice.gauss(size, size**0.5))):
                counts.update(keys.new_keys(self._talk(month, since_start), counted=()))
            yield month, counts

    def _talk(self, month: Period, since_start: int) -> Iterator[Key]:
        kind = draw(self._dice, likely.KINDS)
        if kind == "orientation":
            yield from self._orientation(somebody(self._dice, month, since_start))
        elif kind == "reflection":
            yield from self._reflection()
        else:
            yield from self._questions()
        if chance(self._dice, likely.NOT_UNDERSTOOD):
            yield keys.NOT_UNDERSTOOD
        for category in CRISES:
            if chance(self._dice, likely.CRISIS[category]):
                yield keys.crisis(category)
        if kind in likely.HELPFUL and chance(self._dice, likely.SAYS_IF_HELPFUL):
            helped = chance(self._dice, likely.HELPFUL[kind])
            yield keys.verdict(kind, "helpful" if helped else "not_helpful")

    def _orientation(self, situation: Situation) -> Iterator[Key]:
        advised = self._advise(situation)
        all_rejected = chance(self._dice, likely.REJECTS_ALL)
        rejected = [option for option in advised if all_rejected or chance(self._dice, likely.REJECTS)]
        yield from keys.keys_of_advice(situation, advised, rejected)
        if len(rejected) == len(advised):
            yield from keys.keys_of_advice(situation, (), rejected)
        if advised and chance(self._dice, likely.ASKS_FACTS):
            yield keys.conversation("questions")
            yield keys.option(self._dice.choice(advised), "asked")

    def _questions(self) -> Iterator[Key]:
        yield keys.conversation("questions")
        for _ in range(self._dice.choice((1, 1, 1, 2, 3))):
            yield keys.option(draw(self._dice, self._known), "asked")

    def _reflection(self) -> Iterator[Key]:
        for _ in range(2 if chance(self._dice, likely.SECOND_THEME) else 1):
            theme = draw(self._dice, likely.THEMES)
            scale = "rung" if theme == "participation" else "role"
            now, wanted = (
                draw(self._dice, weights) if chance(self._dice, likely.PLACES) else None for weights in _PLACES[scale]
            )
            level = "meso" if chance(self._dice, likely.MESO) else "micro"
            yield from keys.keys_of_reflection(theme, level, scale, now, wanted)

    def _shuffled(self, values: Sequence[str]) -> list[str]:
        return self._dice.sample(sorted(values), len(values))


_PLACES = {
    "role": (likely.ROLE_NOW, likely.ROLE_WANTED),
    "rung": (likely.RUNG_NOW, likely.RUNG_WANTED),
}
