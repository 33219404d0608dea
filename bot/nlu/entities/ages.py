"""Whose age a number in a message is, if it is an age at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Sequence

from bot.nlu.entities.age_anchor import AgeAnchor
from bot.nlu.entities.age_context import AgeContext
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.numbers import MONTH, YEAR, Quantity, number, quantity_at
from bot.nlu.entities.people import ADULT, BARE, CHILD, OWN, SIBLING, People
from bot.nlu.entities.places import Place, without_places
from bot.nlu.entities.sexes import SEXES, with_sex
from bot.nlu.entities.words import Word

_OLDEST_CHILD = 25
_OLDEST_WITH_UNIT = 60
_OLDEST = 120
_YOUNGEST_WRITER = 8
_REACH = 8
_STATED_REACH = 4
_ALSO_READ = SEXES | {"een"}


@dataclass(frozen=True)
class Age:
    """An age in a message.

    Attributes:
        years: the age.
        whose: CHILD, SIBLING, OWN, PEER (a friend who is young too), or BARE when the message does not say.
        first, last: its words.
        stated: whether it was told for its own sake, "mijn zus is 10", and not only in passing, "mijn zus van 10".
    """

    years: float
    whose: str
    first: int
    last: int
    stated: bool = False


class AgeFinder:
    """Finds ages: a number counts only when something in the sentence says that it is one."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._people = People(lexicons)
        self._lists = lexicons.word_lists("ages")
        self._context = AgeContext(self._lists)
        self._anchor = AgeAnchor(self._lists, self._people, self._context)

    def find(self, words: Sequence[Word], places: Sequence[Place] = ()) -> list[Age]:
        """Find the ages in a message, in order; those of parents and other adults are left out.

        Args:
            words: the message.
            places: the places in it.
        """
        if not places:
            return self._find(words)
        told, indexes = without_places(words, places)
        return [replace(age, first=indexes[age.first], last=indexes[age.last]) for age in self._find(told)]

    def _find(self, words: Sequence[Word]) -> list[Age]:
        ages: list[Age] = []
        index = 0
        while index < len(words):
            quantity = quantity_at(words, index)
            if quantity is None and words[index].text not in _ALSO_READ:
                index += 1
                continue
            sexed = with_sex(words, index)
            whose = self._introduced(words, sexed) if sexed is not None else None
            quantity = sexed if whose else quantity or _lone_one(words, index)
            if quantity is None:
                index += 1
                continue
            whose = whose or self._whose(words, quantity, ages[-1] if ages else None)
            if whose:
                ages.append(self._age(words, quantity, whose, ages[-1] if ages else None))
            index = quantity.last + 1
        return [age for age in ages if age.whose != ADULT]

    def _age(self, words: Sequence[Word], quantity: Quantity, whose: str, before: Age | None) -> Age:
        """The age that a number is, with how it was told."""
        told = [word.norm for word in words[max(quantity.first - _STATED_REACH, 0) : quantity.first]]
        stated = not (self._lists["is"] | self._lists["has"]).isdisjoint(told)
        if before is not None and before.stated:
            stated = stated or self._context.goes_on(words, before.last, quantity, _OLDEST_CHILD)
        if whose == CHILD and stated and not self._lists["pronouns"].isdisjoint(told):
            whose = self._spoken_of(words[: quantity.first]) or whose
        return Age(quantity.value, whose, quantity.first, quantity.last, stated)

    def _spoken_of(self, words: Sequence[Word]) -> str | None:
        """SIBLING when "zij" points back to one: "ik zorg voor mijn zusje, zij is 6"."""
        people = (self._people.whose(word.norm) for word in reversed(words))
        nearest = next((whose for whose in people if whose is not None), None)
        return SIBLING if nearest == SIBLING else None

    def paired(self, words: Sequence[Word], one: Age, other: Age) -> bool:
        """Whether two ages are told in one breath: "mijn broertje is 10 en ik 15", "ik ben 15 en hij 12"."""
        between = [word.norm for word in words[one.last + 1 : other.first]]
        known = self._lists["am"] | self._lists["is"] | self._lists["pronouns"] | self._lists["paired"]
        return len(between) <= _REACH and all(norm in known or self._people.whose(norm) for norm in between)

    def _introduced(self, words: Sequence[Word], sexed: Quantity) -> str | None:
        """Whose age it is that stands next to the letter of a sex: "m15", "ik ben v 16", "leerling (v/13)"."""
        if self._context.opens(words, sexed):
            return OWN if [word.norm for word in words[sexed.last + 1 : sexed.last + 2]] == ["hier"] else BARE
        before = [word.norm for word in words[max(sexed.first - 2, 0) : sexed.first]]
        if before[-1] in self._lists["am"] or before[-1] == "ik":
            return OWN
        if before[-1] == "een":
            return OWN if before[0] in self._lists["am"] else None
        if (person := self._people.whose(before[-1])) is not None:
            return None if words[sexed.last].text == "m" else person
        return BARE if words[sexed.first].pause and not words[sexed.last].gap.strip(" /") else None

    def _whose(self, words: Sequence[Word], quantity: Quantity, before: Age | None) -> str | None:
        context = self._context
        if self._counts(words, quantity):
            return None
        if before is not None and context.spans(words, before.last, quantity):
            return before.whose
        if context.lasts(words, quantity) or context.is_not_now(words, quantity):
            return None
        if before is not None and context.nears(words, before.last, quantity, before.years):
            return None
        if before is not None and context.goes_on(words, before.last, quantity, _OLDEST_CHILD):
            return before.whose
        if before is not None and before.whose == OWN and context.is_partners(words, before.last, quantity):
            return ADULT
        if context.details_count(words, quantity) or self._lists_children(words, quantity):
            return CHILD
        if (
            quantity.aged
            and (noun := self._people.whose(words[min(quantity.last + 1, len(words) - 1)].norm)) is not None
        ):
            return noun if _plausible(quantity, noun) else None  # "een 10-jarig meisje"
        whose = self._anchor.find(words, quantity) or self._behind(words, quantity) or self._alone(words, quantity)
        return whose if whose is not None and _plausible(quantity, whose) else None

    def _described(self, words: Sequence[Word], quantity: Quantity) -> str | None:
        """Who is described by an age: "een 10-jarig meisje"."""
        behind = words[quantity.last + 1 : quantity.last + 2]
        return self._people.whose(behind[0].norm) if quantity.aged and behind else None

    def _lists_children(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a number opens a list of ages behind children: "kinderen; 12 en 5 jaar"."""
        if not quantity.first or words[quantity.first].gap.strip() != ";":
            return False
        before = words[quantity.first - 1]
        return self._people.whose(before.norm) == CHILD or number(before.text) is not None

    def _counts(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a number counts things or people, or is a grade, date, amount or time."""
        after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
        if (
            quantity.unit is None
            and after is not None
            and after.norm == "van"
            and quantity_at(words, quantity.last + 2)
        ):
            return True  # "1 van 13 en 1 van 15"
        if quantity.unit is None and after is not None and not after.pause and self._people.whose(after.norm):
            return not self._next_in_row(words, quantity)
        return self._context.counts(words, quantity)

    def _next_in_row(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether the person behind a number has an age of their own: "zoon 13 dochter 10"."""
        behind = words[quantity.last + 2 : quantity.last + 4]
        aged = any(number(word.text) is not None for word in behind[:1])
        aged = aged or (len(behind) == 2 and behind[0].norm in self._lists["is"] and number(behind[1].text) is not None)
        before = words[quantity.first - 1].norm if quantity.first else ""
        return aged and (self._people.whose(before) is not None or before in self._lists["is"])

    def _behind(self, words: Sequence[Word], quantity: Quantity) -> str | None:
        """Whose age it is by the words behind it ("15 ben ik"), or as it says itself that it is an age."""
        behind = [word.norm for word in words[quantity.last + 1 : quantity.last + 4]]
        if behind[:2] == ["ben", "ik"]:
            return OWN
        if behind[:1] == ["is"] and self._begins(words, quantity):
            person = self._people.whose(behind[-1]) if behind[1:2] in (["mijn"], ["ons"], ["de"]) else None
            return CHILD if behind[1:2] in (["hij"], ["ze"], ["zij"]) else person
        before = words[quantity.first - 1].norm if quantity.first else ""
        if before in ("leeftijd", "leeftijden"):
            return BARE if quantity.value >= _YOUNGEST_WRITER else CHILD
        if not quantity.aged or (before in self._lists["is"] and self._people.is_thing(words, quantity.first - 2)):
            return None
        return OWN if before == "als" and quantity.value >= _YOUNGEST_WRITER else CHILD

    def _begins(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a clause begins with a number: "14 is ze", "amper 13 is ze"."""
        start = quantity.first
        while start > 0 and not words[start].pause and words[start - 1].norm in self._lists["fillers"]:
            start -= 1
        return start == 0 or words[start].pause or words[start - 1].norm == "en"

    def _alone(self, words: Sequence[Word], quantity: Quantity) -> str | None:
        """Whose age a number is that opens the message or fills a clause; a child's if too young to write."""
        if not 1 <= quantity.value <= _OLDEST_CHILD:
            return None
        if self._context.opens_span(words, quantity):
            return CHILD
        can_write = quantity.value >= _YOUNGEST_WRITER
        if not self._context.stands_alone(words, quantity, can_write):
            return None
        return BARE if can_write else CHILD


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
