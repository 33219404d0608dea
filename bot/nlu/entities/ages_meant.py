"""Which of the ages in a message it is about, as facts."""

from __future__ import annotations

from itertools import pairwise
from typing import Callable, Sequence

from bot.nlu.entities.ages import Age
from bot.nlu.entities.asker import YOUNG
from bot.nlu.entities.bare_ages import UNBORN
from bot.nlu.entities.cues import Cue
from bot.nlu.entities.found import Found
from bot.nlu.entities.people import ADULT_FROM, BARE, CHILD, OWN, PEER, SIBLING
from bot.nlu.entities.words import Word

INFANT = 1.0
_SAME_AGE = 0.1

Paired = Callable[[Age, Age], bool]


def ages_meant(ages: Sequence[Age], asker: str | None, paired: Paired) -> list[Age]:
    """The ages it is about: the writer's own when a young person writes, else those of the children.

    Args:
        ages: all in a message.
        asker: who writes.
        paired: whether two ages that follow each other were told in one breath. Those of other children then count
            next to the writer's own; without an age of their own they always do. So does the stated age of a younger
            brother or sister of a minor, who may be the one it is about.
    """
    if asker not in YOUNG:
        whose = {CHILD, SIBLING, BARE} if asker is not None else {CHILD, SIBLING, BARE, PEER}
        # Who is pregnant and still a minor is a young person herself.
        minor = {age for age in ages if asker == "expecting" and age.whose == OWN and age.years < ADULT_FROM}
        return [age for age in ages if age.whose in whose or age in minor]
    own = next((age for age in ages if age.whose in (OWN, BARE)), None)
    minors = [age for age in ages if age is not own and age.whose in (CHILD, SIBLING, PEER) and age.years < ADULT_FROM]
    if own is None:
        return minors
    told = _one_breath(ages, own, paired)
    told += [age for age in minors if _looked_after(age, own)]
    return [age for age in ages if age is own or (age in minors and age.whose != PEER and age in told)]


def _looked_after(age: Age, own: Age) -> bool:
    return age.whose == SIBLING and age.stated and age.years < own.years < ADULT_FROM


def _one_breath(ages: Sequence[Age], own: Age, paired: Paired) -> list[Age]:
    groups = [[ages[0]]]
    for before, age in pairwise(ages):
        if paired(before, age):
            groups[-1].append(age)
        else:
            groups.append([age])
    return next(group for group in groups if own in group)


def ages_found(words: Sequence[Word], ages: Sequence[Age], unborn: Sequence[Cue]) -> list[Found]:
    """Ages as facts, with -1 for a child on the way and 0 for one just born, unless its age was told."""
    found = [Found("age", age.years, words[age.first].start, words[age.last].end) for age in ages]
    for value, years in (("expected", UNBORN), ("born", 0.0)):
        cue = next((cue for cue in unborn if cue.value == value), None)
        told = value == "born" and any(0 <= age.years < INFANT for age in ages)
        if cue is not None and not told:
            found.append(Found("age", years, words[cue.first].start, words[cue.last].end))
    distinct: list[Found] = []
    for fact in found:
        if all(abs(float(fact.value) - float(other.value)) > _SAME_AGE / 2 for other in distinct):
            distinct.append(fact)
    return distinct
