"""Whose age a number in a message is, if it is an age at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from bot.nlu.entities.age_context import AgeContext
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.numbers import MONTH, YEAR, Quantity, number, quantity_at
from bot.nlu.entities.words import Word

CHILD, SIBLING, ADULT, OWN, BARE = "child", "sibling", "adult", "own", "bare"

_OLDEST_CHILD = 25
_OLDEST_WITH_UNIT = 60
_OLDEST = 120
_YOUNGEST_WRITER = 8
_REACH = 8


@dataclass(frozen=True)
class Age:
    """An age in a message.

    Attributes:
        years: the age.
        whose: CHILD, SIBLING, OWN, or BARE when the message does not say.
        first, last: its words.
    """

    years: float
    whose: str
    first: int
    last: int


class AgeFinder:
    """Finds ages: a number counts only when something in the sentence says that it is one."""

    def __init__(self, lexicons: Lexicons) -> None:
        people = lexicons.read("people")
        self._people = {whose: lexicons.words(people[whose]) for whose in (CHILD, SIBLING, ADULT)}
        self._self = lexicons.words(people["self"])
        self._lists = lexicons.word_lists("ages")
        self._context = AgeContext(self._lists)

    def find(self, words: Sequence[Word]) -> list[Age]:
        """Find the ages in a message, in order; those of parents and other adults are left out."""
        ages: list[Age] = []
        index = 0
        while index < len(words):
            quantity = quantity_at(words, index) or _lone_one(words, index)
            if quantity is None:
                index += 1
                continue
            whose = self._whose(words, quantity, ages[-1] if ages else None)
            if whose:
                ages.append(Age(quantity.value, whose, quantity.first, quantity.last))
            index = quantity.last + 1
        return [age for age in ages if age.whose != ADULT]

    def _whose(self, words: Sequence[Word], quantity: Quantity, before: Age | None) -> str | None:
        context = self._context
        if self._counts(words, quantity) or context.lasts(words, quantity) or context.is_not_now(words, quantity):
            return None
        if before is not None and context.goes_on(words, before.last, quantity, _OLDEST_CHILD):
            return before.whose
        if before is not None and before.whose == OWN and context.is_partners(words, before.last, quantity):
            return ADULT
        if context.details_count(words, quantity):
            return CHILD
        whose = self._anchor(words, quantity) or self._behind(words, quantity) or self._alone(words, quantity)
        return whose if whose is not None and _plausible(quantity, whose) else None

    def _counts(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a number counts things or people, or is a grade, date, amount or time."""
        after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
        if quantity.unit is None and after is not None and not after.pause and self._person(after.norm):
            return True
        return self._context.counts(words, quantity)

    def _person(self, norm: str) -> str | None:
        return next((whose for whose, nouns in self._people.items() if norm in nouns), None)

    def _anchor(self, words: Sequence[Word], quantity: Quantity) -> str | None:
        """The person to whom the words before the number lead back."""
        verb = ""
        index = quantity.first - 1
        while index >= max(quantity.first - _REACH, 0) and not words[index + 1].stop:
            norm = words[index].norm
            adjacent = index == quantity.first - 1
            person = self._person(norm)
            if norm in self._lists["am"] or norm in self._lists["is"]:
                verb = verb or norm
            elif norm == "ik":
                return OWN if verb in self._lists["am"] or adjacent else None
            elif norm in self._lists["pronouns"] and (verb or adjacent):
                fits = verb in self._lists["is"] or (adjacent and self._context.fits_pronoun(words, quantity))
                return CHILD if fits else None
            elif person == ADULT and index and words[index - 1].norm == "kleine":
                return CHILD
            elif person:
                counted = adjacent and _counts_people(words, quantity)
                return None if counted else self._self_or(words, quantity, index, person)
            elif not self._is_filler(words, index, bool(verb)):
                break
            index -= 1
        return self._by_verb(words, quantity, index, verb)

    def _is_filler(self, words: Sequence[Word], index: int, after_verb: bool) -> bool:
        """Whether a word can stand between a person and an age."""
        norm = words[index].norm
        if norm == "in":
            return words[index + 1].norm in self._lists["months"]
        if norm in self._lists["fillers"] or norm in self._lists["months"]:
            return True
        before = words[index - 1].norm if index else ""
        if after_verb:
            return before in ("andere", "ander") and number(norm) is not None
        # "mijn zoon met autisme van 8"
        return "met" in (norm, before) and number(words[index + 1].text) is None

    def _self_or(self, words: Sequence[Word], quantity: Quantity, index: int, whose: str) -> str:
        """`whose`, or OWN in "ik ben een meisje van 14", "ik meisje 14", "jongen van 15 hier"."""
        if words[index].norm not in self._self:
            return whose
        am = self._lists["am"]
        before = [word.norm for word in words[max(index - 2, 0) : index]]
        after = [word.norm for word in words[quantity.last + 1 : quantity.last + 2]]
        article = before[-1:] in (["een"], ["als"]) and before[0] in am
        own = article or before[-1:] == ["ik"] or (bool(before) and before[-1] in am)
        return OWN if own or (after == ["hier"] and not before) else whose

    def _by_verb(self, words: Sequence[Word], quantity: Quantity, index: int, verb: str) -> str | None:
        """Whose age it is without a person before it: "ben 13", "Emma is 5 jaar", "... en is 15", "van 4"."""
        if verb in self._lists["am"]:
            return OWN
        before = words[index].norm if index >= 0 else ""
        if verb in ("is", "wordt") and index >= 0:
            named = quantity.unit == YEAR and before not in self._lists["lasting"]
            return CHILD if named or (quantity.unit in (None, YEAR) and before == "en") else None
        if self._introduces(words, quantity, index):
            return OWN
        if index > 0 and words[index].capital and words[index - 1].norm in ("mijn", "ons"):
            return CHILD if not verb and words[index + 1].norm == "van" else None
        opens = index < 0 or words[index + 1].pause
        return CHILD if opens and not verb and words[index + 1].norm == "van" and quantity.first > 0 else None

    def _introduces(self, words: Sequence[Word], quantity: Quantity, index: int) -> bool:
        """Whether the writer gives a name before the age: "ik ben lore 16j", "ik heet Sam, 14"."""
        if index < 1 or index != quantity.first - 1 or words[index].pause:
            return False
        says_name = words[index - 1].norm in self._lists["am"] or words[index - 1].norm == "heet"
        return says_name and (quantity.unit == YEAR or words[quantity.first].pause)

    def _behind(self, words: Sequence[Word], quantity: Quantity) -> str | None:
        """Whose age it is by the words behind it ("15 ben ik"), or as it says itself that it is an age."""
        if [word.norm for word in words[quantity.last + 1 : quantity.last + 3]] == ["ben", "ik"]:
            return OWN
        if not quantity.aged:
            return None
        before = words[quantity.first - 1].norm if quantity.first else ""
        return OWN if before == "als" and quantity.value >= _YOUNGEST_WRITER else CHILD

    def _alone(self, words: Sequence[Word], quantity: Quantity) -> str | None:
        """Whose age a number is that opens the message or fills a clause; a child's if too young to write."""
        if not 1 <= quantity.value <= _OLDEST_CHILD:
            return None
        can_write = quantity.value >= _YOUNGEST_WRITER
        if not self._context.stands_alone(words, quantity, can_write):
            return None
        return BARE if can_write else CHILD


def _counts_people(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether a small number word right behind a person counts: "de oudste twee komen"."""
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    closed = after is None or after.pause or after.norm == "en"
    small = quantity.unit is None and quantity.value < 10 and not words[quantity.first].is_digits
    return small and not closed and not words[quantity.first].pause


def _plausible(quantity: Quantity, whose: str) -> bool:
    if whose == OWN:
        return quantity.unit in (None, YEAR) and _YOUNGEST_WRITER <= quantity.value <= _OLDEST
    if quantity.value < 1 and quantity.unit is None:
        return False
    return quantity.value <= (_OLDEST_CHILD if quantity.unit in (None, MONTH) else _OLDEST_WITH_UNIT)


def _lone_one(words: Sequence[Word], index: int) -> Quantity | None:
    """The 1 in "een dochter van één", where nothing follows that "een" could belong to."""
    if words[index].text != "een" or index == 0 or words[index - 1].norm != "van":
        return None
    after = words[index + 1] if index + 1 < len(words) else None
    return Quantity(1.0, None, index, index) if after is None or after.pause or after.norm == "en" else None
