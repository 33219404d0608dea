"""The person to whom the words before a number lead back: "mijn zoon met autisme wordt volgende maand 8"."""

from __future__ import annotations

from typing import Mapping, Sequence

from spacy.lang.nl.stop_words import STOP_WORDS

from bot.nlu.entities.age_context import AgeContext, closed, in_brackets
from bot.nlu.entities.numbers import YEAR, Quantity, number
from bot.nlu.entities.people import ADULT, CHILD, OWN, PEER, People
from bot.nlu.entities.words import Word

_REACH = 8
_HAS = "heeft"


class AgeAnchor:
    """Follows the small words of `data/lexicon/ages.yml` back to a person."""

    def __init__(self, lists: Mapping[str, frozenset[str]], people: People, context: AgeContext) -> None:
        self._lists = lists
        self._people = people
        self._context = context

    def find(self, words: Sequence[Word], quantity: Quantity) -> str | None:
        """Whose age a number is by the words before it, or None.

        Args:
            words: the message.
            quantity: the number.
        """
        verb = ""
        index = quantity.first - 1
        while index >= max(quantity.first - _REACH, 0) and not words[index + 1].stop:
            norm = words[index].norm
            adjacent = index == quantity.first - 1
            person = self._people.whose(norm)
            if norm in self._lists["am"] or norm in self._lists["is"]:
                verb = verb or norm
            elif norm in self._lists["has"] and self._context.has_years(words, quantity):
                verb = verb or ("ben" if norm == "heb" else _HAS)
            elif norm in self._lists["will"] and _becomes(words, quantity):
                verb = verb or "wordt"
            elif norm == "ik":
                return OWN if verb in self._lists["am"] or verb == "zijn" or adjacent else None
            elif norm in self._lists["pronouns"] and (verb or adjacent):
                told = verb == _HAS or verb in self._lists["is"]
                return CHILD if told or (adjacent and self._context.fits_pronoun(words, quantity)) else None
            elif person == ADULT and index and words[index - 1].norm == "kleine":
                return CHILD
            elif norm in self._lists["rank"] and self._ranks(words, index):
                return CHILD if verb or closed(words, quantity) else None
            elif person == ADULT and self._people.is_peer(norm, quantity.value):
                return PEER
            elif person:
                counted = adjacent and _counts_people(words, quantity)
                return None if counted else self._self_or(words, quantity, index, person)
            elif not (self._is_filler(words, quantity, index, bool(verb)) or self._names(words, quantity, index)):
                break
            index -= 1
        return self._by_verb(words, quantity, index, verb)

    def _names(self, words: Sequence[Word], quantity: Quantity, index: int) -> bool:
        """Whether a word behind a person can be their name: "mijn zoon Arthur (7)", "ons zoontje lowie van 4"."""
        if not index or words[index].pause or self._people.whose(words[index - 1].norm) is None:
            return False
        if words[index].capital:
            return True
        after = words[index + 1]
        told = (
            after.norm in self._lists["is"]
            or after.gap.endswith("(")
            or (after.norm == "van" and closed(words, quantity))
        )
        return told and words[index].norm not in STOP_WORDS

    def _ranks(self, words: Sequence[Word], index: int) -> bool:
        """Whether a word says who by the place in a row: "de tweede", ", derde 3"."""
        if index == 0 or words[index].pause or words[index - 1].norm in self._lists["ranked"]:
            return True
        return number(words[index - 1].text) is not None  # "twee groten"

    def _is_filler(self, words: Sequence[Word], quantity: Quantity, index: int, after_verb: bool) -> bool:
        """Whether a word can stand between a person and an age."""
        norm = words[index].norm
        if norm == "in":
            return words[index + 1].norm in self._lists["months"]
        if norm in self._lists["fillers"] or norm in self._lists["months"] or self._context.until(words, index):
            return True
        if self._context.is_class(words, index):
            return quantity.unit == YEAR or words[quantity.first].pause
        before = words[index - 1].norm if index else ""
        if after_verb:
            return (before in ("andere", "ander") or before in self._lists["rank"]) and number(norm) is not None
        # "mijn zoon met autisme van 8"
        return "met" in (norm, before) and number(words[index + 1].text) is None

    def _self_or(self, words: Sequence[Word], quantity: Quantity, index: int, whose: str) -> str | None:
        """`whose`, or OWN in "ik ben een meisje van 14", "ik meisje 14", "jongen van 15 hier"."""
        am = self._lists["am"]
        before = [word.norm for word in words[max(index - 2, 0) : index]]
        if len(before) == 2 and before[0] in am and before[1] == "de":
            return None  # "ik ben de oudste van 4" counts children
        if not self._people.can_be_self(words[index].norm):
            return whose
        after = [word.norm for word in words[quantity.last + 1 : quantity.last + 2]]
        article = before[-1:] in (["een"], ["als"]) and before[0] in am
        own = article or before[-1:] == ["ik"] or (bool(before) and before[-1] in am)
        return OWN if own or (after == ["hier"] and not before) else whose

    def _by_verb(self, words: Sequence[Word], quantity: Quantity, index: int, verb: str) -> str | None:
        """Whose age it is without a person before it: "ben 13", "Emma is 5 jaar", "... en is 15", "van 4"."""
        if verb in self._lists["am"]:
            return OWN
        if index >= 0 and (whose := self._by_name(words, quantity, index, verb)) is not None:
            return whose
        before = words[index].norm if index >= 0 else ""
        if verb in ("is", "wordt"):
            if index < 0:
                return CHILD if quantity.unit == YEAR or closed(words, quantity) else None
            named = quantity.unit == YEAR and before not in self._lists["lasting"]
            named = named and not self._people.is_thing(words, index)
            return CHILD if named or (quantity.unit in (None, YEAR) and before == "en") else None
        if self._introduces(words, quantity, index):
            return OWN
        if index == quantity.first - 1 and index >= 0 and words[index].capital and in_brackets(words, quantity):
            return CHILD
        if index > 0 and words[index].capital and words[index - 1].norm in ("mijn", "ons"):
            return CHILD if not verb and words[index + 1].norm == "van" else None
        opens = index < 0 or words[index + 1].pause
        return CHILD if opens and not verb and words[index + 1].norm == "van" and quantity.first > 0 else None

    def _by_name(self, words: Sequence[Word], quantity: Quantity, index: int, verb: str) -> str | None:
        """Whose age it is by the name before it: "Emma is 7", "ons Lotte 9", "Noor 5 en Stan 3"."""
        whose = self._people.named(words, index)
        before = words[index - 1].norm if index else ""
        if whose is None or before in self._lists["am"] or before == "heet":
            return None
        told = closed(words, quantity) or self._context.goes_with(words, quantity)
        if verb == _HAS or verb in self._lists["is"]:
            return whose if told or quantity.unit == YEAR else None
        belongs = self._people.belongs(words, index)
        if verb or words[index + 1].norm not in ("van", words[quantity.first].norm):
            return None
        if words[index + 1].norm == "van":
            return whose if belongs and (told or quantity.unit == YEAR or not _before_plural(words, quantity)) else None
        if belongs:
            return whose if told or quantity.unit is not None else None
        if words[quantity.first].pause:
            apart = quantity.last + 1 < len(words) and words[quantity.last + 1].pause
            return whose if apart and before not in self._lists["is"] else None
        return whose if told and self._in_row(words, quantity, index) else None

    def _in_row(self, words: Sequence[Word], quantity: Quantity, index: int) -> bool:
        """Whether another name with an age stands beside this one: "Noor 5 en Stan 3"."""
        start = index - 1 if index and words[index - 1].norm == "en" else index
        before = start > 0 and number(words[start - 1].text) is not None
        before = before or (start > 0 and words[start - 1].norm == "jaar")
        ahead = quantity.last + 1
        ahead += ahead < len(words) and words[ahead].norm == "en"
        after = ahead + 1 < len(words) and self._people.named(words, ahead) is not None
        return before or (after and number(words[ahead + 1].text) is not None)

    def _introduces(self, words: Sequence[Word], quantity: Quantity, index: int) -> bool:
        """Whether the writer gives a name before the age: "ik ben lore 16j", "ik heet Sam, 14"."""
        if index < 1 or index != quantity.first - 1 or words[index].pause:
            return False
        before = [word.norm for word in words[max(index - 2, 0) : index]]
        says_name = before[-1] in self._lists["am"] or before[-1] == "heet" or before == ["naam", "is"]
        named = words[index].norm not in STOP_WORDS and closed(words, quantity) and words[quantity.first].is_digits
        return says_name and (quantity.unit == YEAR or words[quantity.first].pause or named)


def _counts_people(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether a small number word right behind a person counts: "de oudste twee komen"."""
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    closed = after is None or after.pause or after.norm == "en"
    small = quantity.unit is None and quantity.value < 10 and not words[quantity.first].is_digits
    return small and not closed and not words[quantity.first].pause


def _before_plural(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether a number can count what follows: "van 8 begeleiders", not "van 8 liegt"."""
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    return after is not None and after.norm.endswith(("en", "s"))


def _becomes(words: Sequence[Word], quantity: Quantity) -> bool:
    return [word.norm for word in words[quantity.last + 1 : quantity.last + 2]] == ["worden"]
