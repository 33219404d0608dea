"""What the words around a number say about it: a count, a length of time, an age that is not now, a list."""

from __future__ import annotations

from typing import Mapping, Sequence

from bot.nlu.entities.numbers import DAY, IN_YEARS, MONTH, WEEK, YEAR, Quantity, number, quantity_at
from bot.nlu.entities.words import Word

_GRADES = (10, 20, 30, 50, 100)
_ORDINALS = ("de", "ste", "e", "m", "u", "h")
_ABOUT = ("een", "de", "ongeveer", "bijna", "dan", "meer", "ruim", "zo")
_LIST_MARKS = (",", "/", "-", "–", "+")
_WHEN_REACH = 4
_OPENING = 3
_LIKENED_REACH = 6
_HIGHEST_IN_ROW = 25
_LONGEST_ROW = 6
_CLASS_LENGTH = 5


class AgeContext:
    """Judges numbers by the small words of `data/lexicon/ages.yml`."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self._lists = lists

    def counts(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a number without unit counts things, or is a grade, date, amount or time."""
        if "€" in words[quantity.first].gap:
            return True
        after = _after(words, quantity)
        if quantity.unit is not None or after is None:
            return False
        mark = after.gap.strip()
        if after.is_digits and mark in ("/", ":"):
            return mark == ":" or number(after.text) in _GRADES
        if mark.startswith(("€", "%")):
            return True
        if after.pause and mark != "-":
            return False
        if after.is_digits and self._row(words, quantity):
            return False
        if after.norm == "op":
            return quantity.last + 2 < len(words) and number(words[quantity.last + 2].text) is not None
        if after.text in _ORDINALS:
            return not after.gap
        return after.is_digits or after.norm in self._lists["counted"] or after.norm in self._lists["months"]

    def lasts(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether years, months, weeks or days are a length of time: "al 3 jaar", "8 maanden geleden"."""
        if quantity.unit is None or quantity.aged:
            return False
        if quantity.unit not in IN_YEARS:
            return True
        start = quantity.first
        while start > 0 and words[start - 1].norm in _ABOUT:
            start -= 1
        before = [word.norm for word in words[max(start - 2, 0) : start]] if not words[start].pause else []
        after = _after(words, quantity)
        follows = after.norm if after is not None and not after.pause else ""
        if before[-1:] == ["al"] and before[0] in self._lists["is"] | self._lists["am"] | self._lists["has"]:
            return bool(follows) and follows not in ("en", "maar")
        if (before[-1:] and before[-1] in self._lists["lasting"]) or "zwanger" in before:
            return True
        of_age = quantity.first > 0 and words[quantity.first - 1].norm == "van"
        of_age = of_age or (follows == "hier" and self.opens(words, quantity))
        if quantity.unit in (DAY, WEEK) and not of_age:
            return follows not in ("", "en", "maar")
        return not of_age and follows in self._lists["lasted"]

    def _row(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether small numbers stand in a row that ends as a list does: "12 9 en 4", "5 7 en 12 jaar"."""
        index = quantity.last + 1
        end = min(len(words), index + _LONGEST_ROW)
        while index < end and words[index].gap == " " and _small(words[index]) and _small(words[index - 1]):
            index += 1
        ends = index > quantity.last + 1 and index + 1 < len(words) and words[index].norm in ("en", "of")
        return ends and not words[index].pause and _small(words[index + 1])

    def is_not_now(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether it is an age that was or will be, "toen hij 6 was", or only likened: "niveau van een 6-jarige"."""
        if self._likened(words, quantity):
            return True
        after = _after(words, quantity)
        if after is None or after.pause or after.norm not in self._lists["ends_clause"]:
            return False
        before = words[max(quantity.first - _WHEN_REACH, 0) : quantity.first]
        return any(word.norm in self._lists["when"] for word in before)

    def _likened(self, words: Sequence[Word], quantity: Quantity) -> bool:
        start = quantity.first
        while start > max(quantity.first - _LIKENED_REACH, 0) and not words[start].pause:
            start -= 1
            if words[start].norm in self._lists["likened"]:
                return True
        return False

    def goes_on(self, words: Sequence[Word], last: int, quantity: Quantity, oldest: float) -> bool:
        """Whether a number goes on the list of ages that ends at word `last`: "5, 7 en bijna 9"."""
        between = words[last + 1 : quantity.first]
        if any(word.stop for word in words[last + 1 : quantity.first + 1]):
            return False
        number_word = words[quantity.first]
        linked = bool(between) or number_word.gap.strip() in _LIST_MARKS
        linked = linked or (number_word.gap == " " and _small(number_word) and _small(words[last]))
        after = _after(words, quantity)
        closed = quantity.unit is not None or after is None or after.pause or self._row(words, quantity)
        closed = closed or (after is not None and after.norm in self._lists["after_list"])
        return linked and closed and quantity.value <= oldest and all(w.norm in self._lists["links"] for w in between)

    def nears(self, words: Sequence[Word], last: int, quantity: Quantity, years: float) -> bool:
        """Whether the number only says what the age at word `last` will be soon: "16, bijna 17"."""
        between = [word.norm for word in words[last + 1 : quantity.first]]
        return between in (["bijna"], ["straks"]) and quantity.value == years + 1

    def has_years(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether "heeft" can tell an age, as in other languages: "heeft 8 jaar", not "heeft 8 jaar ervaring"."""
        last, unit = quantity.last, quantity.unit
        while unit is None and last + 2 < len(words) and number(words[last + 2].text) is not None:
            if words[last + 1].norm != "en":
                return False
            row = quantity_at(words, last + 2)
            last, unit = (row.last, row.unit) if row is not None else (last + 2, None)
        after = words[last + 1] if last + 1 < len(words) else None
        return unit == YEAR and (after is None or after.pause or after.norm in self._lists["after_years"])

    def goes_with(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether what follows a number goes on about somebody: "is 7 wil niet slapen", "8 geworden"."""
        after = _after(words, quantity)
        return after is not None and after.norm in self._lists["after_list"] | self._lists["after_years"]

    def spans(self, words: Sequence[Word], last: int, quantity: Quantity) -> bool:
        """Whether a number is the upper end of what begins at the age at word `last`: "tussen 12 en 14 jaar"."""
        if last + 2 != quantity.first or quantity.unit not in (None, YEAR):
            return False
        start = [word.norm for word in words[max(last - 2, 0) : last]]
        link = words[last + 1].norm
        return ("tussen" in start and link in ("en", "a")) or ("van" in start and link == "tot")

    def opens_span(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a clause begins with "tussen" and this number, and goes on with "en 14 jaar"."""
        start, end = quantity.first - 1, quantity.last + 2
        if start < 0 or words[start].norm != "tussen" or not (start == 0 or words[start].pause):
            return False
        upper = quantity_at(words, end) if end < len(words) and words[end - 1].norm == "en" else None
        return upper is not None and upper.unit == YEAR and not self.lasts(words, upper)

    def is_class(self, words: Sequence[Word], index: int) -> bool:
        """Whether a word is part of the class somebody is in: "uit het 5e leerjaar", "tweede kleuterklas"."""
        told = self._lists["rank"] | self._lists["class_words"]
        for word in words[index : index + _CLASS_LENGTH]:
            if word.norm in self._lists["classes"]:
                return True
            if word.norm not in told and number(word.text) is None:
                return False
        return False

    def until(self, words: Sequence[Word], index: int) -> bool:
        """Whether a word is part of how long it takes until an age: "wordt over 3 maanden 18"."""
        norm, after = words[index].norm, words[index + 1].norm
        if norm in self._lists["until"]:
            return number(after) is not None
        start = index if number(norm) is not None and after in self._lists["units"] else index - 1
        timed = norm in self._lists["units"] or start == index
        return (
            timed
            and start > 0
            and words[start - 1].norm in self._lists["until"]
            and number(words[start].text) is not None
        )

    def is_partners(self, words: Sequence[Word], last: int, quantity: Quantity) -> bool:
        """Whether the number goes on from the writer's own age at word `last`: "ik ben 20 en zij 18"."""
        between = [word.norm for word in words[last + 1 : quantity.first] if word.norm not in self._lists["is"]]
        return len(between) == 2 and between[0] == "en" and between[1] in self._lists["pronouns"]

    def details_count(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a number opens a list behind a count of children: "mama van 2 (3 en 5)"."""
        if not quantity.first or number(words[quantity.first - 1].text) is None:
            return False
        mark = words[quantity.first].gap.strip()
        return mark in ("(", ":") or (mark == "," and quantity.first > 1 and words[quantity.first - 2].norm == "er")

    def fits_pronoun(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a number right behind "hij" or "ze" can be an age: "hij 14", "nu is hij 8 maanden"."""
        if words[quantity.first - 1].norm == "die":
            return False
        if quantity.first > 1 and words[quantity.first - 2].norm in self._lists["has"]:
            return words[quantity.first - 1].norm != "hem" and self.has_years(words, quantity)
        if quantity.unit == MONTH:
            return quantity.first > 1 and words[quantity.first - 2].norm in self._lists["is"]
        return quantity.unit == YEAR or (quantity.unit is None and words[quantity.first].is_digits)

    def stands_alone(self, words: Sequence[Word], quantity: Quantity, can_write: bool) -> bool:
        """Whether a number opens the message or fills a clause: "14j en ...", ", 16 jaar,", "boos en 16".

        Args:
            words: the message.
            quantity: the number.
            can_write: whether somebody of that age can have written it.
        """
        if quantity.unit not in (None, YEAR):
            return False
        after = _after(words, quantity)
        closed = after is None or (after.pause and not after.is_digits)
        if self.opens(words, quantity):
            follows = after is not None and (closed or after.norm in self._lists["after_opening"])
            in_years = quantity.unit == YEAR and (after is not None or quantity.first > 0)
            return (in_years or follows) if can_write else (in_years and follows)
        before = words[quantity.first - 1]
        if quantity.unit is None:
            return can_write and closed and before.norm == "en" and quantity.first <= _OPENING
        return closed and (words[quantity.first].pause or (before.pause and before.norm in ("nu", "pas")))

    def opens(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether nothing but a greeting stands before a number."""
        before = words[: min(quantity.first, _OPENING + 1)]
        return all(word.norm in self._lists["greetings"] for word in before)


def closed(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether nothing follows a number that it could count."""
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    return after is None or after.pause or after.norm in ("en", "maar", "de")


def in_brackets(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether a number stands between brackets on its own: "Noor (5)"."""
    after = _after(words, quantity)
    return words[quantity.first].gap.endswith("(") and (after is None or after.gap.startswith(")"))


def _small(word: Word) -> bool:
    """Whether a word can be one of the ages in a row."""
    return word.text.isdigit() and len(word.text) <= 2 and int(word.text) <= _HIGHEST_IN_ROW


def _after(words: Sequence[Word], quantity: Quantity) -> Word | None:
    return words[quantity.last + 1] if quantity.last + 1 < len(words) else None
